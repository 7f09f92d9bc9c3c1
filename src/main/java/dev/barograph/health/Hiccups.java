package dev.barograph.health;

/// Adds up how long a thread that asks for short rests slept too long. A rest that still goes on
/// counts with its time so far, and no time is told twice: so the one who asks need not wait for a
/// thread that cannot run. Thread-safe.
final class Hiccups {
    /// From here on a rest is a freeze of the process and not a busy machine: a scheduler that is
    /// fair among dozens of runnable threads does not keep one waiting this long.
    static final long FREEZE_NANOS = 500_000_000;

    private final long restNanos;
    private boolean resting;
    private long dueNanos;
    private long longestNanos;
    private long frozenNanos;

    /// @param restNanos the rest asked for each time
    Hiccups(long restNanos) {
        this.restNanos = restNanos;
    }

    /// What was seen since the last time.
    ///
    /// @param longestNanos longest time that a rest lasted beyond what was asked for
    /// @param frozenNanos all such times of [#FREEZE_NANOS] or more, together
    record Reading(long longestNanos, long frozenNanos) {}

    synchronized void restBegins(long nowNanos) {
        resting = true;
        dueNanos = nowNanos + restNanos;
    }

    synchronized void restEnds(long nowNanos) {
        count(nowNanos - dueNanos);
        resting = false;
    }

    synchronized Reading take(long nowNanos) {
        if (resting && nowNanos - dueNanos > 0) {
            count(nowNanos - dueNanos);
            dueNanos = nowNanos;
        }
        Reading reading = new Reading(longestNanos, frozenNanos);
        longestNanos = 0;
        frozenNanos = 0;
        return reading;
    }

    private void count(long overNanos) {
        longestNanos = Math.max(longestNanos, overNanos);
        if (overNanos >= FREEZE_NANOS) {
            frozenNanos += overNanos;
        }
    }
}
