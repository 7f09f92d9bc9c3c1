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
/// @param ok times of requests that ended well
/// @param failed times of requests that failed after being sent
/// @param timedOut times of requests that were given up on
public record Flip(
        long okCount,
        Map<FailureKind, Long> byKind,
        long newConnections,
        long bytesIn,
        long bytesOut,
        LatencyPair ok,
        LatencyPair failed,
        LatencyPair timedOut) {
    public Flip {
        byKind = Map.copyOf(byKind);
    }
}
