package dev.barograph.record;

import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Phases;
import dev.barograph.metrics.Times;
import java.util.Map;

/// One of the distributions that make up [Times], with its number in files of the first format.
enum Curve {
    OK_RESPONSE(1),
    OK_SERVICE(2),
    FAILED_RESPONSE(3),
    FAILED_SERVICE(4),
    TIMED_OUT_RESPONSE(5),
    TIMED_OUT_SERVICE(6),
    UNFINISHED_RESPONSE(7),
    UNFINISHED_SERVICE(8),
    NEW_QUEUE(9),
    NEW_CONNECT(10),
    NEW_TLS(11),
    NEW_FIRST_BYTE(12),
    NEW_DOWNLOAD(13),
    REUSED_QUEUE(14),
    REUSED_CONNECT(15),
    REUSED_TLS(16),
    REUSED_FIRST_BYTE(17),
    REUSED_DOWNLOAD(18),
    LAG(19);

    private final long number;

    Curve(long number) {
        this.number = number;
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
}
