package dev.barograph.demo;

/// A server that stops now and then. The clock starts at the first request; from `k * every` to `k
/// * every + length` (k = 1, 2, 3, ...) no answer leaves, and a request that arrives in such a
///   window is answered at its end. A pause of at least `every` without a request starts the clock
///   anew, so that each run sees its first stall after `every`. Not thread-safe.
final class StallCycle {
    private final long everyNanos;
    private final long lengthNanos;
    private boolean started;
    private long firstNanos;
    private long latestNanos;

    /// @param everyNanos from the start of one stall to the start of the next
    /// @param lengthNanos more than zero, less than `everyNanos`
    StallCycle(long everyNanos, long lengthNanos) {
        if (lengthNanos <= 0 || lengthNanos >= everyNanos) {
            throw new IllegalArgumentException(
                    "length must be > 0 and < every, was " + lengthNanos + " of " + everyNanos);
        }
        this.everyNanos = everyNanos;
        this.lengthNanos = lengthNanos;
    }

    /// How long a request that arrives now is held back.
    ///
    /// @param nowNanos reading of a monotonic clock, never less than the one before
    long delayNanos(long nowNanos) {
        if (!started || nowNanos - latestNanos >= everyNanos) {
            started = true;
            firstNanos = nowNanos;
        }
        latestNanos = nowNanos;
        long sinceFirst = nowNanos - firstNanos;
        if (sinceFirst < everyNanos) {
            return 0;
        }
        long intoCycle = sinceFirst % everyNanos;
        return Math.max(0, lengthNanos - intoCycle);
    }
}
