package dev.barograph.metrics;

import dev.barograph.model.FailureKind;

/// Where in time failures lie that a stand-still of this program brought about: requests fell due
/// while it lasted, and are counted when the program goes on, which may be after its interval. Pure
/// functions; any thread.
public final class StandStill {
    /// Intervals are cut a little early or late: from here on one covers more than its own second.
    private static final long LONG_NANOS = 1_500_000_000;

    private StandStill() {}

    /// Whether an interval is that much longer than a second that the program stood still in it.
    public static boolean isIn(Interval interval) {
        return interval.lengthNanos() >= LONG_NANOS;
    }

    /// The interval in which failures of a kind lie.
    ///
    /// @param before the interval before; the same if there is none
    /// @param counted where they are counted
    public static Interval of(FailureKind kind, Interval before, Interval counted) {
        return kind == FailureKind.SUSPENDED && isIn(before) && !isIn(counted) ? before : counted;
    }
}
