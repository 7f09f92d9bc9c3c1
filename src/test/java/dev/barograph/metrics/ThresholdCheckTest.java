package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.compare.MadeRun;
import dev.barograph.metrics.ThresholdCheck.State;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Threshold;
import dev.barograph.model.ThresholdText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ThresholdCheckTest {
    private static final long MS = 1_000_000;
    private static final long S = 1_000 * MS;

    private static Threshold threshold(String text) {
        return ThresholdText.parse("", text, new ArrayList<>()).orElseThrow();
    }

    /// Answers of 1, 2, 3 ... ms, half as long from the send.
    private static Summary answers(int count, Latencies... awaited) {
        LatencyPair ok =
                new LatencyPair(
                        Latencies.of(LongStream.rangeClosed(1, count).map(i -> i * MS).toArray()),
                        Latencies.of(
                                LongStream.rangeClosed(1, count).map(i -> i * MS / 2).toArray()));
        Latencies unfinished = Latencies.merge(Arrays.asList(awaited));
        Times times =
                new Times(
                        ok,
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        new LatencyPair(unfinished, Latencies.EMPTY),
                        PhaseTimes.EMPTY,
                        Latencies.EMPTY);
        return summary(new Counts(count, count, count, Map.of()), times);
    }

    private static Summary summary(Counts counts, Times times) {
        return new Summary(2 * S, counts, 0, 0, 0, times, List.of());
    }

    private static State state(String text, Summary run) {
        return ThresholdCheck.of(threshold(text), run).state();
    }

    @Test
    void each_figure_is_held_against_its_own_value() {
        Summary run = answers(1_000);
        assertThat(state("p50 < 501ms", run)).isEqualTo(State.PASSED);
        assertThat(state("p50 < 499ms", run)).isEqualTo(State.FAILED);
        assertThat(state("p99 < 991ms", run)).isEqualTo(State.PASSED);
        assertThat(state("p99 < 980ms", run)).isEqualTo(State.FAILED);
        assertThat(state("service p99 < 496ms", run)).isEqualTo(State.PASSED);
        assertThat(state("service p99 > 496ms", run)).isEqualTo(State.FAILED);
        assertThat(state("max <= 1s", run)).isEqualTo(State.PASSED);
        assertThat(state("max < 1s", run)).isEqualTo(State.FAILED);
        assertThat(state("mean < 501ms", run)).isEqualTo(State.PASSED);
        assertThat(state("mean < 500ms", run)).isEqualTo(State.FAILED);
        assertThat(state("throughput >= 500/s", run)).isEqualTo(State.PASSED);
        assertThat(state("throughput > 500/s", run)).isEqualTo(State.FAILED);
    }

    /// A hundred a second, and a wait of five seconds in which twenty more are answered.
    private static Recording waiting(String... thresholds) {
        Recording made = MadeRun.seeded(1).lasting(10).perSecond(100).end();
        Interval last = made.intervals().getLast();
        List<Interval> intervals = new ArrayList<>(made.intervals());
        intervals.add(
                new Interval(
                        10,
                        last.endNanos(),
                        5 * S,
                        0,
                        0,
                        new Counts(0, 0, 20, Map.of()),
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
        return new Recording(
                made.profile()
                        .withThresholds(
                                Arrays.stream(thresholds)
                                        .map(ThresholdCheckTest::threshold)
                                        .toList()),
                made.startedAt(),
                intervals,
                all,
                all,
                made.judgement(),
                made.environment());
    }

    @Test
    void the_rate_of_a_run_that_is_over_is_the_one_that_the_program_shows_everywhere() {
        Recording run = waiting("throughput >= 100/s", "throughput > 100/s");
        List<ThresholdCheck> checks = ThresholdCheck.of(run);
        assertThat(checks)
                .extracting(ThresholdCheck::state)
                .containsExactly(State.PASSED, State.FAILED);
        assertThat(checks).allSatisfy(check -> assertThat(check.valueText()).isEqualTo("100/s"));
        assertThat(checks.getFirst().value())
                .hasValue(
                        CarriedOut.of(run).donePerSecond(run.summary().counts(), run.intervals()));
    }

    @Test
    void the_error_share_is_the_one_that_the_program_shows_everywhere() {
        Counts counts =
                new Counts(
                        120,
                        100,
                        93,
                        Map.of(
                                FailureKind.HTTP_5XX, 4L,
                                FailureKind.TOTAL_TIMEOUT, 3L,
                                FailureKind.BACKLOG_FULL, 20L));
        Summary run = summary(counts, Times.EMPTY);
        ThresholdCheck check = ThresholdCheck.of(threshold("errors <= 7%"), run);
        assertThat(check.state()).isEqualTo(State.PASSED);
        assertThat(check.value()).hasValue(counts.errorShare());
        assertThat(check.valueText()).isEqualTo("7 %");
        assertThat(state("errors < 7%", run)).isEqualTo(State.FAILED);
    }

    /// So many good answers, failures and requests given up at the end.
    private static Summary unanswered(long ok, long failed, long cancelled) {
        long sent = ok + failed + cancelled;
        return summary(
                new Counts(
                        sent,
                        sent,
                        ok,
                        Map.of(FailureKind.HTTP_5XX, failed, FailureKind.CANCELLED, cancelled)),
                Times.EMPTY);
    }

    @Test
    void no_share_of_errors_passes_that_requests_without_an_answer_could_have_broken() {
        ThresholdCheck hung = ThresholdCheck.of(threshold("errors < 1%"), unanswered(448, 0, 112));
        assertThat(hung.state()).isEqualTo(State.NOT_ENOUGH_DATA);
        assertThat(hung.valueText()).isEqualTo("0 %");
        assertThat(hung.why()).isEqualTo("112 requests had no answer, 20 % of those sent");
        assertThat(state("errors <= 0%", unanswered(999, 0, 1))).isEqualTo(State.NOT_ENOUGH_DATA);
        // Had all ten failed it were exactly one in a hundred.
        assertThat(state("errors <= 1%", unanswered(990, 0, 10))).isEqualTo(State.PASSED);
        assertThat(state("errors < 1%", unanswered(990, 0, 10))).isEqualTo(State.NOT_ENOUGH_DATA);
        assertThat(state("errors < 1%", unanswered(991, 0, 9))).isEqualTo(State.PASSED);
        assertThat(ThresholdCheck.of(threshold("errors < 1%"), unanswered(9_990, 0, 1)).why())
                .isEmpty();
    }

    @Test
    void what_is_broken_already_fails_whatever_had_no_answer() {
        assertThat(state("errors < 1%", unanswered(90, 10, 1_000))).isEqualTo(State.FAILED);
        assertThat(state("errors > 50%", unanswered(90, 10, 1_000))).isEqualTo(State.FAILED);
    }

    @Test
    void what_had_no_answer_may_have_ended_well_too() {
        assertThat(state("errors > 5%", unanswered(90, 10, 99))).isEqualTo(State.PASSED);
        assertThat(state("errors > 5%", unanswered(90, 10, 100))).isEqualTo(State.NOT_ENOUGH_DATA);
    }

    @Test
    void of_requests_none_of_which_ended_there_is_no_share_but_their_number() {
        ThresholdCheck all = ThresholdCheck.of(threshold("errors < 1%"), unanswered(0, 0, 1));
        assertThat(all.state()).isEqualTo(State.NOT_ENOUGH_DATA);
        assertThat(all.value()).isEmpty();
        assertThat(all.why())
                .isEqualTo(
                        "no request has ended; 1 request had no answer, 100 % of" + " those sent");
    }

    @Test
    void with_too_few_samples_a_percentile_neither_passes_nor_fails_and_says_what_it_takes() {
        ThresholdCheck few = ThresholdCheck.of(threshold("p99 < 1s"), answers(999));
        assertThat(few.state()).isEqualTo(State.NOT_ENOUGH_DATA);
        assertThat(few.failed()).isFalse();
        assertThat(few.value()).isPresent();
        assertThat(few.why()).isEqualTo("p99 takes 1,000 good answers, there are 999");
        assertThat(state("p99 < 1ms", answers(999))).isEqualTo(State.NOT_ENOUGH_DATA);
        assertThat(state("p99 < 1ms", answers(1_000))).isEqualTo(State.FAILED);
        assertThat(state("p50 < 1ms", answers(19))).isEqualTo(State.NOT_ENOUGH_DATA);
        assertThat(state("p50 < 1ms", answers(20))).isEqualTo(State.FAILED);
        assertThat(state("p99.9 < 1h", answers(9_999))).isEqualTo(State.NOT_ENOUGH_DATA);
        assertThat(state("p99.9 < 1h", answers(10_000))).isEqualTo(State.PASSED);
    }

    @Test
    void a_request_that_was_awaited_in_vain_is_no_good_answer_and_may_break_a_bound() {
        Latencies awaited = Latencies.of(LongStream.range(0, 150).map(_ -> 9 * S).toArray());
        ThresholdCheck few = ThresholdCheck.of(threshold("p99 < 1s"), answers(600, awaited));
        assertThat(few.why())
                .isEqualTo("p99 takes 1,000 good answers, there are 600, and 150 awaited in vain");
        assertThat(state("p99 < 1s", answers(849, awaited))).isEqualTo(State.NOT_ENOUGH_DATA);
        assertThat(state("p99 < 1s", answers(850, awaited))).isEqualTo(State.FAILED);
        assertThat(state("p50 < 1s", answers(850, awaited))).isEqualTo(State.PASSED);
        // The longest of all is so long however few were answered.
        assertThat(state("max < 1s", answers(0, awaited))).isEqualTo(State.FAILED);
        assertThat(state("p50 < 1s", answers(0, awaited))).isEqualTo(State.FAILED);
    }

    @Test
    void nothing_is_said_of_a_run_in_which_nothing_happened() {
        for (String text : List.of("p50 < 1s", "max < 1s", "errors < 1%", "throughput > 1/s")) {
            ThresholdCheck check = ThresholdCheck.of(threshold(text), Summary.EMPTY);
            assertThat(check.state()).as(text).isEqualTo(State.NOT_ENOUGH_DATA);
            assertThat(check.value()).isEmpty();
            assertThat(check.valueText()).isEmpty();
            assertThat(check.why()).isNotEmpty();
        }
    }

    @Test
    void a_lower_bound_over_an_upper_bound_fails_and_one_below_it_decides_nothing() {
        Summary run = answers(1_000, Latencies.of(LongStream.range(0, 50).map(_ -> S).toArray()));
        ThresholdCheck over = ThresholdCheck.of(threshold("p99 < 900ms"), run);
        assertThat(over.state()).isEqualTo(State.FAILED);
        assertThat(over.atLeast()).isTrue();
        assertThat(over.valueText()).isEqualTo("at least 1 s");
        ThresholdCheck open = ThresholdCheck.of(threshold("p99 < 5s"), run);
        assertThat(open.state()).isEqualTo(State.NOT_ENOUGH_DATA);
        assertThat(open.why()).contains("still awaited");
        assertThat(state("p99 > 900ms", run)).isEqualTo(State.PASSED);
        assertThat(state("p99 > 5s", run)).isEqualTo(State.NOT_ENOUGH_DATA);
        // What no awaited request can change is decided, and the mean never is.
        assertThat(state("p50 < 900ms", run)).isEqualTo(State.PASSED);
        assertThat(state("mean < 10s", run)).isEqualTo(State.NOT_ENOUGH_DATA);
        assertThat(state("mean < 100ms", run)).isEqualTo(State.FAILED);
        assertThat(state("max < 10s", run)).isEqualTo(State.NOT_ENOUGH_DATA);
    }
}
