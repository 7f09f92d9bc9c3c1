package dev.barograph.record;

import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Times;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The first format, and the step from it to the newest one: each distribution of a second had a
/// row of its own, in `distribution`, beside the row of `traffic` that holds them all now.
final class Format1 {
    static final int NUMBER = 1;

    /// Interval and 99th percentile of the response time, for a first look.
    static final String SPARKS = "SELECT interval, p99_ns FROM distribution WHERE series = 1";

    private static final Columns TRAFFIC =
            Columns.of(
                    "traffic",
                    "interval",
                    "request",
                    "scheduled",
                    "sent",
                    "ok",
                    "new_connections",
                    "bytes_in",
                    "bytes_out");
    private static final Columns TOTAL =
            Columns.of(
                    "total",
                    "scope",
                    "took_ns",
                    "scheduled",
                    "sent",
                    "ok",
                    "new_connections",
                    "bytes_in",
                    "bytes_out");
    private static final Columns DISTRIBUTION = distribution("distribution", "interval");
    private static final Columns TOTAL_DISTRIBUTION = distribution("total_distribution", "scope");

    private Format1() {}

    /// Hands out the rows of a table with the values that the newest format has and a run is made
    /// of.
    static void each(Rows rows, Columns columns, Damage damage, Consumer<Row> taker) {
        if (columns.equals(Tables.TRAFFIC)) {
            Distributions<Place> found = new Distributions<>();
            rows.stored(DISTRIBUTION, damage, row -> found.add(Place.of(row), row));
            rows.stored(
                    TRAFFIC, damage, row -> taker.accept(joined(row, found.times(Place.of(row)))));
        } else if (columns.equals(Tables.TOTAL)) {
            Distributions<String> found = new Distributions<>();
            rows.stored(TOTAL_DISTRIBUTION, damage, row -> found.add(row.text("scope"), row));
            rows.stored(
                    TOTAL,
                    damage,
                    row -> taker.accept(joined(row, found.times(row.text("scope")))));
        } else {
            Format3.each(rows, columns, damage, taker);
        }
    }

    private static Row joined(Row row, Times times) {
        List<String> names = new ArrayList<>(row.columns().names());
        names.add("times");
        List<@Nullable Object> values = new ArrayList<>(row.values());
        values.add(times);
        return new Row(new Columns(row.columns().table(), names), values);
    }

    private record Place(long interval, long request) {
        static Place of(Row row) {
            return new Place(row.whole("interval"), row.whole("request"));
        }
    }

    /// The distributions of each key.
    private static final class Distributions<K> {
        private final Map<K, Map<Curve, Latencies>> found = new HashMap<>();

        /// @throws IllegalArgumentException if the row makes no sense
        void add(K key, Row row) {
            Latencies part = Latencies.ofBytes(row.bytes("counts"));
            found.computeIfAbsent(key, _ -> new EnumMap<>(Curve.class))
                    .put(Curve.of(row.whole("series")), part);
        }

        Times times(K key) {
            return Curve.times(found.getOrDefault(key, Map.of()));
        }
    }

    private static Columns distribution(String table, String key) {
        return Columns.of(
                table,
                key,
                "request",
                "series",
                "count",
                "min_ns",
                "p50_ns",
                "p75_ns",
                "p90_ns",
                "p95_ns",
                "p99_ns",
                "p999_ns",
                "p9999_ns",
                "max_ns",
                "mean_ns",
                "counts");
    }
}
