package dev.barograph.chart;

import java.util.Arrays;

/// Thins points to what a picture can show: per bucket, a pixel as a rule, the smallest and the
/// largest value in their order of time. So no spike is lost however short, and nothing is
/// averaged. A bucket in which there are only gaps stays a gap.
final class Decimator {
    private Decimator() {}

    /// The points themselves if there are not more than two a bucket, else at most two a bucket.
    ///
    /// @param from left end of the first bucket
    /// @param to right end of the last bucket; more than `from`
    /// @param buckets 1 or more
    static Points decimate(Points points, double from, double to, int buckets) {
        if (points.size() <= 2 * buckets) {
            return points;
        }
        // One more a bucket than is kept: rounding may put a point that lies on a boundary into a
        // bucket of its own.
        double[] x = new double[3 * buckets + 6];
        double[] y = new double[3 * buckets + 6];
        int size = 0;
        int at = 0;
        while (at < points.size()) {
            double end = endOfBucket(points.x(at), from, to, buckets);
            int low = at;
            int high = at;
            int next = at;
            while (next < points.size() && (next == at || points.x(next) < end)) {
                if (points.has(next)) {
                    low = points.has(low) && points.y(low) <= points.y(next) ? low : next;
                    high = points.has(high) && points.y(high) >= points.y(next) ? high : next;
                }
                next++;
            }
            int first = Math.min(low, high);
            int second = Math.max(low, high);
            x[size] = points.x(first);
            y[size++] = points.y(first);
            if (second != first) {
                x[size] = points.x(second);
                y[size++] = points.y(second);
            }
            at = next;
        }
        return Points.of(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
    }

    private static double endOfBucket(double x, double from, double to, int buckets) {
        if (x < from) {
            return from;
        }
        if (x >= to) {
            return Double.POSITIVE_INFINITY;
        }
        double perBucket = (to - from) / buckets;
        return from + (Math.floor((x - from) / perBucket) + 1) * perBucket;
    }
}
