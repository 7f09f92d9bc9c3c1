package dev.barograph.metrics;

import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import org.jspecify.annotations.Nullable;

/// Everything that is kept of samples, being collected. Not thread-safe: one thread at a time.
/// Allocates only when the first sample of a group comes.
final class SampleBuffer {
    private final FailureTally failures = new FailureTally();
    private @Nullable PairBuffer ok;
    private @Nullable PairBuffer failed;
    private @Nullable PairBuffer timedOut;
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
                ok = filled(ok);
                ok.record(sample);
            }
            case Outcome.Failure failure -> {
                failures.record(failure, sample.doneNanos());
                switch (failure.kind().group()) {
                    case FAILED -> {
                        failed = filled(failed);
                        failed.record(sample);
                    }
                    case TIMED_OUT -> {
                        timedOut = filled(timedOut);
                        timedOut.record(sample);
                    }
                    // Counted above; when they would have ended is not known, so they have no time.
                    case CANCELLED, NOT_SENT -> {}
                }
            }
        }
    }

    void add(SampleBuffer other) {
        failures.add(other.failures);
        ok = sum(ok, other.ok);
        failed = sum(failed, other.failed);
        timedOut = sum(timedOut, other.timedOut);
        okCount += other.okCount;
        newConnections += other.newConnections;
        bytesIn += other.bytesIn;
        bytesOut += other.bytesOut;
    }

    void clear() {
        failures.clear();
        clear(ok);
        clear(failed);
        clear(timedOut);
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
                okCount,
                failures.byKind(),
                newConnections,
                bytesIn,
                bytesOut,
                pair(ok),
                pair(failed),
                pair(timedOut));
    }

    private static PairBuffer filled(@Nullable PairBuffer buffer) {
        return buffer == null ? new PairBuffer() : buffer;
    }

    private static @Nullable PairBuffer sum(@Nullable PairBuffer mine, @Nullable PairBuffer other) {
        if (other == null) {
            return mine;
        }
        PairBuffer sum = filled(mine);
        sum.add(other);
        return sum;
    }

    private static void clear(@Nullable PairBuffer buffer) {
        if (buffer != null) {
            buffer.clear();
        }
    }

    private static LatencyPair pair(@Nullable PairBuffer buffer) {
        return buffer == null ? LatencyPair.EMPTY : buffer.toPair();
    }
}
