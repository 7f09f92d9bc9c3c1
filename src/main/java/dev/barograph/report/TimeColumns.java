package dev.barograph.report;

import dev.barograph.metrics.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The columns of one distribution, named alike in every file: `p99_9_response_ms`.
final class TimeColumns {
    private TimeColumns() {}

    /// All figures, each percentile however few samples it is of.
    ///
    /// @param name makes the name of a column, but for its unit, from that of a figure
    static <T> List<Column<T>> of(UnaryOperator<String> name, Function<T, Latencies> times) {
        return of(name, times, Latencies::percentileNanos);
    }

    /// All figures of a second, in which a percentile is given if ten samples lie beyond it.
    ///
    /// @param scope what is in the name after the figure, for example `response`
    static <T> List<Column<T>> ofSecond(String scope, Function<T, Latencies> times) {
        return ofSecond(figure -> figure + "_" + scope, times);
    }

    /// @param name as for [#of(UnaryOperator, Function)]
    static <T> List<Column<T>> ofSecond(UnaryOperator<String> name, Function<T, Latencies> times) {
        return of(
                name,
                times,
                (latencies, percentile) ->
                        latencies.sufficeFor(percentile)
                                ? latencies.percentileNanos(percentile)
                                : OptionalLong.empty());
    }

    @FunctionalInterface
    private interface Percentiles {
        OptionalLong of(Latencies times, double percentile);
    }

    private static <T> List<Column<T>> of(
            UnaryOperator<String> name, Function<T, Latencies> times, Percentiles percentiles) {
        List<Column<T>> columns = new ArrayList<>();
        columns.add(figure(name.apply("min"), times, Latencies::minNanos));
        columns.add(figure(name.apply("mean"), times, Latencies::meanNanos));
        columns.add(figure(name.apply("stddev"), times, Latencies::stddevNanos));
        for (double shown : Latencies.SHOWN) {
            columns.add(
                    figure(
                            name.apply("p" + name(shown)),
                            times,
                            latencies -> percentiles.of(latencies, shown)));
        }
        columns.add(figure(name.apply("max"), times, Latencies::maxNanos));
        return columns;
    }

    private static <T> Column<T> figure(
            String name, Function<T, Latencies> times, Function<Latencies, OptionalLong> value) {
        return new Column<>(name + "_ms", row -> Cells.millis(value.apply(times.apply(row))));
    }

    /// `99_9` for 99.9.
    static String name(double percentile) {
        return percentile == Math.rint(percentile)
                ? Long.toString((long) percentile)
                : Double.toString(percentile).replace('.', '_');
    }
}
