package dev.barograph.metrics;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;

/// Everything that is kept of samples, being collected. Not thread-safe: one thread at a time.
final class SampleBuffer {
    private final FailureTally failures = new FailureTally();
    private final TimesBuffer times = new TimesBuffer();
    private long okCount;
    private long newConnections;
    private long bytesIn;
    private long bytesOut;

    void record(Sample sample) {
        bytesIn += sample.bytesIn();
        bytesOut += sample.bytesOut();
        if (sample.newConnection()) {
            newConnections++;
        }
        switch (sample.outcome()) {
            case Outcome.Ok _ -> {
                okCount++;
                times.recordOk(sample);
            }
            case Outcome.Failure failure -> {
                failures.record(failure, sample.doneNanos());
                times.recordFailure(
                        failure.kind().group(), failure.kind() == FailureKind.RUN_ENDED, sample);
            }
        }
    }

    void recordLag(long nanos) {
        times.recordLag(nanos);
    }

    void add(SampleBuffer other) {
        failures.add(other.failures);
        times.add(other.times);
        okCount += other.okCount;
        newConnections += other.newConnections;
        bytesIn += other.bytesIn;
        bytesOut += other.bytesOut;
    }

    void clear() {
        failures.clear();
        times.clear();
        okCount = 0;
        newConnections = 0;
        bytesIn = 0;
        bytesOut = 0;
    }

    FailureTally failures() {
        return failures;
    }

    /// What is in the buffer now, apart from the error table.
    Flip toFlip() {
        return new Flip(
                okCount, failures.byKind(), newConnections, bytesIn, bytesOut, times.toTimes());
    }
}
