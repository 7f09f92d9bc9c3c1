package dev.barograph.model;

/// How the arrivals of the open model lie between each other.
public sealed interface Spacing {
    /// Evenly: at a constant rate every gap is the same.
    record Even() implements Spacing {}

    /// A Poisson process, as independent users make it: exponential gaps at the planned rate.
    ///
    /// @param seed the same seed gives the same due times
    record Poisson(long seed) implements Spacing {}
}
