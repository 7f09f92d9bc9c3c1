package dev.barograph.health;

/// Tells pauses of the collector in the intervals in which they lie. They are read a moment after
/// an interval has ended, and one that falls into that moment stops the reading, too: what there is
/// more of than the interval is long came after it, and is told of the next. Not thread-safe.
final class PausesByInterval {
    private long leftNanos;

    /// Of an interval, and what was left of the one before.
    ///
    /// @param seen since the last reading
    /// @param lengthNanos of the interval
    GcPauses.Reading within(GcPauses.Reading seen, long lengthNanos) {
        long all = leftNanos + seen.totalNanos();
        long total = Math.min(all, lengthNanos);
        long longest = Math.min(total, Math.max(leftNanos, seen.longestNanos()));
        leftNanos = all - total;
        return new GcPauses.Reading(total, longest, seen.heapAfterBytes());
    }
}
