package dev.barograph.report;

import dev.barograph.metrics.Environment;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// The columns about the circumstances of a run.
final class EnvironmentColumns {
    private EnvironmentColumns() {}

    static <T> List<Column<T>> of(Function<T, Environment> environment) {
        return List.of(
                text("protocol", environment, e -> String.join(" ", e.protocols())),
                text("tls", environment, e -> String.join(", ", e.tls())),
                new Column<>(
                        "lookup_ms", row -> Cells.millis(environment.apply(row).lookupNanos())),
                text("socket_api", environment, Environment::socketApi),
                number("event_loops", environment, Environment::eventLoops),
                text("java", environment, Environment::java),
                text("collector", environment, Environment::collector),
                text("os", environment, Environment::os),
                number("cores", environment, Environment::cores),
                number("max_heap_bytes", environment, Environment::maxHeapBytes));
    }

    private static <T> Column<T> text(
            String name, Function<T, Environment> environment, Function<Environment, String> text) {
        return new Column<>(name, row -> Cells.text(text.apply(environment.apply(row))));
    }

    private static <T> Column<T> number(
            String name, Function<T, Environment> environment, ToLongFunction<Environment> number) {
        return new Column<>(
                name,
                row -> {
                    long value = number.applyAsLong(environment.apply(row));
                    return value == 0 ? Cells.EMPTY : Cells.number(value);
                });
    }
}
