package dev.barograph.report;

import dev.barograph.metrics.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/// The columns of one distribution, named alike in every file: `p99_9_response_ms`.
final class TimeColumns {
    private TimeColumns() {}

    /// All figures.
    ///
    /// @param scope what is in the name after the figure, for example `response`
    static <T> List<Column<T>> of(String scope, Function<T, Latencies> times) {
        List<Column<T>> columns = new ArrayList<>();
        columns.add(figure("min", scope, times, Latencies::minNanos));
        columns.add(figure("mean", scope, times, Latencies::meanNanos));
        columns.add(figure("stddev", scope, times, Latencies::stddevNanos));
        for (double shown : Latencies.SHOWN) {
            columns.add(percentile(shown, scope, times));
        }
        columns.add(figure("max", scope, times, Latencies::maxNanos));
        return columns;
    }

    /// Mean and 99th percentile.
    static <T> List<Column<T>> inBrief(String scope, Function<T, Latencies> times) {
        return List.of(
                figure("mean", scope, times, Latencies::meanNanos), percentile(99, scope, times));
    }

    private static <T> Column<T> percentile(
            double percentile, String scope, Function<T, Latencies> times) {
        return figure(
                "p" + name(percentile),
                scope,
                times,
                latencies -> latencies.percentileNanos(percentile));
    }

    private static <T> Column<T> figure(
            String figure,
            String scope,
            Function<T, Latencies> times,
            Function<Latencies, OptionalLong> value) {
        return new Column<>(
                figure + "_" + scope + "_ms", row -> Cells.millis(value.apply(times.apply(row))));
    }

    /// `99_9` for 99.9.
    static String name(double percentile) {
        return percentile == Math.rint(percentile)
                ? Long.toString((long) percentile)
                : Double.toString(percentile).replace('.', '_');
    }
}
