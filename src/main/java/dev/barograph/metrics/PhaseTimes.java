package dev.barograph.metrics;

import java.util.List;

/// The phases of good responses, told apart by the connection that they came over.
///
/// @param onNew requests for which a connection was opened
/// @param onReused requests that found an open one
public record PhaseTimes(Phases onNew, Phases onReused) {
    public static final PhaseTimes EMPTY = new PhaseTimes(Phases.EMPTY, Phases.EMPTY);

    /// Both kinds of connections in one.
    public Phases together() {
        return new Phases(
                sum(onNew.queue(), onReused.queue()),
                sum(onNew.connect(), onReused.connect()),
                sum(onNew.tls(), onReused.tls()),
                sum(onNew.firstByte(), onReused.firstByte()),
                sum(onNew.download(), onReused.download()));
    }

    private static Latencies sum(Latencies some, Latencies others) {
        return Latencies.merge(List.of(some, others));
    }
}
