package dev.barograph.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Watch;
import dev.barograph.model.Course;
import java.util.List;
import org.junit.jupiter.api.Test;

class AchievedTest {
    private static final long S = 1_000_000_000;

    @Test
    void the_mean_that_a_paused_run_asked_for_is_over_the_pause_too() {
        Recording canned = CannedRecordings.ALL.get("normal");
        Course course = Course.of(canned.profile().load().shape());
        long pauseNanos = 100 * S;
        Course paused = course.paused(S / 2).resumed(S / 2 + pauseNanos);
        long end = paused.endNanos().orElseThrow();
        IntervalTicker ticker =
                new IntervalTicker(new Recorder(), () -> Gauges.ZERO, () -> paused, 0, Watch.NONE);
        for (long at = S; at < end + S; at += S) {
            ticker.tick(at);
        }
        Recording recording =
                new Recording(
                                canned.profile(),
                                canned.startedAt(),
                                ticker.intervals(),
                                ticker.summary(),
                                ticker.clean(),
                                canned.judgement(),
                                canned.environment())
                        .explained(
                                List.of(new RunEvent(S / 2, RunEvent.Kind.PAUSED, "Paused")),
                                List.of());
        double mean = paused.average(0, end);
        assertThat(Achieved.of(recording).asked().orElseThrow())
                .isCloseTo(mean, within(mean * 0.02));
    }
}
