package dev.barograph.metrics;

import dev.barograph.model.FailureKind.Group;
import dev.barograph.model.Sample;
import org.jspecify.annotations.Nullable;

/// Every distribution, being collected. Not thread-safe: one thread at a time. Allocates only when
/// the first sample of a kind comes.
final class TimesBuffer {
    private final PhaseBuffer onNew = new PhaseBuffer();
    private final PhaseBuffer onReused = new PhaseBuffer();
    private @Nullable PairBuffer ok;
    private @Nullable PairBuffer failed;
    private @Nullable PairBuffer timedOut;
    private @Nullable PairBuffer unfinished;
    private @Nullable LatencyBuffer lag;

    void recordOk(Sample sample) {
        ok = filled(ok);
        ok.record(sample);
        (sample.newConnection() ? onNew : onReused).record(sample);
    }

    /// @param group how the sample ended
    void recordFailure(Group group, boolean runEnded, Sample sample) {
        switch (group) {
            case FAILED -> {
                failed = filled(failed);
                failed.record(sample);
            }
            case TIMED_OUT -> {
                timedOut = filled(timedOut);
                timedOut.record(sample);
            }
            case CANCELLED -> {
                unfinished = filled(unfinished);
                unfinished.record(sample);
            }
            case NOT_SENT -> {
                // Turned away or missed: nobody waited for an answer, so there is no time.
                if (runEnded) {
                    unfinished = filled(unfinished);
                    unfinished.recordNotSent(sample);
                }
            }
        }
    }

    void recordLag(long nanos) {
        if (lag == null) {
            lag = LatencyBuffer.coarse();
        }
        lag.record(nanos);
    }

    void add(TimesBuffer other) {
        ok = sum(ok, other.ok);
        failed = sum(failed, other.failed);
        timedOut = sum(timedOut, other.timedOut);
        unfinished = sum(unfinished, other.unfinished);
        onNew.add(other.onNew);
        onReused.add(other.onReused);
        if (other.lag != null && !other.lag.isEmpty()) {
            lag = lag == null ? LatencyBuffer.coarse() : lag;
            lag.add(other.lag);
        }
    }

    void add(Times other) {
        ok = sum(ok, other.ok());
        failed = sum(failed, other.failed());
        timedOut = sum(timedOut, other.timedOut());
        unfinished = sum(unfinished, other.unfinished());
        onNew.add(other.phases().onNew());
        onReused.add(other.phases().onReused());
        if (!other.lag().isEmpty()) {
            lag = lag == null ? LatencyBuffer.coarse() : lag;
            lag.add(other.lag());
        }
    }

    void clear() {
        clear(ok);
        clear(failed);
        clear(timedOut);
        clear(unfinished);
        onNew.clear();
        onReused.clear();
        if (lag != null) {
            lag.clear();
        }
    }

    Times toTimes() {
        return new Times(
                pair(ok),
                pair(failed),
                pair(timedOut),
                pair(unfinished),
                new PhaseTimes(onNew.toPhases(), onReused.toPhases()),
                lag == null ? Latencies.EMPTY : lag.toLatencies());
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

    private static @Nullable PairBuffer sum(@Nullable PairBuffer mine, LatencyPair other) {
        if (other.response().isEmpty()) {
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
