package dev.barograph.record;

import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The distributions of a row: all of them exactly, as bytes that this program reads, and before
/// these the usual figures of good responses, for whoever queries the file. A percentile that is
/// the same as the maximum is left empty: in most seconds that is each from the 99th on.
final class TimesRows {
    /// The columns, as a rule the last ones of a table.
    static final List<String> NAMES =
            List.of(
                    "response_min_ns",
                    "response_p50_ns",
                    "response_p75_ns",
                    "response_p90_ns",
                    "response_p95_ns",
                    "response_p99_ns",
                    "response_p999_ns",
                    "response_p9999_ns",
                    "response_max_ns",
                    "response_mean_ns",
                    "service_p50_ns",
                    "service_p99_ns",
                    "service_max_ns",
                    "service_mean_ns",
                    "times");

    private static final List<Double> OF_SERVICE = List.of(50.0, 99.0);

    private TimesRows() {}

    static Columns columns(String table, String... names) {
        return new Columns(table, Stream.concat(Stream.of(names), NAMES.stream()).toList());
    }

    /// The values of these columns, one for each of [#NAMES].
    static List<@Nullable Object> values(Times times) {
        return values(times, times);
    }

    /// As [#values(Times)], where the figures are those of more than the bytes hold.
    ///
    /// @param kept what the bytes hold
    static List<@Nullable Object> values(Times times, Times kept) {
        List<@Nullable Object> values = new ArrayList<>(NAMES.size());
        Latencies response = times.ok().response();
        values.add(IntervalRows.orNull(response.minNanos()));
        addFigures(values, response, Latencies.SHOWN);
        addFigures(values, times.ok().service(), OF_SERVICE);
        values.add(kept.toBytes());
        return values;
    }

    private static void addFigures(
            List<@Nullable Object> values, Latencies times, List<Double> percentiles) {
        Object max = IntervalRows.orNull(times.maxNanos());
        for (double percentile : percentiles) {
            Object value = IntervalRows.orNull(times.percentileNanos(percentile));
            values.add(value == null || value.equals(max) ? null : value);
        }
        values.add(max);
        values.add(IntervalRows.orNull(times.meanNanos()));
    }

    /// @throws IllegalArgumentException if the row makes no sense
    static Times times(Row row) {
        return Times.ofBytes(row.bytes("times"));
    }
}
