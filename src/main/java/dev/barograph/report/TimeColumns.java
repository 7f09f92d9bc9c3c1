package dev.barograph.report;

import dev.barograph.metrics.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The columns of one distribution, named alike in every file: `p99_9_response_ms`.
final class TimeColumns {
    private TimeColumns() {}

    /// @param scope what is in the name after the figure, for example `response`
    static <T> List<Column<T>> of(String scope, Function<T, Latencies> times) {
        List<Column<T>> columns = new ArrayList<>();
        String end = "_" + scope + "_ms";
        columns.add(new Column<>("min" + end, row -> Cells.millis(times.apply(row).minNanos())));
        columns.add(new Column<>("mean" + end, row -> Cells.millis(times.apply(row).meanNanos())));
        columns.add(
                new Column<>("stddev" + end, row -> Cells.millis(times.apply(row).stddevNanos())));
        for (double shown : Latencies.SHOWN) {
            columns.add(
                    new Column<>(
                            "p" + name(shown) + end,
                            row -> Cells.millis(times.apply(row).percentileNanos(shown))));
        }
        columns.add(new Column<>("max" + end, row -> Cells.millis(times.apply(row).maxNanos())));
        return columns;
    }

    private static String name(double percentile) {
        return percentile == Math.rint(percentile)
                ? Long.toString((long) percentile)
                : Double.toString(percentile).replace('.', '_');
    }
}
