package dev.barograph.compare;

import dev.barograph.metrics.Latencies;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// A few hundred cells that a distribution is counted in instead of its thousands of buckets: dense
/// around the percentiles that are asked for and towards the long times. Each cell ends at the edge
/// of a bucket. Immutable.
final class Grid {
    /// Steps between two powers of ten of the share of samples beyond.
    private static final int PER_DECADE = 20;

    private static final int DECADES = 5;

    /// Cells on each side of a percentile of interest, half a standard error of independent samples
    /// each.
    private static final int BESIDE = 12;

    private final long[] edges;
    private final long[] lows;

    private Grid(long[] edges, long[] lows) {
        this.edges = edges;
        this.lows = lows;
    }

    /// @param whole not empty
    /// @param dense percentiles around which the cells lie close
    static Grid of(Latencies whole, List<Double> dense) {
        double[] shares = shares((double) whole.count(), dense);
        long[] edges = new long[shares.length + 1];
        long[] lows = new long[shares.length + 1];
        int[] size = {0};
        int[] next = {0};
        long[] seen = {0};
        boolean[] open = {false};
        double count = whole.count();
        whole.forEachBucket((edge, samples) -> {
            if (!open[0]) {
                lows[size[0]] = lowerEdge(edge);
                open[0] = true;
            }
            seen[0] += samples;
            boolean reached = false;
            while (next[0] < shares.length && seen[0] >= shares[next[0]] * count) {
                next[0]++;
                reached = true;
            }
            if (reached || seen[0] == whole.count()) {
                edges[size[0]] = seen[0] == whole.count() ? Long.MAX_VALUE : edge;
                size[0]++;
                open[0] = false;
            }
        });
        return new Grid(Arrays.copyOf(edges, size[0]), Arrays.copyOf(lows, size[0]));
    }

    int size() {
        return edges.length;
    }

    /// Shortest time of a cell.
    long shortest(int cell) {
        return lows[cell];
    }

    /// Longest time of a cell; that of the last one is no limit.
    long longest(int cell) {
        return edges[cell];
    }

    /// Adds the samples of a stretch to its cells.
    ///
    /// @param cells one for each cell
    void count(Latencies part, int[] cells) {
        int[] at = {0};
        part.forEachBucket((edge, samples) -> {
            while (edge > edges[at[0]]) {
                at[0]++;
            }
            cells[at[0]] += (int) samples;
        });
    }

    /// The time below which a share of the samples lies, on straight lines between the edges of the
    /// cells that hold any.
    ///
    /// @param upTo samples up to the end of each cell
    /// @param percentile 0 to 100
    /// @param maxNanos the longest time, where the last cell ends
    double quantile(double[] upTo, double percentile, double maxNanos) {
        double rank = percentile / 100 * upTo[upTo.length - 1];
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] >= rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        double below = low == 0 ? 0 : upTo[low - 1];
        double inside = upTo[low] - below;
        double from = lows[low];
        double to = edges[low] == Long.MAX_VALUE ? Math.max(maxNanos, from) : edges[low];
        return inside <= 0 ? to : from + (to - from) * Math.clamp((rank - below) / inside, 0, 1);
    }

    /// The cell in which a percentile lies.
    ///
    /// @param whole the distribution that the grid was made of
    int cellAt(Latencies whole, double percentile) {
        return cell(whole.percentileNanos(percentile).orElseThrow());
    }

    /// The cell of a time.
    int cell(long nanos) {
        int found = Arrays.binarySearch(edges, nanos);
        return found >= 0 ? found : Math.min(-found - 1, edges.length - 1);
    }

    private static double[] shares(double count, List<Double> dense) {
        TreeSet<Double> shares = new TreeSet<>();
        for (int k = 1; k <= PER_DECADE * DECADES; k++) {
            double beyond = Math.pow(10, -(double) k / PER_DECADE);
            shares.add(1 - beyond);
            if (k % 2 == 0 && beyond < 0.5) {
                shares.add(beyond);
            }
        }
        for (double percentile : dense) {
            double p = percentile / 100;
            double step = Math.sqrt(p * (1 - p) / count) / 2;
            for (int k = -BESIDE; k <= BESIDE; k++) {
                shares.add(p + k * step);
            }
        }
        return shares.stream()
                .filter(share -> share > 0 && share < 1)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /// Smallest time of a bucket: the grid of HdrHistogram with three digits has 1,024 buckets to a
    /// power of two, and one a nanosecond below 2,048.
    private static long lowerEdge(long edge) {
        return edge < 2_048 ? edge : edge - (Long.highestOneBit(edge) >>> 10) + 1;
    }
}
