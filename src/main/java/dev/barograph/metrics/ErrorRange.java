package dev.barograph.metrics;

import dev.barograph.model.FailureKind;
import java.util.Comparator;
import java.util.List;

/// The failures in a range of a run. Pure functions; any thread.
final class ErrorRange {
    private ErrorRange() {}

    /// @param range the intervals in question, in order
    /// @param counts all of them together
    /// @param whole rows of the whole run
    static List<ErrorRow> rows(List<Interval> range, Counts counts, List<ErrorRow> whole) {
        return counts.byKind().entrySet().stream()
                .map(entry -> row(range, entry.getKey(), entry.getValue(), whole))
                .sorted(Comparator.comparingLong(ErrorRow::count).reversed())
                .toList();
    }

    private static ErrorRow row(
            List<Interval> range, FailureKind kind, long count, List<ErrorRow> whole) {
        Interval first = range.getFirst();
        Interval last = range.getLast();
        Interval before = range.getFirst();
        boolean any = false;
        for (Interval interval : range) {
            if (interval.counts().of(kind) > 0) {
                last = StandStill.of(kind, before, interval);
                first = any ? first : last;
                any = true;
            }
            before = interval;
        }
        long firstNanos = first.startNanos();
        long lastNanos = end(last);
        String message = "";
        for (ErrorRow row : whole) {
            if (row.kind() == kind) {
                message = row.firstMessage();
                // Known to the nanosecond where the range holds the first or last of the run.
                firstNanos = Math.max(firstNanos, Math.min(row.firstSeenNanos(), end(first)));
                lastNanos = Math.min(lastNanos, Math.max(row.lastSeenNanos(), last.startNanos()));
            }
        }
        return new ErrorRow(kind, count, firstNanos, lastNanos, message);
    }

    private static long end(Interval interval) {
        return interval.endNanos();
    }
}
