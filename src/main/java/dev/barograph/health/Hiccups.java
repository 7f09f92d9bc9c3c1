package dev.barograph.health;

/// Adds up how long a thread that asks for short rests slept too long, or was kept from running
/// between two of them. What still goes on counts with its time so far, and no time is told twice:
/// so the one who asks need not wait for a thread that cannot run. Thread-safe.
final class Hiccups {
    /// From here on a rest is a freeze of the process and not a busy machine: a scheduler that is
    /// fair among dozens of runnable threads does not keep one waiting this long.
    static final long FREEZE_NANOS = 500_000_000;

    private final long restNanos;
    private boolean begun;

    /// From when on the thread ought to run: the end of the rest that it asked for, or when it woke
    /// up. Time in between is its own work, and short.
    private long dueNanos;

    private long longestNanos;
    private long frozenNanos;

    /// @param restNanos the rest asked for each time
    Hiccups(long restNanos) {
        this.restNanos = restNanos;
    }

    /// What was seen since the last time.
    ///
    /// @param longestNanos longest time that the thread did not run beyond the rest it asked for
    /// @param frozenNanos all such times of [#FREEZE_NANOS] or more, together
    record Reading(long longestNanos, long frozenNanos) {}

    synchronized void restBegins(long nowNanos) {
        countUntil(nowNanos);
        begun = true;
        dueNanos = nowNanos + restNanos;
    }

    synchronized void restEnds(long nowNanos) {
        countUntil(nowNanos);
    }

    synchronized Reading take(long nowNanos) {
        countUntil(nowNanos);
        Reading reading = new Reading(longestNanos, frozenNanos);
        longestNanos = 0;
        frozenNanos = 0;
        return reading;
    }

    private void countUntil(long nowNanos) {
        long overNanos = nowNanos - dueNanos;
        if (begun && overNanos > 0) {
            longestNanos = Math.max(longestNanos, overNanos);
            if (overNanos >= FREEZE_NANOS) {
                frozenNanos += overNanos;
            }
            dueNanos = nowNanos;
        }
    }
}
