package dev.barograph.metrics;

import dev.barograph.metrics.PercentileEstimate.NoInterval;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The 95 % interval of a percentile: between two order statistics of all samples, moved apart for
/// what neighbouring samples have in common. Pure functions; any thread.
///
/// 1. The run is cut into up to 128 blocks of equally many intervals ([BlockSeries]).
/// 2. How the share of samples below the percentile varies from block to block, against what
///    independent samples would do, gives the number of independent samples that the run is worth
///    ([BlockVariance]): never more than it has.
/// 3. With that number, the binomial distribution says between which ranks the true percentile lies
///    ([RankBounds]). The bounds are the times at those ranks, rounded outwards to the histogram's
///    buckets. This inverts an interval of a share into one of a quantile: R. S. Woodruff,
///    "Confidence intervals for medians and other position measures", Journal of the American
///    Statistical Association 47, 1952.
///
/// Too few: fewer than [#FEWEST_BEYOND] independent samples beyond the percentile, so p99.9 needs
/// 10,000 samples and more if they come in bursts. Where there are as many, both ranks lie within
/// the samples. If the samples were enough and only what they have in common makes them too few,
/// there are either fewer than [#FEWEST_SECONDS] seconds, or those there are differ too much.
///
/// Some times may be lower bounds ([AwaitedTimes]): then the ranks are those of the times as
/// recorded, and an upper bound that is not shorter than the shortest of those is none. The lower
/// one holds all the same, since no time is shorter than recorded. Such a time counts in the block
/// in which it began ([DueBlocks]).
///
/// What to expect: with one interval, or 60 and more, 95 to 97 % for independent samples (the count
/// of them is never raised above the true one, which errs on the wide side); with 2 to 30 intervals
/// 97 to 99 %. If load or target swing evenly, as with a burst each 10 s, the interval is too wide.
/// It is too narrow where the run is shorter than some fifty times the time in which the target
/// forgets its state, since such a run cannot show that; and a single interval is taken for
/// independent samples. The interval is about chance only: it knows nothing of a target that warms
/// up.
public final class Confidence {
    /// Fewest independent samples beyond a percentile (on its thinner side) for a figure to be
    /// given.
    public static final int FEWEST_BEYOND = 10;

    /// Seconds from which on there is an interval of the median at least, however much they differ;
    /// with fewer it is the length of the run that is wanting.
    public static final int FEWEST_SECONDS = 2 * FEWEST_BEYOND;

    /// So that 10,000 samples are enough for p99.9, whatever rounding says.
    private static final double ROUNDING = 1 - 1e-9;

    private Confidence() {}

    /// What is known of each percentile of all given intervals together.
    ///
    /// @param intervals one curve of a run or of a range of it, in order of time; each may be empty
    /// @param percentiles each above 0 and below 100, [Latencies#SHOWN] as a rule
    /// @return one estimate for each percentile, in the same order
    /// @throws IllegalArgumentException if a percentile is out of range
    public static List<PercentileEstimate> estimates(
            List<Latencies> intervals, List<Double> percentiles) {
        BlockSeries blocks = new BlockSeries();
        CountsBuffer whole = new CountsBuffer();
        long minNanos = Long.MAX_VALUE;
        long maxNanos = 0;
        for (Latencies interval : intervals) {
            blocks.add(interval.counts());
            whole.add(interval.counts());
            minNanos = Math.min(minNanos, interval.minNanos().orElse(Long.MAX_VALUE));
            maxNanos = Math.max(maxNanos, interval.maxNanos().orElse(0));
        }
        // Percentiles need no sums, and a merge that makes them takes several times as long.
        Latencies merged =
                new Latencies(
                        whole.toCounts(), minNanos, maxNanos, BigInteger.ZERO, BigInteger.ZERO, 0);
        return estimates(merged, blocks.blocks(), percentiles);
    }

    /// As [#estimates(List, List)], where what all intervals come to is there already, and with
    /// what is known of the times that are lower bounds.
    ///
    /// @param curve one of the distributions
    /// @param whole the same of all intervals together
    /// @param intervals in order of time; those awaited began before the end of the last one
    public static List<PercentileEstimate> estimates(
            Function<Times, AwaitedTimes> curve,
            AwaitedTimes whole,
            List<Interval> intervals,
            List<Double> percentiles) {
        if (whole.times().isEmpty()) {
            return estimates(whole, List.of(), percentiles);
        }
        BlockSeries series = new BlockSeries();
        List<DueBlocks.Awaited> awaited = new ArrayList<>();
        for (Interval interval : intervals) {
            AwaitedTimes times = curve.apply(interval.times());
            series.add(times.ended().counts());
            if (times.censored() > 0) {
                awaited.add(new DueBlocks.Awaited(times.awaited(), interval.endNanos()));
            }
        }
        List<IndexedCounts> ended = series.blocks();
        long[] endNanos = new long[ended.size()];
        for (int i = 0; i < endNanos.length; i++) {
            int next = Math.min((i + 1) * series.intervalsPerBlock(), intervals.size());
            endNanos[i] = intervals.get(next - 1).endNanos();
        }
        return estimates(whole, DueBlocks.of(ended, endNanos, awaited), percentiles);
    }

