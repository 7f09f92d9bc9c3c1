package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
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
    void a_full_interval_is_shown_as_soon_as_it_is_there() {
        assertThat(tiles(List.of(interval(0, SECOND, 100), interval(SECOND, SECOND, 30))).sent())
                .isEqualTo("30");
    }

    @Test
    void a_percentile_that_unfinished_requests_could_make_longer_is_shown_as_a_lower_bound() {
        Latencies ok = Latencies.of(10_000_000, 10_000_000, 10_000_000, 10_000_000);
        Latencies cut = Latencies.of(2 * SECOND);
        Tiles tiles =
                tiles(
                        List.of(interval(0, SECOND, 5)),
                        new Summary(
                                SECOND,
                                Counts.ZERO,
                                0,
                                0,
                                0,
                                new Times(
                                        new LatencyPair(ok, ok),
                                        LatencyPair.EMPTY,
                                        LatencyPair.EMPTY,
                                        new LatencyPair(cut, cut),
                                        PhaseTimes.EMPTY,
                                        Latencies.EMPTY),
                                List.of()));
        assertThat(tiles.p50()).isEqualTo("10.0 ms");
        assertThat(tiles.p95()).isEqualTo("≥ 2.00 s");
        assertThat(tiles.p99()).isEqualTo("≥ 2.00 s");
    }

    private static Tiles tiles(List<Interval> intervals) {
        return tiles(intervals, Summary.EMPTY);
    }

    private static Tiles tiles(List<Interval> intervals, Summary summary) {
        return Tiles.of(
                new Snapshot(
                        RunPhase.DRAINING,
                        SECOND,
                        1,
                        OptionalLong.empty(),
                        new Gauges(100, 100, 0, 10, 0, 0),
                        intervals,
                        summary,
                        Summary.EMPTY,
                        RunJudgement.NONE),
                summary,
                Optional.empty());
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
