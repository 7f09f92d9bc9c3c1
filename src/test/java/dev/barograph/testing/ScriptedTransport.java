package dev.barograph.testing;

import dev.barograph.engine.Completion;
import dev.barograph.engine.InFlight;
import dev.barograph.engine.Lane;
import dev.barograph.engine.Transport;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/// A target on a [VirtualTime]: each request takes as long as a script says.
public final class ScriptedTransport implements Transport {
    private record Flight(int request, long dueNanos, long sentNanos, Completion completion) {}

    private final VirtualTime time;
    private final List<Lane> lanes;
    private final LongUnaryOperator doneAt;
    private final Outcome outcome;
    private final Map<Long, Flight> inFlight = new LinkedHashMap<>();
    private final List<Long> sentAtNanos = new ArrayList<>();
    private final Map<Integer, Long> sent = new LinkedHashMap<>();
    private int peak;
    private long ids;
    private boolean cancelled;

    /// @param doneAt when a request that is sent at a time of the clock is done; [Long#MAX_VALUE]
    ///   for never
    public ScriptedTransport(
            VirtualTime time, int lanes, Outcome outcome, LongUnaryOperator doneAt) {
        this.time = time;
        this.lanes = IntStream.range(0, lanes).mapToObj(_ -> time.lane()).toList();
        this.outcome = outcome;
        this.doneAt = doneAt;
    }

    /// A target that answers 200 after the same time.
    public static ScriptedTransport steady(VirtualTime time, long serviceNanos) {
        return new ScriptedTransport(time, 2, new Outcome.Ok(200), sent -> sent + serviceNanos);
    }

    @Override
    public List<Lane> lanes() {
        return lanes;
    }

    @Override
    public void send(int request, long dueNanos, Completion completion) {
        long id = ids++;
        long sent = time.nanos();
        sentAtNanos.add(sent);
        this.sent.merge(request, 1L, Long::sum);
        inFlight.put(id, new Flight(request, dueNanos, sent, completion));
        peak = Math.max(peak, inFlight.size());
        long done = cancelled ? sent : doneAt.applyAsLong(sent);
        if (done != Long.MAX_VALUE) {
            time.at(done, () -> end(id, cancelled ? cancelled() : outcome));
        }
    }

    private static Outcome cancelled() {
        return new Outcome.Failure(FailureKind.CANCELLED, "cancelled");
    }

    private void end(long id, Outcome how) {
        Flight flight = inFlight.remove(id);
        if (flight != null) {
            long now = time.nanos();
            flight.completion.completed(
                    new Sample(
                            flight.dueNanos,
                            flight.sentNanos,
                            flight.sentNanos,
                            flight.sentNanos,
                            now,
                            now,
                            10,
                            10,
                            false,
                            how));
        }
    }

    @Override
    public CompletionStage<List<InFlight>> inFlight(long[] sentBefore) {
        return CompletableFuture.completedFuture(
                inFlight.entrySet().stream()
                        .filter(each -> {
                            Flight flight = each.getValue();
                            return flight.sentNanos - sentBefore[flight.request] < 0;
                        })
                        .map(each -> found(each.getKey(), each.getValue()))
                        .toList());
    }

    private InFlight found(long id, Flight flight) {
        return new InFlight(
                flight.request, flight.dueNanos, flight.sentNanos, () -> !inFlight.containsKey(id));
    }

    @Override
    public int openConnections() {
        return inFlight.size();
    }

    @Override
    public void cancelAll() {
        cancelled = true;
        List.copyOf(inFlight.keySet()).forEach(id -> end(id, cancelled()));
    }

    @Override
    public boolean close(Duration atMost) {
        return true;
    }

    /// When each request was sent, in order.
    public List<Long> sentAtNanos() {
        return sentAtNanos;
    }

    /// How often a request was sent.
    public long sent(int request) {
        return sent.getOrDefault(request, 0L);
    }

    public int inFlight() {
        return inFlight.size();
    }

    /// Most requests that were ever in flight together.
    public int peak() {
        return peak;
    }
}
