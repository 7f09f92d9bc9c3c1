package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.demo.DemoServer;
import dev.barograph.metrics.Exemplar;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Recording;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Header;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.testing.Bounds;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExemplarRunTest {
    private static final String SECRET = "hunter2";

    /// Twice as much as two permits can carry: most of it is never sent.
    private static Profile overload(String url) {
        return new Profile(
                "shop",
                new RequestSpec(
                        "GET",
                        url,
                        List.of(new Header("Authorization", "Bearer " + SECRET)),
                        new Body.None()),
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(400, Duration.ofSeconds(2))),
                                new Spacing.Even())),
                Bounds.drain(Bounds.permits(Limits.DEFAULT, 2, 4), Duration.ofSeconds(1)));
    }

    @Test
    void a_run_keeps_an_example_of_every_way_its_requests_ended() throws Exception {
        try (DemoServer target = DemoServer.start(0)) {
            RunHandle run =
                    new LocalRunService()
                            .start(overload(target.url() + "/delay?ms=20&token=" + SECRET));
            Recording recording =
                    run.result().toCompletableFuture().get(30, TimeUnit.SECONDS).recording();
            List<Exemplar> examples = recording.exemplars();
            assertThat(recording.summary().counts().conserved()).isTrue();
            assertThat(
                            examples.stream()
                                    .map(e -> e.sample().outcome())
                                    .filter(Outcome.Failure.class::isInstance)
                                    .map(e -> ((Outcome.Failure) e).kind())
                                    .collect(Collectors.toSet()))
                    .isEqualTo(recording.summary().counts().byKind().keySet())
                    .contains(FailureKind.BACKLOG_FULL);
            assertThat(run.snapshot().exemplars()).isEqualTo(examples);
            assertThat(examples.toString()).doesNotContain(SECRET);
            long longest =
                    examples.stream()
                            .map(Exemplar::sample)
                            .filter(sample -> sample.outcome() instanceof Outcome.Ok)
                            .mapToLong(Sample::responseNanos)
                            .max()
                            .orElseThrow();
            assertThat(recording.summary().ok().response().maxNanos()).hasValue(longest);
            for (Exemplar each : examples) {
                isSound(each, recording.intervals());
            }
        }
    }

    private static void isSound(Exemplar each, List<Interval> intervals) {
        assertThat(each.request()).isEqualTo("shop");
        Interval interval = intervals.get(each.interval());
        long ended = each.sample().doneNanos() - interval.startNanos();
        // Recorded a moment after it ended, and perhaps on the other side of a tick.
        assertThat(ended).isBetween(-500_000_000L, interval.lengthNanos());
        if (each.sample().outcome() instanceof Outcome.Ok(int status)) {
            assertThat(each.exchange().status()).hasValue(status);
            assertThat(each.exchange().responseHeaders())
                    .extracting(Header::name)
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .contains("content-length");
            assertThat(each.exchange().connectionAgeNanos()).isPresent();
        }
    }
}
