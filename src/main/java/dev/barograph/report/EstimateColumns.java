package dev.barograph.report;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The bounds of the 95 % interval of each shown percentile, and which of them have none and why.
final class EstimateColumns {
    private EstimateColumns() {}

    /// The figures of a curve and the columns about its percentiles.
    static <T> List<Column<T>> withFigures(
            String scope, Function<T, Estimates> estimates, Function<Times, AwaitedTimes> curve) {
        return withFigures(figure -> figure + "_" + scope, estimates, curve);
    }

    /// @param name makes the name of a column, but for its unit, from that of a figure
    static <T> List<Column<T>> withFigures(
            UnaryOperator<String> name,
            Function<T, Estimates> estimates,
            Function<Times, AwaitedTimes> curve) {
        return of(
                name,
                row -> curve.apply(estimates.apply(row).times()).times(),
                row -> estimates.apply(row).of(curve));
    }

    /// @param name as for [#withFigures(UnaryOperator, Function, Function)]
    /// @param known of [Latencies#SHOWN]
    static <T> List<Column<T>> of(
            UnaryOperator<String> name,
            Function<T, Latencies> times,
            Function<T, List<PercentileEstimate>> known) {
        List<Column<T>> columns = new ArrayList<>(TimeColumns.of(name, times));
        for (int i = 0; i < Latencies.SHOWN.size(); i++) {
            int index = i;
            String figure = name.apply("p" + TimeColumns.name(Latencies.SHOWN.get(i)));
            Function<T, PercentileEstimate> estimate = row -> known.apply(row).get(index);
            columns.add(bound(figure + "_low_ms", estimate, PercentileEstimate::low));
            columns.add(bound(figure + "_high_ms", estimate, PercentileEstimate::high));
        }
        columns.add(
                new Column<>(
                        name.apply("no_interval"),
                        row ->
                                times.apply(row).isEmpty()
                                        ? Cells.EMPTY
                                        : reasons(known.apply(row))));
        return columns;
    }

    private static <T> Column<T> bound(
            String name,
            Function<T, PercentileEstimate> estimate,
            Function<PercentileEstimate, OptionalLong> bound) {
        return new Column<>(name, row -> Cells.millis(bound.apply(estimate.apply(row))));
    }

    /// `p99.9 too few samples; p99.99 too few samples`.
    private static String reasons(List<PercentileEstimate> estimates) {
        StringJoiner reasons = new StringJoiner("; ");
        for (int i = 0; i < estimates.size(); i++) {
            String why = Estimates.whyNone(estimates.get(i));
            if (!why.isEmpty()) {
                reasons.add(
                        "p"
                                + TimeColumns.name(Latencies.SHOWN.get(i)).replace('_', '.')
                                + " "
                                + why);
            }
        }
        return reasons.toString();
    }
}
