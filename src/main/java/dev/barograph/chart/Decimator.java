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
        double perBucket = (to - from) / buckets;
        double[] x = new double[2 * buckets + 4];
        double[] y = new double[2 * buckets + 4];
        int size = 0;
        int at = 0;
        while (at < points.size()) {
            int bucket = bucket(points.x(at), from, perBucket, buckets);
            int end = at + 1;
            while (end < points.size()
                    && bucket(points.x(end), from, perBucket, buckets) == bucket) {
                end++;
            }
            int low = at;
            int high = at;
            for (int i = at; i < end; i++) {
                if (points.has(i)) {
                    low = points.has(low) && points.y(low) <= points.y(i) ? low : i;
                    high = points.has(high) && points.y(high) >= points.y(i) ? high : i;
                }
            }
            int first = Math.min(low, high);
            int second = Math.max(low, high);
            x[size] = points.x(first);
            y[size++] = points.y(first);
            if (second != first) {
                x[size] = points.x(second);
                y[size++] = points.y(second);
            }
            at = end;
        }
        return Points.of(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
    }

    private static int bucket(double x, double from, double perBucket, int buckets) {
        return Math.clamp((long) Math.floor((x - from) / perBucket), -1, buckets);
    }
}
