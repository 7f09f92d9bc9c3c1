package dev.barograph.metrics;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/// Makes runs of synthetic times and counts how often the intervals of their percentiles hold the
/// truth. Makes the blocks of a run of that length (`BlockSeriesTest` shows that they are the
/// same), so that thousands of runs take seconds.
final class SyntheticRun {
    private static final double MS = 1e6;

    private final long[] byIndex = new long[Buckets.index(Buckets.HIGHEST_NANOS) + 1];
    private final boolean coarse;
    private long minNanos;
    private long maxNanos;

    /// Whose times have three digits.
    SyntheticRun() {
        this(false);
    }

    /// @param coarse whether its times have two digits, as those of phases
    SyntheticRun(boolean coarse) {
        this.coarse = coarse;
    }

    /// Where the times of one run come from.
    interface Target {
        /// The level of the next interval: what its times are multiplied by.
        DoubleSupplier levels(SplittableRandom random);

        /// One time in ms, at level 1.
        double timeMs(SplittableRandom random);

        /// The true percentile over all levels, in ms.
        double quantileMs(double p);
    }

    private record Few(int[] indexes) implements Block {
        @Override
        public long total() {
            return indexes.length;
        }

        @Override
        public long below(int bucket) {
            int below = 0;
            for (int index : indexes) {
                below += index < bucket ? 1 : 0;
            }
            return below;
        }
    }

    private PackedCounts packed() {
        PackedCounts.Builder packed = new PackedCounts.Builder();
        for (int index = Buckets.index(minNanos);
                index <= Buckets.index(Buckets.coarse(maxNanos));
                index++) {
            if (byIndex[index] > 0) {
                packed.add(index, byIndex[index]);
            }
        }
        return packed.build();
    }

    /// How often the interval held the true percentile, of all runs in which there was one.
    record Coverage(double percentile, double share, int runs) {}

    /// One result for each percentile.
    List<Coverage> coverage(
            Target target, int intervals, int each, int runs, List<Double> percentiles, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] held = new int[percentiles.size()];
        int[] known = new int[percentiles.size()];
        double[] truths =
                percentiles.stream().mapToDouble(p -> MS * target.quantileMs(p / 100)).toArray();
        for (int run = 0; run < runs; run++) {
            List<Block> blocks = blocks(target, intervals, each, random);
            Latencies all =
                    new Latencies(
                            packed(), minNanos, maxNanos, BigInteger.ZERO, BigInteger.ZERO, 0);
            List<PercentileEstimate> estimates = Confidence.estimates(all, blocks, percentiles);
            for (int i = 0; i < known.length; i++) {
                if (estimates.get(i) instanceof PercentileEstimate.Known(_, long low, long high)) {
                    known[i]++;
                    held[i] += low <= truths[i] && truths[i] <= high ? 1 : 0;
                }
            }
        }
        List<Coverage> coverages = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            coverages.add(new Coverage(percentiles.get(i), (double) held[i] / known[i], known[i]));
        }
        return coverages;
    }

    private List<Block> blocks(Target target, int intervals, int each, SplittableRandom random) {
        Arrays.fill(byIndex, 0);
        minNanos = Long.MAX_VALUE;
        maxNanos = 0;
        int perBlock = 1;
        while (perBlock * BlockSeries.MOST < intervals) {
            perBlock *= 2;
        }
        DoubleSupplier levels = target.levels(random);
        List<Block> blocks = new ArrayList<>();
        for (int first = 0; first < intervals; first += perBlock) {
            int[] indexes = new int[(Math.min(intervals, first + perBlock) - first) * each];
            int next = 0;
            while (next < indexes.length) {
                double level = MS * levels.getAsDouble();
                for (int k = 0; k < each; k++) {
                    long nanos = (long) (level * target.timeMs(random));
                    int index = Buckets.index(coarse ? Buckets.coarse(nanos) : nanos);
                    byIndex[index]++;
                    indexes[next++] = index;
                    minNanos = Math.min(minNanos, nanos);
                    maxNanos = Math.max(maxNanos, nanos);
                }
            }
            blocks.add(new Few(indexes));
        }
        return blocks;
    }
}
