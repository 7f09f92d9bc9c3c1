package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Curve;
import dev.barograph.metrics.CurveFigures;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.PercentileEstimate.NoInterval.Cause;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.RangeFigures;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TilesTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void the_last_second_is_never_the_few_milliseconds_at_the_end_of_a_run() {
        Tiles tiles = tiles(List.of(interval(0, SECOND, 100), interval(SECOND, 4_000_000, 30)));
        assertThat(tiles.rateSpan()).isEqualTo("last second");
        assertThat(tiles.sent()).isEqualTo("100");
        assertThat(tiles.done()).isEqualTo("100");
    }

    @Test
    void rates_of_a_run_that_is_over_leave_the_wait_for_the_last_answers_out() {
        // Ten a second for two seconds of the plan, and twenty more answers in three of waiting.
        List<Interval> run =
                List.of(
                        interval(0, SECOND, 10),
                        interval(SECOND, SECOND, 10),
                        interval(2 * SECOND, 3 * SECOND, 20));
        Summary whole = Summary.of(run, List.of());
        Tiles tiles =
                tiles(RunPhase.DONE, run, whole, new CarriedOut(2, 2 * SECOND), Optional.empty());
        assertThat(tiles.rateSpan()).isEqualTo("whole run");
        assertThat(tiles.done()).isEqualTo("10");
        assertThat(tiles.sent()).isEqualTo("20");
    }

    @Test
    void a_full_interval_is_shown_as_soon_as_it_is_there() {
        assertThat(tiles(List.of(interval(0, SECOND, 100), interval(SECOND, SECOND, 30))).sent())
                .isEqualTo("30");
    }

    @Test
    void a_share_of_errors_says_how_far_requests_without_an_answer_could_move_it() {
        Summary run = answered(800, 8);
        assertThat(tiles(run, Optional.empty()).errors())
                .isEqualTo(new ErrorCell("1 %", true, "", ErrorCell.NONE.words()));

        Latencies ages = repeated(9 * SECOND, 202);
        ErrorCell hung =
                tiles(run.awaiting(new LatencyPair(ages, ages)), Optional.empty()).errors();
        assertThat(hung.value()).isEqualTo("1 %");
        assertThat(hung.bound()).isEqualTo("up to 21 %");
        assertThat(hung.words())
                .contains(
                        "202 of 1,002 sent had no answer: 0.8 % of these had they all ended well,"
                                + " 21 % had they all failed.");

        LatencyPair neverSent = new LatencyPair(ages, Latencies.EMPTY);
        assertThat(tiles(run.awaiting(neverSent), Optional.empty()).errors().bound())
                .as("what was not sent is no error")
                .isEmpty();
    }

    @Test
    void where_none_has_ended_there_is_no_share_of_errors_but_how_far_it_could_go() {
        Latencies ages = repeated(9 * SECOND, 5);
        ErrorCell hung =
                tiles(Summary.EMPTY.awaiting(new LatencyPair(ages, ages)), Optional.empty())
                        .errors();
        assertThat(hung.value()).isEqualTo("–");
        assertThat(hung.bound()).isEqualTo("up to 100 %");
        assertThat(tiles(Summary.EMPTY, Optional.empty()).errors().value()).isEqualTo("–");
    }

    @Test
    void
            the_errors_of_a_range_could_be_those_that_became_due_in_it_and_not_all_that_were_cancelled() {
        Counts counts = new Counts(110, 110, 90, Map.of(FailureKind.CANCELLED, 300L));
        Summary last =
                new Summary(SECOND, counts, 0, 0, 0, Times.EMPTY, List.of())
                        .awaiting(new LatencyPair(repeated(SECOND, 10), repeated(SECOND, 10)));
        assertThat(range(last).errors().bound()).isEqualTo("up to 10 %");
        assertThat(tiles(last, Optional.empty()).errors().bound())
                .as("a run of an old file")
                .isEqualTo("up to 76.9 %");
    }

    private static Tiles range(Summary summary) {
        RangeFigures figures = known(new PercentileEstimate.TooFew(1)).orElseThrow();
        return Tiles.of(
                new RangeFigures(
                        0, 1, summary, Summary.EMPTY, figures.curves(), figures.cleanCurves()),
                List.of(interval(0, SECOND, 5)),
                Optional.empty());
    }

    private static Summary answered(long ended, long bad) {
        return new Summary(
                SECOND,
                new Counts(ended, ended, ended - bad, Map.of(FailureKind.HTTP_5XX, bad)),
                0,
                0,
                0,
                Times.EMPTY,
                List.of());
    }

    @Test
    void a_percentile_that_unfinished_requests_could_make_longer_is_shown_as_a_lower_bound() {
        Summary summary = summary(repeated(10_000_000, 990), repeated(2 * SECOND, 60));
        Tiles tiles = tiles(summary, Optional.empty());
        assertThat(tiles.p50().value()).isEqualTo("10.0 ms");
        assertThat(tiles.p95().value()).isEqualTo("≥2.00 s");
        assertThat(tiles.p99().value()).isEqualTo("≥2.00 s");
        assertThat(tiles.p99().tip())
                .startsWith("p99 ≥ 2.00 s")
                .contains("still awaited")
                .doesNotContain("≥2.00");
        assertThat(tiles.p50().tip()).startsWith("p50 = 10.0 ms");
    }

    @Test
    void an_interval_that_unfinished_requests_could_make_longer_has_a_lower_end_only() {
        Summary summary = summary(repeated(10_000_000, 990), repeated(2 * SECOND, 60));
        for (PercentileEstimate known :
                List.of(
                        new PercentileEstimate.OpenAbove(2 * SECOND, 12_000_000),
                        // Found before the run had ended.
                        new PercentileEstimate.Known(2 * SECOND, 12_000_000, 2 * SECOND))) {
            TimeCell p99 = tiles(summary, known(known)).p99();
            assertThat(p99.value()).isEqualTo("≥2.00 s");
            assertThat(p99.range()).isEqualTo("from 12.0 ms");
            assertThat(p99.tip())
                    .startsWith("p99 ≥ 2.00 s. ")
                    .contains("95 % interval: from 12.0 ms; no upper bound is known")
                    .doesNotContain(" to 2.00 s");
        }
        TimeCell p50 =
                tiles(summary, known(new PercentileEstimate.OpenAbove(10_000_000, 9_000_000)))
                        .p50();
        assertThat(p50.value()).isEqualTo("10.0 ms");
        assertThat(p50.range()).isEqualTo("from 9.00");
        assertThat(p50.tip()).contains("no upper bound is known").doesNotContain("A lower bound");
    }

    @Test
    void a_percentile_of_too_few_samples_is_not_shown_and_says_how_many_are_missing() {
        Tiles tiles = tiles(summary(repeated(10_000_000, 150)), Optional.empty());
        assertThat(tiles.p50().value()).isEqualTo("10.0 ms");
        assertThat(tiles.p95().value()).isEqualTo("too few");
        assertThat(tiles.p95().range()).isEqualTo("samples");
        assertThat(tiles.p95().tip()).startsWith("Too few samples for p95: about 50 more");
        assertThat(tiles(Summary.EMPTY, Optional.empty()).p95()).isEqualTo(TimeCell.NONE);
    }

    @Test
    void below_a_percentile_stands_its_interval_or_why_it_has_none() {
        Summary summary = summary(repeated(10_000_000, 1_000));
        Tiles tiles =
                tiles(
                        summary,
                        known(new PercentileEstimate.Known(9_900_000, 9_800_000, 10_300_000)));
        assertThat(tiles.p99().value()).isEqualTo("10.0 ms");
        assertThat(tiles.p99().range()).isEqualTo("9.80–10.3");
        assertThat(tiles.p99().tip()).contains("95 % interval: 9.80 ms to 10.3 ms");
        assertThat(tiles(summary, known(none(Cause.TOO_FEW_SECONDS))).p99().range())
                .isEqualTo("too short");
        assertThat(tiles(summary, known(none(Cause.SECONDS_DIFFER))).p99().range())
                .isEqualTo("unsteady");
    }

    @Test
    void an_interval_that_is_not_known_yet_or_that_the_times_have_left_is_not_shown() {
        Summary summary = summary(repeated(10_000_000, 1_000));
        Optional<RangeFigures> old =
                known(new PercentileEstimate.Known(5_000_000, 4_000_000, 6_000_000));
        for (Tiles tiles :
                List.of(
                        tiles(summary, Optional.empty()),
                        tiles(summary, old),
                        tiles(summary, known(new PercentileEstimate.TooFew(3))))) {
            assertThat(tiles.p99().value()).isEqualTo("10.0 ms");
            assertThat(tiles.p99().range()).isEmpty();
            assertThat(tiles.p99().tip()).contains("is being found");
        }
    }

    @Test
    void the_service_time_stands_beside_the_response_time_with_an_interval_of_its_own() {
        Latencies response = repeated(10_000_000, 1_000);
        Latencies service = repeated(4_000_000, 1_000);
        Tiles tiles =
                tiles(
                        summary(new LatencyPair(response, service), LatencyPair.EMPTY),
                        known(
                                new PercentileEstimate.Known(9_900_000, 9_800_000, 10_300_000),
                                new PercentileEstimate.Known(3_990_000, 3_800_000, 4_100_000)));
        assertThat(tiles.p99().value()).isEqualTo("10.0 ms");
        assertThat(
                        List.of(
                                tiles.serviceP50().value(),
                                tiles.serviceP95().value(),
                                tiles.serviceP99().value()))
                .containsOnly("4.00 ms");
        assertThat(tiles.serviceP99().tip()).contains("95 % interval: 3.80 ms to 4.10 ms");
    }

    private static PercentileEstimate none(Cause cause) {
        return new PercentileEstimate.NoInterval(cause, 1);
    }

    private static Optional<RangeFigures> known(PercentileEstimate of) {
        return known(of, of);
    }

    private static Optional<RangeFigures> known(
            PercentileEstimate ofResponse, PercentileEstimate ofService) {
        return Optional.of(
                new RangeFigures(
                        0,
                        1,
                        Summary.EMPTY,
                        Summary.EMPTY,
                        List.of(curve(Curve.RESPONSE, ofResponse), curve(Curve.SERVICE, ofService)),
                        List.of()));
    }

    private static CurveFigures curve(Curve curve, PercentileEstimate of) {
        return new CurveFigures(
                curve,
                curve.of(Times.EMPTY),
                CurveFigures.PERCENTILES.stream().map(_ -> of).toList());
    }

    private static Summary summary(Latencies ok) {
        return summary(ok, Latencies.EMPTY);
    }

    private static Summary summary(Latencies ok, Latencies cut) {
        return summary(new LatencyPair(ok, ok), new LatencyPair(cut, cut));
    }

    private static Summary summary(LatencyPair ok, LatencyPair cut) {
        return new Summary(
                SECOND,
                Counts.ZERO,
                0,
                0,
                0,
                new Times(
                        ok,
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        cut,
                        PhaseTimes.EMPTY,
                        Latencies.EMPTY),
                List.of());
    }

    private static Tiles tiles(Summary summary, Optional<RangeFigures> known) {
        return tiles(List.of(interval(0, SECOND, 5)), summary, known);
    }

    private static Latencies repeated(long nanos, int count) {
        long[] times = new long[count];
        Arrays.fill(times, nanos);
        return Latencies.of(times);
    }

    private static Tiles tiles(List<Interval> intervals) {
        return tiles(intervals, Summary.EMPTY, Optional.empty());
    }

    private static Tiles tiles(
            List<Interval> intervals, Summary summary, Optional<RangeFigures> known) {
        CarriedOut plan = new CarriedOut(intervals.size(), SECOND);
        return tiles(RunPhase.DRAINING, intervals, summary, plan, known);
    }

    private static Tiles tiles(
            RunPhase phase,
            List<Interval> intervals,
            Summary summary,
            CarriedOut plan,
            Optional<RangeFigures> known) {
        return Tiles.of(
                new Snapshot(
                        phase,
                        SECOND,
                        1,
                        OptionalLong.empty(),
                        new Gauges(100, 100, 0, 10, 0, 0),
                        intervals,
                        summary,
                        Summary.EMPTY,
                        RunJudgement.NONE),
                summary,
                plan,
                Optional.empty(),
                known);
    }

    private static Interval interval(long start, long length, long count) {
        return new Interval(
                0,
                start,
                length,
                0,
                100,
                new Counts(count, count, count, Map.of()),
                0,
                10,
                0,
                0,
                0,
                0,
                0,
                Times.EMPTY,
                Optional.empty(),
                Judgement.NONE);
    }
}
