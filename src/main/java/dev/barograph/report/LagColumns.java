package dev.barograph.report;

import dev.barograph.metrics.Latencies;
import java.util.ArrayList;
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
                percentile(50, lag),
                percentile(99, lag),
                new Column<>("gen_lag_max_ms", row -> Cells.millis(lag.apply(row).maxNanos())));
    }

    /// With all figures.
    static <T> List<Column<T>> full(Function<T, Latencies> lag) {
        List<Column<T>> columns = new ArrayList<>();
        columns.add(new Column<>("late", row -> Cells.number(late(lag.apply(row)))));
        columns.add(new Column<>("gen_lag_min_ms", row -> Cells.millis(lag.apply(row).minNanos())));
        columns.add(
                new Column<>("gen_lag_mean_ms", row -> Cells.millis(lag.apply(row).meanNanos())));
        columns.add(
                new Column<>(
                        "gen_lag_stddev_ms", row -> Cells.millis(lag.apply(row).stddevNanos())));
        for (double shown : Latencies.SHOWN) {
            columns.add(percentile(shown, lag));
        }
        columns.add(new Column<>("gen_lag_max_ms", row -> Cells.millis(lag.apply(row).maxNanos())));
        return columns;
    }

    /// How many were more than 10 ms late, to the histogram's two digits.
    static long late(Latencies lag) {
        long[] count = new long[1];
        lag.forEachBucket(
                (upperEdgeNanos, samples) -> count[0] += upperEdgeNanos > LATE_NANOS ? samples : 0);
        return count[0];
    }

    private static <T> Column<T> percentile(double percentile, Function<T, Latencies> lag) {
        return new Column<>(
                "gen_lag_p" + TimeColumns.name(percentile) + "_ms",
                row -> Cells.millis(lag.apply(row).percentileNanos(percentile)));
    }
}
