package dev.barograph.metrics;

import dev.barograph.model.Exchange;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import java.util.function.Supplier;

/// Everything that is kept of samples, being collected. Not thread-safe: one thread at a time.
final class SampleBuffer {
    private final FailureTally failures = new FailureTally();
    private final TimesBuffer times = new TimesBuffer();
    private final ExampleBuffer examples;
    private long okCount;
    private long newConnections;
    private long bytesIn;
    private long bytesOut;

    /// @param seed of what is drawn at random
    SampleBuffer(long seed) {
        examples = new ExampleBuffer(seed);
    }

    /// Counts first: where there is no memory for its times or as an example, a sample is at least
    /// counted.
    void record(Sample sample, Supplier<Exchange> said) {
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
                // What a stand-still kept from being sent is found out when that is over.
                boolean missed = failure.kind() == FailureKind.SUSPENDED;
                failures.record(failure, missed ? sample.dueNanos() : sample.doneNanos());
                times.recordFailure(
                        failure.kind().group(), failure.kind() == FailureKind.RUN_ENDED, sample);
            }
        }
        examples.offer(sample, said);
    }

    void recordLag(long nanos) {
        times.recordLag(nanos);
    }

    /// Counts come last: an addition that there was no memory for can be made again.
    void add(SampleBuffer other) {
        times.add(other.times);
        examples.add(other.examples);
        failures.add(other.failures);
        okCount += other.okCount;
        newConnections += other.newConnections;
        bytesIn += other.bytesIn;
        bytesOut += other.bytesOut;
    }

    /// @param floors what does not belong to the slowest of the run any more
    void clear(ExampleBuffer.Floors floors) {
        failures.clear();
        times.clear();
        examples.clear(floors);
        okCount = 0;
        newConnections = 0;
        bytesIn = 0;
        bytesOut = 0;
    }

    FailureTally failures() {
        return failures;
    }

    ExampleBuffer examples() {
        return examples;
    }

    /// What is in the buffer now, apart from the error table and examples.
    Flip toFlip() {
        return new Flip(
                okCount, failures.byKind(), newConnections, bytesIn, bytesOut, times.toTimes());
    }
}
