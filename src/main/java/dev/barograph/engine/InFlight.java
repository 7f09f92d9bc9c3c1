package dev.barograph.engine;

/// A request that was sent and has not ended. Immutable.
///
/// @param request its place in the profile
/// @param dueNanos when it became due, a reading of the clock
/// @param sentNanos when it was handed to the HTTP client
public record InFlight(int request, long dueNanos, long sentNanos) {}
