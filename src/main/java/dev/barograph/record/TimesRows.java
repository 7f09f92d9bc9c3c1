package dev.barograph.record;

import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Times;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Distributions as rows: the exact counts as bytes, the usual figures beside them for whoever
/// queries the file. An empty distribution has no row.
final class TimesRows {
    private TimesRows() {}

    /// @param columns [Tables#DISTRIBUTION] or [Tables#TOTAL_DISTRIBUTION]
    /// @param key number of the interval, or scope of the total
    /// @param request number of the request
    static void write(Rows rows, Columns columns, Object key, long request, Times times)
            throws SQLException {
        for (Curve curve : Curve.values()) {
            Latencies part = curve.of(times);
            if (!part.isEmpty()) {
                rows.insert(columns, values(key, request, curve, part));
            }
        }
    }

    private static @Nullable Object[] values(
            Object key, long request, Curve curve, Latencies part) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(key);
        values.add(request);
        values.add(curve.number());
        values.add(part.count());
        values.add(part.minNanos().orElseThrow());
        Latencies.SHOWN.forEach(
                percentile -> values.add(part.percentileNanos(percentile).orElseThrow()));
        values.add(part.maxNanos().orElseThrow());
        values.add(part.meanNanos().orElseThrow());
        values.add(part.toBytes());
        return values.toArray();
    }

    /// The distributions of each key, all requests together.
    static final class Collected<K> {
        private final Map<K, Map<Curve, List<Latencies>>> found = new HashMap<>();

        /// @throws IllegalArgumentException if the row makes no sense
        void add(K key, Row row) {
            Latencies part = Latencies.ofBytes(row.bytes("counts"));
            found.computeIfAbsent(key, _ -> new EnumMap<>(Curve.class))
                    .computeIfAbsent(Curve.of(row.whole("series")), _ -> new ArrayList<>(1))
                    .add(part);
        }

        Times times(K key) {
            Map<Curve, List<Latencies>> parts = found.get(key);
            if (parts == null) {
                return Times.EMPTY;
            }
            Map<Curve, Latencies> merged = new EnumMap<>(Curve.class);
            parts.forEach((curve, each) -> merged.put(curve, Latencies.merge(each)));
            return Curve.times(merged);
        }
    }
}
