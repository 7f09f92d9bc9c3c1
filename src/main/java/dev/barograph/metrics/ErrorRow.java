package dev.barograph.metrics;

import dev.barograph.model.FailureKind;

/// One kind of failure of a run.
///
/// @param count how often, 1 or more
/// @param firstSeenNanos end of the first one, since the run began
/// @param lastSeenNanos end of the latest one, since the run began
/// @param firstMessage what the first one said; cut to 500 characters, control characters escaped
public record ErrorRow(
        FailureKind kind,
        long count,
        long firstSeenNanos,
        long lastSeenNanos,
        String firstMessage) {}
