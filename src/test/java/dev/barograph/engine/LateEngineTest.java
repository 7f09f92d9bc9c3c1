package dev.barograph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Sample;
import dev.barograph.model.SampleSink;
import dev.barograph.testing.ScriptedTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A machine that keeps the engine from its work, for a moment or for seconds.
class LateEngineTest extends OnVirtualTime {
    @Test
    void stopping_counts_what_became_due_while_the_lanes_were_late() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine = start(open(100, Duration.ofSeconds(60)), limits(50, 1_000), target);
        time.runFor(SECONDS);
        time.freeze(SECONDS);
        engine.stop();
        time.runFor(SECONDS);
        assertBalanced(engine);
        assertThat(engine.scheduled()).isEqualTo(201);
        assertThat(count(FailureKind.RUN_ENDED)).isEqualTo(100);
    }

    @Test
    void a_late_lane_sends_each_request_with_its_own_due_time() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine = start(open(1_000, Duration.ofSeconds(2)), limits(5_000, 0), target);
        time.runFor(SECONDS);
        time.freeze(500 * MILLIS);
        time.runFor(2 * SECONDS);
        assertBalanced(engine);
        assertThat(samples).hasSize(2_000);
        assertThat(samples.stream().mapToLong(Sample::queueNanos).max().getAsLong())
                .isBetween(498 * MILLIS, 500 * MILLIS);
        assertThat(samples.stream().mapToLong(Sample::dueNanos).distinct().count())
                .isEqualTo(2_000);
    }

    @Test
    void what_fell_due_in_a_freeze_of_more_than_a_second_is_missed_and_not_made_up_for() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine = start(open(1_000, Duration.ofSeconds(10)), limits(5_000, 0), target);
        time.runFor(3 * SECONDS);
        long frozen = time.nanos();
        time.freeze(4 * SECONDS);
        long thawed = time.nanos();
        time.runFor(5 * SECONDS);
        assertBalanced(engine);
        assertThat(samples).hasSize(10_000);
        assertThat(count(FailureKind.SUSPENDED)).isBetween(3_999L, 4_000L);
        assertThat(ok()).isEqualTo(10_000 - count(FailureKind.SUSPENDED));
        assertThat(target.sentAtNanos()).noneMatch(at -> at - frozen > 0 && at - thawed < 0);
        assertThat(target.sentAtNanos().stream().filter(at -> at - thawed >= 0).count())
                .isBetween(2_999L, 3_001L);
        assertThat(sentWithin(target, thawed, SECONDS)).isBetween(999L, 1_001L);
    }

    @Test
    void all_that_a_freeze_missed_is_counted_before_who_asked_for_it_goes_on() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine = start(open(1_000, Duration.ofSeconds(10)), limits(5_000, 0), target);
        time.runFor(3 * SECONDS);
        time.freeze(4 * SECONDS);
        AtomicLong counted = new AtomicLong();
        var _ = engine.countMissed().thenRun(() -> counted.set(count(FailureKind.SUSPENDED)));
        time.runFor(0);
        assertThat(counted).hasValueBetween(3_999L, 4_000L);
        time.runFor(5 * SECONDS);
        assertBalanced(engine);
        assertThat(count(FailureKind.SUSPENDED)).isEqualTo(counted.get());
    }

    @Test
    void who_asks_for_what_was_missed_is_told_at_once_that_nothing_was_of_a_slow_plan() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine = start(open(0.25, Duration.ofSeconds(20)), limits(5_000, 0), target);
        for (int request = 0; request < 5; request++) {
            time.runFor(SECONDS);
            CompletionStage<Void> counted = engine.countMissed();
            time.runFor(3 * SECONDS);
            assertThat(counted.toCompletableFuture()).isCompleted();
        }
        time.runFor(SECONDS);
        assertBalanced(engine);
        assertThat(ok()).isEqualTo(5);
        assertThat(samples).hasSize(5);
    }

    @Test
    void a_freeze_of_a_second_is_made_up_for_with_at_most_twice_the_rate() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine = start(open(1_000, Duration.ofSeconds(5)), limits(5_000, 0), target);
        time.runFor(2 * SECONDS);
        time.freeze(SECONDS);
        long thawed = time.nanos();
        time.runFor(3 * SECONDS);
        assertBalanced(engine);
        assertThat(ok()).isEqualTo(5_000);
        assertThat(sentWithin(target, thawed, SECONDS)).isBetween(1_990L, 2_001L);
    }

    @Test
    void a_second_freeze_is_missed_like_the_first_and_nothing_in_between_is() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine = start(open(100, Duration.ofSeconds(10)), limits(5_000, 0), target);
        time.runFor(2 * SECONDS);
        time.freeze(2 * SECONDS);
        time.runFor(2 * SECONDS);
        time.freeze(2 * SECONDS);
        time.runFor(3 * SECONDS);
        assertBalanced(engine);
        assertThat(samples).hasSize(1_000);
        assertThat(count(FailureKind.SUSPENDED)).isBetween(398L, 400L);
        assertThat(target.sentAtNanos()).hasSize(1_000 - (int) count(FailureKind.SUSPENDED));
    }

    @Test
    void a_freeze_while_what_the_last_one_missed_is_counted_makes_it_up_no_more_than_that() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        SampleSink frozenAgain =
                sample -> {
                    samples.add(sample);
                    if (samples.size() == 2_100) {
                        time.freeze(2 * SECONDS);
                    }
                };
        LoadEngine engine =
                LoadEngine.of(
                        open(1_000, Duration.ofSeconds(10)),
                        limits(5_000, 0),
                        new LoadEngine.Wiring(target, frozenAgain, time, faults::add));
        engine.start();
        time.runFor(2 * SECONDS);
        time.freeze(2 * SECONDS);
        time.runFor(7 * SECONDS);
        assertBalanced(engine);
        assertThat(samples).hasSize(10_000);
        assertThat(count(FailureKind.SUSPENDED)).isBetween(3_999L, 4_000L);
    }

    @Test
    void how_late_each_request_left_is_told_but_not_of_those_that_were_missed() {
        List<Long> lags = new ArrayList<>();
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        SampleSink sink =
                new SampleSink() {
                    @Override
                    public void record(Sample sample) {
                        samples.add(sample);
                    }

                    @Override
                    public void late(long lagNanos) {
                        lags.add(lagNanos);
                    }
                };
        LoadEngine engine =
                LoadEngine.of(
                        open(1_000, Duration.ofSeconds(10)),
                        limits(5_000, 0),
                        new LoadEngine.Wiring(target, sink, time, faults::add));
        engine.start();
        time.runFor(SECONDS);
        time.freeze(300 * MILLIS);
        time.runFor(SECONDS);
        time.freeze(5 * SECONDS);
        time.runFor(5 * SECONDS);
        assertBalanced(engine);
        assertThat(lags).hasSize(10_000 - (int) count(FailureKind.SUSPENDED));
        assertThat(Collections.max(lags)).isBetween(298 * MILLIS, 300 * MILLIS);
        assertThat(lags.stream().filter(lag -> lag > 0).count()).isBetween(298L, 301L);
    }

    private static long sentWithin(ScriptedTransport target, long fromNanos, long lengthNanos) {
        return target.sentAtNanos().stream()
                .filter(at -> at - fromNanos >= 0 && at - fromNanos < lengthNanos)
                .count();
    }
}
