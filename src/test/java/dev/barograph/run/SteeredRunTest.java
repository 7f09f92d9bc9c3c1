package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RunEvent;
import dev.barograph.model.Limits;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Stage;
import dev.barograph.testing.Await;
import dev.barograph.testing.RawTarget;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A real run, steered.
@Tag("accuracy")
class SteeredRunTest {
    @Test
    void a_run_is_steered_by_hand_and_its_record_tells_what_was_done() throws Exception {
        try (RawTarget target = new RawTarget()) {
            RunHandle run =
                    new LocalRunService()
                            .start(ForkedRun.open(target.url(), 200, 6, ForkedRun.limits(1_000)));
            awaitElapsed(run, 1_500_000_000L);
            run.setLevel(600);
            // The third second is of that level, also where a busy machine ends it late.
            awaitElapsed(run, 3_500_000_000L);
            run.pause();
            run.note("the target is being restarted");
            awaitElapsed(run, 3_900_000_000L);
            long inPause = run.snapshot().gauges().scheduled();
            assertThat(run.snapshot().leftNanos()).isEmpty();
            awaitElapsed(run, 5_000_000_000L);
            assertThat(run.snapshot().gauges().scheduled()).isEqualTo(inPause);
            run.resume();
            awaitElapsed(run, 5_500_000_000L);
            run.followPlan();
            RunResult result = run.result().toCompletableFuture().get(30, TimeUnit.SECONDS);

            assertThat(result.end()).isEqualTo(RunEnd.COMPLETED);
            assertThat(result.recording().summary().counts().conserved()).isTrue();
            assertThat(result.recording().events())
                    .extracting(RunEvent::kind)
                    .containsSubsequence(
                            RunEvent.Kind.LOAD_CHANGED,
                            RunEvent.Kind.PAUSED,
                            RunEvent.Kind.NOTE,
                            RunEvent.Kind.RESUMED,
                            RunEvent.Kind.LOAD_CHANGED);
            var course = run.snapshot().course().orElseThrow();
            long end = course.endNanos().orElseThrow();
            assertThat(end).isBetween(7_400_000_000L, 8_500_000_000L);
            double planned = course.average(0, end) * end / 1e9;
            assertThat((double) result.recording().summary().counts().scheduled())
                    .isBetween(planned - 1, planned + 1);
            double asked =
                    result.recording().intervals().stream()
                            .mapToDouble(interval -> interval.planned() * interval.seconds())
                            .sum();
            assertThat(asked).isBetween(planned - 1, planned + 1);
            assertThat(result.recording().intervals())
                    .extracting(Interval::planned)
                    // A second ends some milliseconds after it should.
                    .anyMatch(level -> Math.abs(level - 600) < 10);
            assertThat((long) target.arrivalCount())
                    .isEqualTo(result.recording().summary().counts().sent());
        }
    }

    @Test
    void a_stage_that_begins_is_an_event() throws Exception {
        try (RawTarget target = new RawTarget()) {
            var profile = ForkedRun.open(target.url(), 50, 1, Limits.DEFAULT);
            LoadShape shape =
                    new LoadShape.Closed(
                            List.of(
                                    Stage.hold(1, Duration.ofMillis(700)),
                                    Stage.hold(2, Duration.ofMillis(700))));
            RunHandle run =
                    new LocalRunService()
                            .start(
                                    new dev.barograph.model.Profile(
                                            profile.name(),
                                            profile.request(),
                                            new dev.barograph.model.Load(shape),
                                            profile.limits()));
            RunResult result = run.result().toCompletableFuture().get(30, TimeUnit.SECONDS);
            assertThat(result.recording().events())
                    .contains(
                            new RunEvent(
                                    700_000_000,
                                    RunEvent.Kind.STAGE,
                                    "Stage 2 of 2: 2 in flight in 700ms"));
        }
    }

    private static void awaitElapsed(RunHandle run, long nanos) {
        Await.until(
                "the run is " + nanos + " ns old", () -> run.snapshot().elapsedNanos() >= nanos);
    }
}
