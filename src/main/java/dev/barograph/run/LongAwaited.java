package dev.barograph.run;

import dev.barograph.engine.InFlight;
import dev.barograph.engine.LoadEngine;
import dev.barograph.metrics.AwaitedSoFar;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Summary;
import dev.barograph.model.NanoClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Finds the requests that are awaited for longer than any good answer of the run took so far: the
/// figures of a run that goes on would else know nothing of those that hang. One thread at a time;
/// it waits for the event loops, but not for long.
final class LongAwaited {
    /// What the event loops take to tell if they are not held up: less by far.
    private static final long PATIENCE_NANOS = 100_000_000;

    private final LoadEngine engine;
    private final int requests;
    private final NanoClock clock;

    /// @param requests of the profile
    LongAwaited(LoadEngine engine, int requests, NanoClock clock) {
        this.engine = engine;
        this.requests = requests;
        this.clock = clock;
    }

    /// Asks for them; nothing if the event loops do not tell in time.
    ///
    /// @param soFar the run, by which it is known what is long: of each request, how long it was in
    ///   flight at most; of those that wait for a permit, the longest response time
    AwaitedSoFar find(Summary soFar) {
        if (engine.inFlight() == 0 && engine.waiting() == 0) {
            return AwaitedSoFar.NONE;
        }
        long nowNanos = clock.nanos();
        long[] sentBefore = new long[requests];
        for (int i = 0; i < requests; i++) {
            Summary part = i < soFar.parts().size() ? soFar.parts().get(i) : soFar;
            sentBefore[i] = nowNanos - part.ok().service().maxNanos().orElse(0);
        }
        long dueBefore = nowNanos - soFar.ok().response().maxNanos().orElse(0);
        List<InFlight> inFlight = inFlight(sentBefore);
        List<Long> waiting = engine.waitingSince(dueBefore);
        return inFlight.isEmpty() && waiting.isEmpty()
                ? AwaitedSoFar.NONE
                : awaited(inFlight, waiting, nowNanos);
    }

    private List<InFlight> inFlight(long[] sentBefore) {
        CompletableFuture<List<InFlight>> told = engine.inFlight(sentBefore).toCompletableFuture();
        try {
            return told.get(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private AwaitedSoFar awaited(List<InFlight> inFlight, List<Long> waiting, long nowNanos) {
        List<LatencyPair> byRequest = new ArrayList<>();
        for (int i = 0; requests > 1 && i < requests; i++) {
            int request = i;
            byRequest.add(
                    pair(
                            inFlight.stream().filter(each -> each.request() == request).toList(),
                            List.of(),
                            nowNanos));
        }
        return new AwaitedSoFar(pair(inFlight, waiting, nowNanos), byRequest);
    }

    private static LatencyPair pair(List<InFlight> inFlight, List<Long> waiting, long nowNanos) {
        List<Long> due = new ArrayList<>(waiting);
        inFlight.forEach(each -> due.add(each.dueNanos()));
        return new LatencyPair(
                Latencies.of(due.stream().mapToLong(each -> nowNanos - each).toArray()),
                Latencies.of(
                        inFlight.stream()
                                .mapToLong(each -> nowNanos - each.sentNanos())
                                .toArray()));
    }
}
