package dev.barograph.run;

import dev.barograph.engine.InFlight;
import dev.barograph.engine.LoadEngine;
import dev.barograph.metrics.AwaitedSoFar;
import dev.barograph.metrics.Awaiting;
import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.Summary;
import dev.barograph.model.NanoClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Finds the requests that have been awaited for so long, or are so many, that the figures of the
/// good answers so far are wrong without them: those would else know nothing of what hangs. One
/// thread at a time; it waits for the event loops, but not for long.
///
/// The figures are wrong if a percentile of all together, each that is awaited at the time that it
/// has lasted, lies above the 95 % interval of that percentile of the good answers (taken for
/// independent), or the longest above them all. From the lowest such percentile on, what is awaited
/// for longer than it counts. What is awaited for less may yet be as quick as the others.
final class LongAwaited implements Awaiting {
    /// What the event loops take to tell if they are not held up: less by far.
    private static final long PATIENCE_NANOS = 100_000_000;

    private final LoadEngine engine;
    private final int requests;
    private final NanoClock clock;
    private long nowNanos;
    private List<InFlight> inFlight = List.of();
    private List<Long> waiting = List.of();

    /// @param requests of the profile
    LongAwaited(LoadEngine engine, int requests, NanoClock clock) {
        this.engine = engine;
        this.requests = requests;
        this.clock = clock;
    }

    /// Finds nobody if the event loops do not tell in time.
    @Override
    public void look(Summary soFar) {
        nowNanos = clock.nanos();
        inFlight = List.of();
        if (engine.inFlight() > 0) {
            long[] sentBefore = new long[requests];
            for (int i = 0; i < requests; i++) {
                // What is younger than the median tells nothing, and is most of what is in flight.
                sentBefore[i] = nowNanos - good(soFar, i).percentileNanos(50).orElse(0);
            }
            inFlight = inFlight(sentBefore);
        }
    }

    @Override
    public void leaveOutEnded() {
        inFlight = inFlight.stream().filter(each -> !each.ended().getAsBoolean()).toList();
        waiting = engine.waitingSince(nowNanos);
    }

    @Override
    public AwaitedSoFar find(Summary soFar) {
        List<List<InFlight>> byRequest =
                IntStream.range(0, requests).mapToObj(i -> overdue(soFar, i)).toList();
        List<InFlight> overdue = byRequest.stream().flatMap(List::stream).toList();
        List<Long> overdueWaiting = overdueWaiting(soFar, overdue);
        return overdue.isEmpty() && overdueWaiting.isEmpty()
                ? AwaitedSoFar.NONE
                : new AwaitedSoFar(
                        pair(overdue, overdueWaiting),
                        requests == 1
                                ? List.of()
                                : byRequest.stream().map(sent -> pair(sent, List.of())).toList());
    }

    /// Service times of the good answers to a request.
    private static Latencies good(Summary soFar, int request) {
        Summary part = request < soFar.parts().size() ? soFar.parts().get(request) : soFar;
        return part.ok().service();
    }

    private List<InFlight> overdue(Summary soFar, int request) {
        List<InFlight> sent = inFlight.stream().filter(each -> each.request() == request).toList();
        OptionalLong from =
                overdueFrom(
                        good(soFar, request),
                        sent.stream().mapToLong(each -> nowNanos - each.sentNanos()).toArray());
        return sent.stream()
                .filter(each -> from.isPresent() && nowNanos - each.sentNanos() > from.getAsLong())
                .toList();
    }

    private List<Long> overdueWaiting(Summary soFar, List<InFlight> overdue) {
        LongStream sent = overdue.stream().mapToLong(InFlight::dueNanos);
        LongStream due = LongStream.concat(sent, waiting.stream().mapToLong(Long::longValue));
        OptionalLong from =
                waiting.isEmpty()
                        ? OptionalLong.empty()
                        : overdueFrom(
                                soFar.ok().response(), due.map(each -> nowNanos - each).toArray());
        return waiting.stream()
                .filter(each -> from.isPresent() && nowNanos - each > from.getAsLong())
                .toList();
    }

    /// From which age on what is awaited counts; empty if the figures are right without it.
    private static OptionalLong overdueFrom(Latencies good, long[] ages) {
        if (ages.length == 0) {
            return OptionalLong.empty();
        }
        if (good.isEmpty()) {
            return OptionalLong.of(-1);
        }
        Latencies all = Latencies.merge(List.of(good, Latencies.of(ages)));
        List<PercentileEstimate> known = Confidence.ofOne(good, Latencies.SHOWN);
        for (int i = 0; i < known.size(); i++) {
            double percentile = Latencies.SHOWN.get(i);
            OptionalLong high = known.get(i).high();
            if (high.isPresent()
                    && all.percentileNanos(percentile).orElseThrow() > high.getAsLong()) {
                return good.percentileNanos(percentile);
            }
        }
        OptionalLong longest = good.maxNanos();
        return all.maxNanos().orElseThrow() > longest.orElseThrow()
                ? longest
                : OptionalLong.empty();
    }

    @Override
    public void catchUp(long patienceNanos) {
        var _ = told(engine.countMissed(), patienceNanos);
    }

    private List<InFlight> inFlight(long[] sentBefore) {
        return told(engine.inFlight(sentBefore), PATIENCE_NANOS).orElse(List.of());
    }

    /// What the event loops tell; empty if that is nothing, or not in time.
    private static <T> Optional<T> told(CompletionStage<T> stage, long patienceNanos) {
        try {
            return Optional.ofNullable(
                    stage.toCompletableFuture().get(patienceNanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private LatencyPair pair(List<InFlight> sent, List<Long> notSent) {
        List<Long> due = new ArrayList<>(notSent);
        sent.forEach(each -> due.add(each.dueNanos()));
        return new LatencyPair(
                Latencies.of(due.stream().mapToLong(each -> nowNanos - each).toArray()),
                Latencies.of(
                        sent.stream().mapToLong(each -> nowNanos - each.sentNanos()).toArray()));
    }
}
