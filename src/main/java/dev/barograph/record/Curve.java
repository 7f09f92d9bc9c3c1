package dev.barograph.record;

import com.google.errorprone.annotations.Immutable;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Phases;
import dev.barograph.metrics.Times;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One of the distributions that make up [Times], with its number in files of the first format.
enum Curve {
    OK_RESPONSE(1, times -> times.ok().response()),
    OK_SERVICE(2, times -> times.ok().service()),
    FAILED_RESPONSE(3, times -> times.failed().response()),
    FAILED_SERVICE(4, times -> times.failed().service()),
    TIMED_OUT_RESPONSE(5, times -> times.timedOut().response()),
    TIMED_OUT_SERVICE(6, times -> times.timedOut().service()),
    UNFINISHED_RESPONSE(7, times -> times.unfinished().response()),
    UNFINISHED_SERVICE(8, times -> times.unfinished().service()),
    NEW_QUEUE(9, times -> times.phases().onNew().queue()),
    NEW_CONNECT(10, times -> times.phases().onNew().connect()),
    NEW_TLS(11, times -> times.phases().onNew().tls()),
    NEW_FIRST_BYTE(12, times -> times.phases().onNew().firstByte()),
    NEW_DOWNLOAD(13, times -> times.phases().onNew().download()),
    REUSED_QUEUE(14, times -> times.phases().onReused().queue()),
    REUSED_CONNECT(15, times -> times.phases().onReused().connect()),
    REUSED_TLS(16, times -> times.phases().onReused().tls()),
    REUSED_FIRST_BYTE(17, times -> times.phases().onReused().firstByte()),
    REUSED_DOWNLOAD(18, times -> times.phases().onReused().download()),
    LAG(19, Times::lag);

    private final long number;
    private final Part part;

    Curve(long number, Part part) {
        this.number = number;
        this.part = part;
    }

    /// @throws IllegalArgumentException if no curve has that number
    static Curve of(long number) {
        for (Curve curve : values()) {
            if (curve.number == number) {
                return curve;
            }
        }
        throw new IllegalArgumentException("there is no series " + number);
    }

    /// All requests together.
    static Times merge(List<Times> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        Map<Curve, Latencies> merged = new EnumMap<>(Curve.class);
        for (Curve curve : values()) {
            merged.put(curve, Latencies.merge(parts.stream().map(curve.part::of).toList()));
        }
        return times(merged);
    }

    /// The whole from its parts; one that is not given is empty.
    static Times times(Map<Curve, Latencies> parts) {
        return new Times(
                pair(parts, OK_RESPONSE, OK_SERVICE),
                pair(parts, FAILED_RESPONSE, FAILED_SERVICE),
                pair(parts, TIMED_OUT_RESPONSE, TIMED_OUT_SERVICE),
                pair(parts, UNFINISHED_RESPONSE, UNFINISHED_SERVICE),
                new PhaseTimes(
                        phases(
                                parts,
                                NEW_QUEUE,
                                NEW_CONNECT,
                                NEW_TLS,
                                NEW_FIRST_BYTE,
                                NEW_DOWNLOAD),
                        phases(
                                parts,
                                REUSED_QUEUE,
                                REUSED_CONNECT,
                                REUSED_TLS,
                                REUSED_FIRST_BYTE,
                                REUSED_DOWNLOAD)),
                part(parts, LAG));
    }

    private static LatencyPair pair(Map<Curve, Latencies> parts, Curve response, Curve service) {
        return new LatencyPair(part(parts, response), part(parts, service));
    }

    private static Phases phases(
            Map<Curve, Latencies> parts,
            Curve queue,
            Curve connect,
            Curve tls,
            Curve firstByte,
            Curve download) {
        return new Phases(
                part(parts, queue),
                part(parts, connect),
                part(parts, tls),
                part(parts, firstByte),
                part(parts, download));
    }

    private static Latencies part(Map<Curve, Latencies> parts, Curve curve) {
        return parts.getOrDefault(curve, Latencies.EMPTY);
    }

    /// One distribution of all.
    @Immutable
    private interface Part {
        Latencies of(Times times);
    }
}
