package dev.barograph.report;

import dev.barograph.metrics.Latencies;
import java.util.List;
import java.util.function.Function;

/// The columns about how punctually the plan was carried out.
final class LagColumns {
    /// A request counts as late when it was handed on this long after it was due.
    private static final long LATE_NANOS = 10_000_000;

    private LagColumns() {}

    static <T> List<Column<T>> of(Function<T, Latencies> lag) {
        return List.of(
                new Column<>("late", row -> Cells.number(late(lag.apply(row)))),
                percentile("gen_lag_p50_ms", 50, lag),
                percentile("gen_lag_p99_ms", 99, lag),
                new Column<>("gen_lag_max_ms", row -> Cells.millis(lag.apply(row).maxNanos())));
    }

    /// With all figures.
    static <T> List<Column<T>> full(Function<T, Latencies> lag) {
        return List.of(
                new Column<>("late", row -> Cells.number(late(lag.apply(row)))),
                new Column<>("gen_lag_min_ms", row -> Cells.millis(lag.apply(row).minNanos())),
                new Column<>("gen_lag_mean_ms", row -> Cells.millis(lag.apply(row).meanNanos())),
                new Column<>(
                        "gen_lag_stddev_ms", row -> Cells.millis(lag.apply(row).stddevNanos())),
                percentile("gen_lag_p50_ms", 50, lag),
                percentile("gen_lag_p75_ms", 75, lag),
                percentile("gen_lag_p90_ms", 90, lag),
                percentile("gen_lag_p95_ms", 95, lag),
                percentile("gen_lag_p99_ms", 99, lag),
                percentile("gen_lag_p99_9_ms", 99.9, lag),
                percentile("gen_lag_p99_99_ms", 99.99, lag),
                new Column<>("gen_lag_max_ms", row -> Cells.millis(lag.apply(row).maxNanos())));
    }

    /// How many were more than 10 ms late, to the histogram's two digits.
    static long late(Latencies lag) {
        long[] count = new long[1];
        lag.forEachBucket(
                (upperEdgeNanos, samples) -> count[0] += upperEdgeNanos > LATE_NANOS ? samples : 0);
        return count[0];
    }

    private static <T> Column<T> percentile(
            String name, double percentile, Function<T, Latencies> lag) {
        return new Column<>(name, row -> Cells.millis(lag.apply(row).percentileNanos(percentile)));
    }
}
