package dev.barograph.metrics;

/// The two curves of the same requests.
///
/// @param response from due to last byte
/// @param service from send to last byte
public record LatencyPair(Latencies response, Latencies service) {
    public static final LatencyPair EMPTY = new LatencyPair(Latencies.EMPTY, Latencies.EMPTY);
}
