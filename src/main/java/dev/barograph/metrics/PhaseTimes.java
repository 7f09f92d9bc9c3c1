package dev.barograph.metrics;

/// The phases of good responses, told apart by the connection that they came over.
///
/// @param onNew requests for which a connection was opened
/// @param onReused requests that found an open one
public record PhaseTimes(Phases onNew, Phases onReused) {
    public static final PhaseTimes EMPTY = new PhaseTimes(Phases.EMPTY, Phases.EMPTY);
}
