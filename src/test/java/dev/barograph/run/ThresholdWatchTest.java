package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Counts;
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
import org.junit.jupiter.api.Test;

class ThresholdWatchTest {
    private static final long S = 1_000_000_000;

    private final ThresholdWatch watch =
            new ThresholdWatch(
                    List.of(
                            ThresholdText.parse("", "errors < 10%", new ArrayList<>())
                                    .orElseThrow(),
                            ThresholdText.parse("", "throughput >= 1/s", new ArrayList<>())
                                    .orElseThrow()));

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
    void one_that_fails_from_the_first_second_on_is_told_too() {
        assertThat(second(1, 0, 5)).extracting(RunEvent::atNanos).containsExactly(S);
    }
}
