package dev.barograph.metrics;

import dev.barograph.model.Sample;
import org.jspecify.annotations.Nullable;

/// The phases of samples, being collected. Not thread-safe. A distribution is allocated when its
/// first time comes.
final class PhaseBuffer {
    private @Nullable LatencyBuffer queue;
    private @Nullable LatencyBuffer connect;
    private @Nullable LatencyBuffer tls;
    private @Nullable LatencyBuffer firstByte;
    private @Nullable LatencyBuffer download;

    void record(Sample sample) {
        queue = recorded(queue, sample.queueNanos());
        if (sample.newConnection()) {
            connect = recorded(connect, sample.connectNanos());
            if (sample.tlsNanos() > 0) {
                tls = recorded(tls, sample.tlsNanos());
            }
        }
        firstByte = recorded(firstByte, sample.firstByteWaitNanos());
        download = recorded(download, sample.downloadNanos());
    }

    void add(PhaseBuffer other) {
        queue = sum(queue, other.queue);
        connect = sum(connect, other.connect);
        tls = sum(tls, other.tls);
        firstByte = sum(firstByte, other.firstByte);
        download = sum(download, other.download);
    }

    void add(Phases other) {
        queue = sum(queue, other.queue());
        connect = sum(connect, other.connect());
        tls = sum(tls, other.tls());
        firstByte = sum(firstByte, other.firstByte());
        download = sum(download, other.download());
    }

    void clear() {
        clear(queue);
        clear(connect);
        clear(tls);
        clear(firstByte);
        clear(download);
    }

    Phases toPhases() {
        return queue == null || queue.isEmpty()
                ? Phases.EMPTY
                : new Phases(
                        latencies(queue),
                        latencies(connect),
                        latencies(tls),
                        latencies(firstByte),
                        latencies(download));
    }

    private static LatencyBuffer recorded(@Nullable LatencyBuffer buffer, long nanos) {
        LatencyBuffer filled = filled(buffer);
        filled.record(nanos);
        return filled;
    }

    private static @Nullable LatencyBuffer sum(
            @Nullable LatencyBuffer mine, @Nullable LatencyBuffer other) {
        if (other == null || other.isEmpty()) {
            return mine;
        }
        LatencyBuffer sum = filled(mine);
        sum.add(other);
        return sum;
    }

    private static @Nullable LatencyBuffer sum(@Nullable LatencyBuffer mine, Latencies other) {
        if (other.isEmpty()) {
            return mine;
        }
        LatencyBuffer sum = filled(mine);
        sum.add(other);
        return sum;
    }

    private static LatencyBuffer filled(@Nullable LatencyBuffer buffer) {
        return buffer == null ? LatencyBuffer.coarse() : buffer;
    }

    private static void clear(@Nullable LatencyBuffer buffer) {
        if (buffer != null) {
            buffer.clear();
        }
    }

    private static Latencies latencies(@Nullable LatencyBuffer buffer) {
        return buffer == null ? Latencies.EMPTY : buffer.toLatencies();
    }
}
