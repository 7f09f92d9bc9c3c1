package dev.barograph.metrics;

import dev.barograph.model.FailureKind;

/// One kind of failure of a run.
///
/// @param count how often, 1 or more
/// @param firstSeenNanos when the first request ended so, since the run began; of those that a
///   stand-still kept from being sent, when it was due
/// @param lastSeenNanos the same of the latest one
/// @param firstMessage what the first one said; cut to 500 characters, control characters escaped
public record ErrorRow(
        FailureKind kind,
        long count,
        long firstSeenNanos,
        long lastSeenNanos,
        String firstMessage) {}
