package dev.barograph.report;

import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/// The bounds of the 95 % interval of each shown percentile; empty where there were too few samples
/// or seconds, or seconds that differ too much.
final class EstimateColumns {
    private EstimateColumns() {}

    /// @param estimates of [Latencies#SHOWN]
    static <T> List<Column<T>> of(String scope, Function<T, List<PercentileEstimate>> estimates) {
        List<Column<T>> columns = new ArrayList<>();
        for (int i = 0; i < Latencies.SHOWN.size(); i++) {
            int index = i;
            String name = "p" + TimeColumns.name(Latencies.SHOWN.get(i)) + "_" + scope;
            columns.add(
                    new Column<>(name + "_low_ms", row -> low(estimates.apply(row).get(index))));
            columns.add(
                    new Column<>(name + "_high_ms", row -> high(estimates.apply(row).get(index))));
        }
        return columns;
    }

    private static String low(PercentileEstimate estimate) {
        return switch (estimate) {
            case PercentileEstimate.Known known -> Cells.millis(OptionalLong.of(known.lowNanos()));
            case PercentileEstimate.TooFew _, PercentileEstimate.NoInterval _ -> Cells.EMPTY;
        };
    }

    private static String high(PercentileEstimate estimate) {
        return switch (estimate) {
            case PercentileEstimate.Known known -> Cells.millis(OptionalLong.of(known.highNanos()));
            case PercentileEstimate.TooFew _, PercentileEstimate.NoInterval _ -> Cells.EMPTY;
        };
    }
}
