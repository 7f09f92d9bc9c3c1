package dev.barograph.metrics;

/// Times of good responses over connections that were there, nothing else.
public final class GoodTimes {
    private GoodTimes() {}

    public static Times of(
            Latencies response,
            Latencies service,
            Latencies queue,
            Latencies firstByte,
            Latencies download,
            Latencies lag) {
        return new Times(
                new LatencyPair(response, service),
                LatencyPair.EMPTY,
                LatencyPair.EMPTY,
                LatencyPair.EMPTY,
                new PhaseTimes(
                        Phases.EMPTY,
                        new Phases(queue, Latencies.EMPTY, Latencies.EMPTY, firstByte, download)),
                lag);
    }
}
