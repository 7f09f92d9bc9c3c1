package dev.barograph.metrics;

/// What happened in one stretch of a run, a second as a rule. Immutable.
///
/// @param index 0 for the first
/// @param startNanos since the run began
/// @param lengthNanos more than zero
/// @param stage index of the stage in force at the start
/// @param planned level that the plan wanted, averaged over the interval: requests per second (open
///   model) or in flight (closed)
/// @param inFlight requests in flight at the end
/// @param permits most requests that were allowed in flight at the end
/// @param waiting due requests without a permit at the end
/// @param newConnections connections opened
/// @param ok requests that ended well
/// @param failed requests that failed after being sent
/// @param timedOut requests given up on; each at its full time, a lower bound of the true one
public record Interval(
        int index,
        long startNanos,
        long lengthNanos,
        int stage,
        double planned,
        Counts counts,
        int inFlight,
        int permits,
        int waiting,
        long newConnections,
        long bytesIn,
        long bytesOut,
        LatencyPair ok,
        LatencyPair failed,
        LatencyPair timedOut) {

    /// The middle of the interval, in seconds since the run began.
    public double middleSeconds() {
        return (startNanos + lengthNanos / 2.0) / 1e9;
    }

    /// Seconds that a count of this interval is divided by to become a rate.
    public double seconds() {
        return lengthNanos / 1e9;
    }
}
