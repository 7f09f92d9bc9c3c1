package dev.barograph.metrics;

import dev.barograph.model.Sample;

/// Both times of the same requests, being collected. Not thread-safe.
final class PairBuffer {
    private final LatencyBuffer response = new LatencyBuffer();
    private final LatencyBuffer service = new LatencyBuffer();

    void record(Sample sample) {
        response.record(sample.responseNanos());
        service.record(sample.serviceNanos());
    }

    /// A request that was never sent: it has a response time so far and no service time.
    void recordNotSent(Sample sample) {
        response.record(sample.responseNanos());
    }

    void add(PairBuffer other) {
        response.add(other.response);
        service.add(other.service);
    }

    void add(LatencyPair other) {
        response.add(other.response());
        service.add(other.service());
    }

    void clear() {
        response.clear();
        service.clear();
    }

    LatencyPair toPair() {
        return response.isEmpty()
                ? LatencyPair.EMPTY
                : new LatencyPair(response.toLatencies(), service.toLatencies());
    }
}
