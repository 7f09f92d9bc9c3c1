package dev.barograph.metrics;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Counts failures by kind and keeps of each kind when it was first and last seen and what the
/// first one said: one row a kind, whatever the target invents. Recording allocates nothing. Not
/// thread-safe.
final class FailureTally {
    private final Map<FailureKind, Row> rows = new EnumMap<>(FailureKind.class);

    FailureTally() {
        for (FailureKind kind : FailureKind.values()) {
            rows.put(kind, new Row());
        }
    }

    /// @param atNanos when, as a reading of the run's clock
    void record(Outcome.Failure failure, long atNanos) {
        row(failure.kind()).add(1, atNanos, atNanos, failure.message());
    }

    void add(FailureTally other) {
        other.rows.forEach((kind, row) -> {
            if (row.count > 0) {
                row(kind).add(row.count, row.firstNanos, row.lastNanos, row.firstMessage);
            }
        });
    }

    void clear() {
        for (Row row : rows.values()) {
            row.count = 0;
            row.firstMessage = "";
        }
    }

    /// Kinds that happened, with their counts.
    Map<FailureKind, Long> byKind() {
        Map<FailureKind, Long> counts = new EnumMap<>(FailureKind.class);
        rows.forEach((kind, row) -> {
            if (row.count > 0) {
                counts.put(kind, row.count);
            }
        });
        return counts;
    }

    /// One row for each kind that happened, most frequent first.
    ///
    /// @param originNanos reading of the clock that the rows count from
    List<ErrorRow> toRows(long originNanos) {
        return rows.entrySet().stream()
                .filter(entry -> entry.getValue().count > 0)
                .map(entry -> entry.getValue().toRow(entry.getKey(), originNanos))
                .sorted(Comparator.comparingLong(ErrorRow::count).reversed())
                .toList();
    }

    private Row row(FailureKind kind) {
        return Objects.requireNonNull(rows.get(kind), "every kind has a row");
    }

    private static final class Row {
        private long count;
        private long firstNanos;
        private long lastNanos;
        private String firstMessage = "";

        /// Compares times by their difference: the origin of the clock is arbitrary and readings
        /// may wrap.
        void add(long more, long first, long last, String message) {
            if (count == 0 || first - firstNanos < 0) {
                firstNanos = first;
                firstMessage = message;
            }
            if (count == 0 || last - lastNanos > 0) {
                lastNanos = last;
            }
            count += more;
        }

        ErrorRow toRow(FailureKind kind, long originNanos) {
            return new ErrorRow(
                    kind,
                    count,
                    firstNanos - originNanos,
                    lastNanos - originNanos,
                    PlainText.of(firstMessage));
        }
    }
}