    /// What is known of each percentile of one interval alone, its samples taken for independent;
    /// cheap.
    ///
    /// @param interval may be empty
    /// @param percentiles each above 0 and below 100
    /// @return one estimate for each percentile, in the same order
    /// @throws IllegalArgumentException if a percentile is out of range
    public static List<PercentileEstimate> ofOne(Latencies interval, List<Double> percentiles) {
        return estimates(interval, List.of(new IndexedCounts(interval.counts())), percentiles);
    }

    /// The same of times some of which are lower bounds.
    public static List<PercentileEstimate> ofOne(AwaitedTimes interval, List<Double> percentiles) {
        return bounded(interval, ofOne(interval.times(), percentiles));
    }

    /// @param whole all samples of the blocks
    /// @param blocks in order of time
    static List<PercentileEstimate> estimates(
            AwaitedTimes whole, List<? extends Block> blocks, List<Double> percentiles) {
        return bounded(whole, estimates(whole.times(), blocks, percentiles));
    }

    private static List<PercentileEstimate> bounded(
            AwaitedTimes times, List<PercentileEstimate> asIfExact) {
        return asIfExact.stream().map(times::bounded).toList();
    }

    /// @param whole all samples of the blocks, each of them exact
    /// @param blocks in order of time
    static List<PercentileEstimate> estimates(
            Latencies whole, List<? extends Block> blocks, List<Double> percentiles) {
        for (double percentile : percentiles) {
            if (!(percentile > 0 && percentile < 100)) {
                throw new IllegalArgumentException(
                        "percentile must be > 0 and < 100, was " + percentile);
            }
        }
        if (whole.isEmpty()) {
            return percentiles.stream()
                    .<PercentileEstimate>map(percentile -> tooFew(0, percentile, 1))
                    .toList();
        }
        int[] buckets =
                percentiles.stream()
                        .mapToInt(percentile -> bucket(value(whole, percentile)))
                        .toArray();
        // A bound on each side of the bucket: with many samples of one time they differ much.
        int[] cuts =
                IntStream.concat(Arrays.stream(buckets), Arrays.stream(buckets).map(b -> b + 1))
                        .sorted()
                        .distinct()
                        .toArray();
        double[] inflations = inflations(blocks, cuts);
        NoInterval.Cause cause =
                blocks.stream().filter(block -> block.total() > 0).count() < FEWEST_SECONDS
                        ? NoInterval.Cause.TOO_FEW_SECONDS
                        : NoInterval.Cause.SECONDS_DIFFER;
        SortedTimes times = new SortedTimes(whole);
        List<PercentileEstimate> estimates = new ArrayList<>();
        for (int i = 0; i < buckets.length; i++) {
            estimates.add(
                    estimate(
                            whole,
                            times,
                            percentiles.get(i),
                            inflations[Arrays.binarySearch(cuts, buckets[i])],
                            inflations[Arrays.binarySearch(cuts, buckets[i] + 1)],
                            cause));
        }
        return List.copyOf(estimates);
    }

    /// Fewest samples with which a percentile can be given, if they are independent: 1,000 for p99.
    public static long fewest(double percentile) {
        return (long) Math.ceil(needed(percentile) * ROUNDING);
    }

    private static PercentileEstimate estimate(
            Latencies whole,
            SortedTimes times,
            double percentile,
            double lowInflation,
            double highInflation,
            NoInterval.Cause cause) {
        double p = percentile / 100;
        double worst = Math.max(lowInflation, highInflation);
        if (whole.count() < needed(percentile) * ROUNDING) {
            return tooFew(whole.count(), percentile, worst);
        }
        if (whole.count() / worst < needed(percentile) * ROUNDING) {
            return new NoInterval(cause, more(whole.count(), percentile, worst));
        }
        double ranks = whole.count() + 1.0;
        double lowRank =
                ranks * RankBounds.position(whole.count() / lowInflation, p, -BlockVariance.Z);
        double highRank =
                ranks * RankBounds.position(whole.count() / highInflation, p, BlockVariance.Z);
        long value = value(whole, percentile);
        return new PercentileEstimate.Known(
                value,
                Math.min(value, times.notAbove(lowRank)),
                Math.max(value, times.notBelow(highRank)));
    }

    private static PercentileEstimate.TooFew tooFew(
            long count, double percentile, double inflation) {
        return new PercentileEstimate.TooFew(more(count, percentile, inflation));
    }

    private static long more(long count, double percentile, double inflation) {
        long total = (long) Math.ceil(needed(percentile) * inflation * ROUNDING);
        return Math.max(1, total - count);
    }

    /// Independent samples that a percentile takes.
    private static double needed(double percentile) {
        return FEWEST_BEYOND * 100 / Math.min(percentile, 100 - percentile);
    }

    private static double[] inflations(List<? extends Block> blocks, int[] cuts) {
        long[] totals = blocks.stream().mapToLong(Block::total).toArray();
        return Arrays.stream(cuts)
                .mapToDouble(cut ->
                        BlockVariance.inflation(
                                blocks.stream().mapToLong(block -> block.below(cut)).toArray(),
                                totals))
                .toArray();
    }

    private static long value(Latencies whole, double percentile) {
        return whole.percentileNanos(percentile).orElseThrow();
    }

    private static int bucket(long nanos) {
        return Buckets.index(Math.min(nanos, Buckets.HIGHEST_NANOS));
    }
}
