package dev.barograph.metrics;

import java.util.List;

/// The bytes that all distributions of a stretch of a run are kept as: a bit for each of them that
/// says whether it has samples, then, one after the other, those that have, as [CurveCode]s. Where
/// two belong to the same requests, the second is written as its difference to the first: a service
/// time is a response time less what the request waited. Pure.
final class TimesPacking {
    /// For each distribution the one before it that it is like, or itself if there is none.
    private static final int[] LIKE = {
        0, 0, 2, 2, 4, 4, 6, 6, 8, 9, 10, 11, 12, 13, 14, 15, 1, 17, 13
    };

    private TimesPacking() {}

    static byte[] pack(Times times) {
        List<Latencies> parts = parts(times);
        BitWriter out = new BitWriter();
        for (Latencies part : parts) {
            out.bits(part.isEmpty() ? 0 : 1, 1);
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isEmpty()) {
                CurveCode.write(parts.get(i), like(parts, i), out);
            }
        }
        return out.toBytes();
    }

    /// @throws IllegalArgumentException if the bytes are none that [#pack] made
    static Times unpack(byte[] bytes) {
        BitReader in = new BitReader(bytes);
        boolean[] filled = new boolean[LIKE.length];
        for (int i = 0; i < filled.length; i++) {
            filled[i] = in.bits(1) == 1;
        }
        Latencies[] parts = new Latencies[filled.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                Latencies like = LIKE[i] == i ? Latencies.EMPTY : parts[LIKE[i]];
                parts[i] = filled[i] ? CurveCode.read(like, in) : Latencies.EMPTY;
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a number is larger than possible", e);
        }
        return times(parts);
    }

    private static Latencies like(List<Latencies> parts, int i) {
        return LIKE[i] == i ? Latencies.EMPTY : parts.get(LIKE[i]);
    }

    /// The order is part of the format: new ones go to the end.
    private static List<Latencies> parts(Times times) {
        Phases onNew = times.phases().onNew();
        Phases onReused = times.phases().onReused();
        return List.of(
                times.ok().response(),
                times.ok().service(),
                times.failed().response(),
                times.failed().service(),
                times.timedOut().response(),
                times.timedOut().service(),
                times.unfinished().response(),
                times.unfinished().service(),
                onNew.queue(),
                onNew.connect(),
                onNew.tls(),
                onNew.firstByte(),
                onNew.download(),
                onReused.queue(),
                onReused.connect(),
                onReused.tls(),
                onReused.firstByte(),
                onReused.download(),
                times.lag());
    }

    private static Times times(Latencies[] parts) {
        return new Times(
                new LatencyPair(parts[0], parts[1]),
                new LatencyPair(parts[2], parts[3]),
                new LatencyPair(parts[4], parts[5]),
                new LatencyPair(parts[6], parts[7]),
                new PhaseTimes(
                        new Phases(parts[8], parts[9], parts[10], parts[11], parts[12]),
                        new Phases(parts[13], parts[14], parts[15], parts[16], parts[17])),
                parts[18]);
    }
}
