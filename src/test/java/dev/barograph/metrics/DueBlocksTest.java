package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.PercentileEstimate.Known;
import dev.barograph.metrics.PercentileEstimate.OpenAbove;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DueBlocksTest {
    private static final long MS = 1_000_000;
    private static final long S = 1_000 * MS;
    private static final int ABOVE_ALL = Buckets.index(Buckets.HIGHEST_NANOS) + 1;

    @Test
    void what_is_awaited_counts_in_the_block_in_which_it_began() {
        Latencies quick = Latencies.of(MS, MS, MS);
        List<IndexedCounts> ended =
                List.of(
                        new IndexedCounts(quick.counts()),
                        new IndexedCounts(Latencies.EMPTY.counts()),
                        new IndexedCounts(quick.counts()));
        // They began at 0.5, 0.9, 1.5 and 9.8 s of a run of 10 s.
        Latencies awaited = Latencies.of(9_500 * MS, 9_100 * MS, 8_500 * MS, 200 * MS);

        List<? extends Block> blocks =
                DueBlocks.of(
                        ended,
                        new long[] {S, 2 * S, 10 * S},
                        List.of(new DueBlocks.Awaited(awaited, 10 * S)));

        assertThat(blocks.stream().map(Block::total)).containsExactly(5L, 1L, 4L);
        assertThat(blocks.stream().map(block -> block.below(ABOVE_ALL)))
                .as("below what, nobody knows")
                .containsExactly(3L, 0L, 3L);
    }

    @Test
    void what_began_before_the_first_block_counts_in_it_and_what_is_too_young_in_the_last() {
        IndexedCounts none = new IndexedCounts(Latencies.EMPTY.counts());
        List<? extends Block> blocks =
                DueBlocks.of(
                        List.of(none, none),
                        new long[] {7 * S, 8 * S},
                        List.of(new DueBlocks.Awaited(Latencies.of(0, 20 * S), 8 * S)));

        assertThat(blocks.stream().map(Block::total)).containsExactly(1L, 1L);
    }

    @Test
    void a_percentile_of_a_steady_run_in_which_each_fifth_request_hangs_has_a_lower_bound() {
        List<Interval> run = new ArrayList<>();
        int seconds = 30;
        for (int i = 0; i < seconds; i++) {
            // The hung ones are told of in the last interval, as the run ends.
            LatencyPair hung = i == seconds - 1 ? pair(ages(seconds)) : LatencyPair.EMPTY;
            run.add(Seconds.of(i, withUnfinished(pair(quick()), hung)));
        }
        AwaitedTimes whole = Summary.of(run, List.of()).times().response();

        List<PercentileEstimate> known =
                Confidence.estimates(Times::response, whole, run, List.of(50.0, 90.0, 99.0));

        assertThat(known.getFirst()).isInstanceOf(Known.class);
        assertThat(known.get(1)).isInstanceOf(OpenAbove.class);
        OpenAbove p99 = (OpenAbove) known.get(2);
        // Of 1,500 requests 300 hang, ten a second: p99 is the age of the fifteenth.
        assertThat(p99.valueNanos()).isBetween(28 * S, 29 * S);
        assertThat(p99.lowNanos()).isBetween(27 * S, p99.valueNanos() - 1);
    }

    @Test
    void a_target_that_hangs_in_one_stretch_only_is_known_less_well() {
        List<Interval> run = new ArrayList<>();
        long[] ages = LongStream.range(0, 300).map(i -> 5 * S - i * 4 * MS).toArray();
        for (int i = 0; i < 30; i++) {
            LatencyPair hung = i == 29 ? pair(Latencies.of(ages)) : LatencyPair.EMPTY;
            run.add(Seconds.of(i, withUnfinished(pair(quick()), hung)));
        }
        AwaitedTimes whole = Summary.of(run, List.of()).times().response();

        assertThat(
                        Confidence.estimates(Times::response, whole, run, List.of(90.0))
                                .getFirst()
                                .low())
                .as("one stall in the run: in another one there may be none")
                .isEmpty();
    }

    @Test
    void how_long_answers_were_awaited_after_a_stop_says_nothing_of_when_the_others_became_due() {
        List<Interval> run = new ArrayList<>();
        int seconds = 30;
        for (int i = 0; i < seconds; i++) {
            LatencyPair waiting =
                    i == seconds - 1
                            ? new LatencyPair(ages(seconds), Latencies.EMPTY)
                            : LatencyPair.EMPTY;
            run.add(Seconds.of(i, withUnfinished(pair(quick()), waiting)));
        }
        List<PercentileEstimate> stopped = estimates(run);
        for (int i = 0; i < 10; i++) {
            run.add(Seconds.of(seconds + i, Times.EMPTY));
        }

        assertThat(stopped.getLast()).isInstanceOf(OpenAbove.class);
        assertThat(estimates(run)).isEqualTo(stopped);
    }

    private static List<PercentileEstimate> estimates(List<Interval> run) {
        AwaitedTimes whole = Summary.of(run, List.of()).times().response();
        List<Double> percentiles = List.of(50.0, 90.0, 99.0);
        IntervalTree tree = new IntervalTree();
        tree.read(run);
        List<PercentileEstimate> known =
                Confidence.estimates(Times::response, whole, run, percentiles);
        assertThat(tree.estimates(Curve.RESPONSE, 0, run.size(), false, whole, percentiles))
                .isEqualTo(known);
        return known;
    }

    private static Latencies quick() {
        return Latencies.of(LongStream.range(0, 40).map(i -> (5 + i) * MS).toArray());
    }

    /// Ten a second, each as old as the run was long then.
    private static Latencies ages(int seconds) {
        return Latencies.of(
                LongStream.range(0, 10L * seconds).map(i -> i * S / 10 + 50 * MS).toArray());
    }

    private static LatencyPair pair(Latencies times) {
        return new LatencyPair(times, times);
    }

    private static Times withUnfinished(LatencyPair ok, LatencyPair unfinished) {
        return Times.ofOk(ok).awaiting(unfinished);
    }
}
