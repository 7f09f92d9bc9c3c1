package dev.barograph.engine;

import java.util.function.BooleanSupplier;

/// A request that was sent and has not ended. Immutable.
///
/// @param request its place in the profile
/// @param dueNanos when it became due, a reading of the clock
/// @param sentNanos when it was handed to the HTTP client
/// @param ended whether it has ended since it was found; any thread
public record InFlight(int request, long dueNanos, long sentNanos, BooleanSupplier ended) {}
