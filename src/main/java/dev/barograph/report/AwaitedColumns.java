package dev.barograph.report;

import dev.barograph.metrics.Times;
import java.util.List;
import java.util.function.Function;

/// The columns that tell which of the times that follow are lower bounds.
final class AwaitedColumns {
    private AwaitedColumns() {}

    static <T> List<Column<T>> of(Function<T, Times> times) {
        return List.of(
                new Column<>(
                        "unfinished", row -> Cells.number(times.apply(row).response().censored())),
                new Column<>(
                        "exact_below_response_ms",
                        row -> Cells.millis(times.apply(row).response().exactBelowNanos())),
                new Column<>(
                        "exact_below_service_ms",
                        row -> Cells.millis(times.apply(row).service().exactBelowNanos())));
    }
}
