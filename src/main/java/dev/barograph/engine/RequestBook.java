package dev.barograph.engine;

import dev.barograph.model.Exchange;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import dev.barograph.model.SampleSink;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The books of one request of a run: how often it was sent, and where its samples go. Any thread.
final class RequestBook implements Completion {
    /// The place of the request in the profile.
    final int request;

    private final LoadEngine engine;
    private final SampleSink sink;
    private final Consumer<Throwable> fault;
    private final EventCounter sent = new EventCounter();
    private final EventCounter ended = new EventCounter();

    RequestBook(int request, LoadEngine engine, SampleSink sink, Consumer<Throwable> fault) {
        this.request = request;
        this.engine = engine;
        this.sink = sink;
        this.fault = fault;
    }

    void countSent() {
        sent.increment();
    }

    void countEnded() {
        ended.increment();
    }

    long sent() {
        return sent.sum();
    }

    /// Whether an end was not counted for each time it was sent.
    boolean isInFlight() {
        return sent.sum() > ended.sum();
    }

    @Override
    public void completed(Sample sample) {
        engine.completed(this, sample, Exchange.NOTHING_KNOWN);
    }

    @Override
    public void completed(Sample sample, Supplier<Exchange> said) {
        engine.completed(this, sample, said);
    }

    void record(Sample sample, Supplier<Exchange> said) {
        try {
            sink.record(sample, said);
        } catch (Throwable e) {
            // Not only exceptions: the permit must come back whatever happens to the figures.
            fault.accept(e);
        }
    }

    /// Records one whose end was never told.
    void lose(long nowNanos) {
        Outcome lost =
                new Outcome.Failure(
                        FailureKind.INTERNAL,
                        "The HTTP client never told the end of this request.");
        record(
                new Sample(
                        nowNanos, nowNanos, nowNanos, nowNanos, nowNanos, nowNanos, 0, 0, false,
                        lost),
                Exchange.NOTHING_KNOWN);
    }

    void late(long lagNanos) {
        try {
            sink.late(lagNanos);
        } catch (Throwable e) {
            // As in record: the plan must go on whatever happens to the figures.
            fault.accept(e);
        }
    }
}
