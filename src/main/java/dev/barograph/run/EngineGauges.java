package dev.barograph.run;

import dev.barograph.engine.LoadEngine;
import dev.barograph.metrics.Gauges;
import java.util.List;
import java.util.stream.IntStream;

/// Reads the counters and gauges of an engine, of this very moment. Any thread.
final class EngineGauges {
    private EngineGauges() {}

    /// @param requests of the profile
    static Gauges of(LoadEngine engine, int requests) {
        // Sent before scheduled: so that no reading shows more sent than scheduled.
        List<Long> byRequest =
                requests == 1
                        ? List.of()
                        : IntStream.range(0, requests).mapToObj(engine::sent).toList();
        long sent =
                requests == 1 ? engine.sent() : byRequest.stream().mapToLong(Long::longValue).sum();
        return new Gauges(
                engine.scheduled(),
                sent,
                engine.inFlight(),
                engine.permits(),
                engine.waiting(),
                engine.permitWaits(),
                byRequest);
    }
}
