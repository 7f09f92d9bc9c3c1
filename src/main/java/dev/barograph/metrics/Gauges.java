package dev.barograph.metrics;

import java.util.List;

/// Readings of a run that are not samples. Counters only grow.
///
/// @param scheduled requests that became due so far
/// @param sent requests handed to the HTTP client so far
/// @param inFlight requests in flight now
/// @param permits most requests allowed in flight now
/// @param waiting due requests without a permit now
/// @param permitWaits requests that found no free permit when they became due, so far
/// @param sentByRequest the part of `sent` of each request of the profile, in its order; empty if
///   there is only one
public record Gauges(
        long scheduled,
        long sent,
        int inFlight,
        int permits,
        int waiting,
        long permitWaits,
        List<Long> sentByRequest) {
    /// Before anything has happened.
    public static final Gauges ZERO = new Gauges(0, 0, 0, 0, 0, 0);

    public Gauges {
        sentByRequest = List.copyOf(sentByRequest);
    }

    /// Of a run that sends a single request.
    public Gauges(
            long scheduled, long sent, int inFlight, int permits, int waiting, long permitWaits) {
        this(scheduled, sent, inFlight, permits, waiting, permitWaits, List.of());
    }
}
