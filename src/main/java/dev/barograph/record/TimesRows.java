package dev.barograph.record;

import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The distributions of a row: all of them exactly, as bytes that this program reads, and the usual
/// figures of good responses, for whoever queries the file. A percentile that is the same as the
/// maximum is left empty: in most seconds that is each from the 99th on.
final class TimesRows {
    /// The columns of the figures, as a rule the last ones of a table but for the bytes.
    static final List<String> FIGURES =
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
                    "service_mean_ns");

    private static final List<Double> FEW = List.of(50.0, 99.0);

    private TimesRows() {}

    /// A table that ends with all figures.
    static Columns figures(String table, String... names) {
        return new Columns(table, Stream.concat(Stream.of(names), FIGURES.stream()).toList());
    }

    /// A table that ends with all figures and the bytes.
    static Columns columns(String table, String... names) {
        List<String> all = new ArrayList<>(figures(table, names).names());
        all.add("times");
        return new Columns(table, all);
    }

    /// One for each of [#FIGURES].
    static List<@Nullable Object> figures(Times times) {
        List<@Nullable Object> values = new ArrayList<>(FIGURES.size());
        Latencies response = times.ok().response();
        Latencies service = times.ok().service();
        values.add(IntervalRows.orNull(response.minNanos()));
        addPercentiles(values, response, Latencies.SHOWN);
        values.add(IntervalRows.orNull(response.meanNanos()));
        addPercentiles(values, service, FEW);
        values.add(IntervalRows.orNull(service.meanNanos()));
        return values;
    }

    /// The few figures of a request, 50th and 99th percentile and maximum of the response time, and
    /// the bytes.
    static List<@Nullable Object> few(Times times) {
        List<@Nullable Object> values = new ArrayList<>();
        addPercentiles(values, times.ok().response(), FEW);
        values.add(times.toBytes());
        return values;
    }

    private static void addPercentiles(
            List<@Nullable Object> values, Latencies times, List<Double> percentiles) {
        Object max = IntervalRows.orNull(times.maxNanos());
        for (double percentile : percentiles) {
            Object value = IntervalRows.orNull(times.percentileNanos(percentile));
            values.add(value == null || value.equals(max) ? null : value);
        }
        values.add(max);
    }
}
