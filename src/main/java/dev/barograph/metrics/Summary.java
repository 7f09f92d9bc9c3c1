package dev.barograph.metrics;

import java.util.List;

/// A whole run, or what there is of it so far. Immutable.
///
/// @param tookNanos time covered by the intervals
/// @param errors every kind of failure that happened, most frequent first
public record Summary(
        long tookNanos,
        Counts counts,
        long newConnections,
        long bytesIn,
        long bytesOut,
        LatencyPair ok,
        LatencyPair failed,
        LatencyPair timedOut,
        List<ErrorRow> errors) {
    public static final Summary EMPTY =
            new Summary(
                    0,
                    Counts.ZERO,
                    0,
                    0,
                    0,
                    LatencyPair.EMPTY,
                    LatencyPair.EMPTY,
                    LatencyPair.EMPTY,
                    List.of());

    public Summary {
        errors = List.copyOf(errors);
    }

    /// Ended requests per second over the whole time; 0 when no time has passed.
    public double donePerSecond() {
        return tookNanos == 0 ? 0 : counts.done() * 1e9 / tookNanos;
    }
}
