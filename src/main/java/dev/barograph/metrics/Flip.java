package dev.barograph.metrics;

import dev.barograph.model.FailureKind;
import java.util.Map;

/// All samples that were recorded between two flips of a [Recorder]. Immutable.
///
/// @param okCount requests that ended with a good response
/// @param byKind all other ends; a kind that did not happen is absent
/// @param newConnections connections opened for these requests
/// @param bytesIn bytes received
/// @param bytesOut bytes written
/// @param times how long they took
public record Flip(
        long okCount,
        Map<FailureKind, Long> byKind,
        long newConnections,
        long bytesIn,
        long bytesOut,
        Times times) {
    public Flip {
        byKind = Map.copyOf(byKind);
    }
}
