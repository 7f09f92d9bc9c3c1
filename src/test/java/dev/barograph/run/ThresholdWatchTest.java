package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.compare.MadeRun;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.ThresholdCheck;
import dev.barograph.metrics.ThresholdCheck.State;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import dev.barograph.model.ThresholdText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ThresholdWatchTest {
    private static final long S = 1_000_000_000;

    /// Two in each of ten seconds.
    private static final Recording RUN = MadeRun.seeded(1).lasting(10).perSecond(2).end();

    private final ThresholdWatch watch =
            new ThresholdWatch(
                    List.of(
                            ThresholdText.parse("", "errors < 10%", new ArrayList<>())
                                    .orElseThrow(),
                            ThresholdText.parse("", "throughput >= 1/s", new ArrayList<>())
                                    .orElseThrow()),
                    RUN.profile().load());

    private List<RunEvent> second(int second, long ok, long failed) {
        Counts counts = new Counts(ok + failed, ok + failed, ok, Map.of(FailureKind.RESET, failed));
        return watch.second(
                new Summary(second * S, counts, 0, 0, 0, Times.EMPTY, List.of()), second * S);
    }

    @Test
    void a_threshold_that_is_crossed_is_an_event_each_way_and_staying_is_none() {
        assertThat(watch.checks())
                .extracting(ThresholdCheck::state)
                .containsOnly(State.NOT_ENOUGH_DATA);
        assertThat(second(1, 100, 0)).isEmpty();
        assertThat(second(2, 100, 25))
                .containsExactly(
                        new RunEvent(
                                2 * S, RunEvent.Kind.THRESHOLD, "errors < 10% fails: 20 % so far"));
        assertThat(second(3, 100, 30)).isEmpty();
        assertThat(watch.checks())
                .extracting(ThresholdCheck::state)
                .containsExactly(State.FAILED, State.PASSED);
        assertThat(second(4, 950, 50))
                .containsExactly(
                        new RunEvent(
                                4 * S,
                                RunEvent.Kind.THRESHOLD,
                                "errors < 10% no longer fails: 5 % so far"));
        assertThat(second(5, 950, 50)).isEmpty();
    }

    @Test
    void the_wait_for_the_last_answers_crosses_no_bound_on_the_throughput() {
        Interval last = RUN.intervals().getLast();
        List<Interval> intervals = new ArrayList<>(RUN.intervals());
        assertThat(watch.second(RUN.summary(), last.endNanos())).isEmpty();
        intervals.add(
                new Interval(
                        10,
                        last.endNanos(),
                        20 * S,
                        0,
                        0,
                        Counts.ZERO,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        Times.EMPTY,
                        Optional.empty(),
                        Judgement.NONE));
        Summary all = Summary.of(intervals, List.of());
        assertThat(watch.afterPlan(all, OptionalLong.empty(), intervals, 30 * S)).isEmpty();
        assertThat(watch.checks().getLast().valueText()).isEqualTo("2/s");
    }

    @Test
    void one_that_fails_from_the_first_second_on_is_told_too() {
        assertThat(second(1, 0, 5)).extracting(RunEvent::atNanos).containsExactly(S);
    }
}
