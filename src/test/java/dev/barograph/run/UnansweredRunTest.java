package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.ThresholdCheck;
import dev.barograph.metrics.ThresholdCheck.State;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Problem;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.Threshold;
import dev.barograph.model.ThresholdText;
import dev.barograph.testing.SilentServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Real runs none of whose requests is answered: what is said of them.
class UnansweredRunTest {
    private static final Duration DRAIN = Duration.ofSeconds(5);

    /// Twenty requests in a second.
    private static Recording run(String url, Duration totalTimeout, Duration drain)
            throws Exception {
        return start(url, totalTimeout, drain)
                .result()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)
                .recording();
    }

    private static RunHandle start(
            String url, Duration totalTimeout, Duration drain, Threshold... thresholds) {
        Limits usual = Limits.DEFAULT;
        Profile profile =
                new Profile(
                        "unanswered",
                        new RequestSpec("GET", url, List.of(), new Body.None()),
                        new Load(
                                new LoadShape.Open(
                                        List.of(Stage.hold(20, Duration.ofSeconds(1))),
                                        new Spacing.Even())),
                        new Limits(
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(30),
                                totalTimeout,
                                drain,
                                usual.permits(),
                                usual.backlog(),
                                usual.maxBodyBytes()));
        return new LocalRunService().start(profile.withThresholds(List.of(thresholds)));
    }

    @Test
    void time_outs_in_the_wait_for_the_last_answers_are_noted() throws Exception {
        try (SilentServer silent = new SilentServer()) {
            Recording recording = run(silent.url(), Duration.ofSeconds(2), DRAIN);
            assertThat(recording.summary().counts().of(FailureKind.TOTAL_TIMEOUT)).isEqualTo(20);
            assertThat(recording.judgement().notes())
                    .contains(
                            "20 requests sent in the plan timed out while the run waited for the"
                                    + " last answers.");
        }
    }

    @Test
    void what_ends_in_the_wait_for_the_last_answers_is_in_no_bound_on_the_throughput()
            throws Exception {
        Threshold bound =
                ThresholdText.parse("", "throughput > 1/s", new ArrayList<>()).orElseThrow();
        try (SilentServer silent = new SilentServer()) {
            RunHandle run = start(silent.url(), Duration.ofSeconds(2), DRAIN, bound);
            Recording recording =
                    run.result().toCompletableFuture().get(30, TimeUnit.SECONDS).recording();
            assertThat(recording.summary().counts().timedOut()).isEqualTo(20);
            assertThat(run.snapshot().thresholds())
                    .isEqualTo(ThresholdCheck.of(recording))
                    .singleElement()
                    .satisfies(check -> assertThat(check.value()).hasValue(0));
            // It was broken from the first second on, and no answer in the wait mended it.
            assertThat(recording.events())
                    .filteredOn(event -> event.kind() == RunEvent.Kind.THRESHOLD)
                    .hasSize(1);
        }
    }

    @Test
    void a_bound_on_errors_is_not_judged_by_requests_that_hang_to_the_end() throws Exception {
        try (SilentServer silent = new SilentServer()) {
            Recording recording = run(silent.url(), Duration.ofSeconds(30), Duration.ofMillis(200));
            List<Problem> problems = new ArrayList<>();
            ThresholdCheck check =
                    ThresholdCheck.of(
                            ThresholdText.parse("", "errors < 1%", problems).orElseThrow(),
                            recording.summary());
            assertThat(check.state()).isEqualTo(State.NOT_ENOUGH_DATA);
            assertThat(check.why()).contains("20 requests had no answer");
        }
    }
}
