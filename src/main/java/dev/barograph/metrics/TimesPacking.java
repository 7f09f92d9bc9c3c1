package dev.barograph.metrics;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/// The bytes that all distributions of a stretch of a run are kept as, under an arithmetic code:
/// which of them have samples; the buckets of each that has ([Ways]); then, from the last to the
/// first, what is exact of each ([ExactFigures]). Where two belong to the same requests, the second
/// is written against the first: a service time is a response time less what the request waited.
/// And where phases add up to the whole, so do their sums. Pure.
final class TimesPacking {
    /// For each distribution the one before it that it is like, or itself if there is none.
    private static final int[] LIKE = {
        0, 0, 2, 2, 4, 4, 6, 6, 8, 8, 10, 1, 12, 13, 14, 15, 1, 17, 13
    };

    /// For each the one before it that has as many samples, or itself if there is none.
    private static final int[] AS_MANY = {
        0, 0, 2, 2, 4, 4, 6, 6, 8, 8, 8, 8, 8, 0, 13, 13, 13, 13, 13
    };

    /// Delays come before what is written by them.
    private static final int[] ORDER = {
        0, 8, 13, 1, 2, 3, 4, 5, 6, 7, 9, 10, 12, 11, 14, 15, 17, 16, 18
    };

    /// Those that make up the difference between each and the one that it is like.
    private static final int[][] DELAYS = {
        {}, {8, 13}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {17}, {}, {}
    };

    private static final int RESPONSE = 0;
    private static final int SERVICE = 1;
    private static final List<Integer> QUEUES = List.of(8, 13);
    private static final List<Integer> OF_SERVICE = List.of(9, 10, 11, 12, 14, 15, 16, 17);

    /// Those that nearly every second has.
    private static final List<Integer> USUAL = List.of(0, 1, 13, 16, 17);

    /// From here on times have two digits as a rule.
    private static final int PHASES = 8;

    private static final int LIKELY = BitCoder.CERTAIN * 31 / 32;
    private static final int UNLIKELY = BitCoder.CERTAIN - LIKELY;
    private static final int LENGTH_BITS = 6;
    private static final BigInteger UNKNOWN = BigInteger.ONE.negate();

    private final BitCoder coder;
    private final List<Latencies> given;
    private final Filled[] filled = new Filled[LIKE.length];

    private TimesPacking(BitCoder coder, List<Latencies> given) {
        this.coder = coder;
        this.given = given;
    }

    static byte[] pack(Times times) {
        RangeWriter out = new RangeWriter();
        new TimesPacking(out, parts(times)).code(true);
        return out.toBytes();
    }

    /// @throws IllegalArgumentException if the bytes are none that [#pack] made
    static Times unpack(byte[] bytes) {
        RangeReader in = new RangeReader(bytes);
        try {
            Latencies[] parts = new TimesPacking(in, parts(Times.EMPTY)).code(false);
            in.end();
            return times(parts);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a number is larger than possible", e);
        }
    }

    private Latencies[] code(boolean writing) {
        boolean[] has = new boolean[LIKE.length];
        for (int i = 0; i < has.length; i++) {
            int chance = USUAL.contains(i) ? LIKELY : UNLIKELY;
            has[i] = coder.bit(given.get(i).isEmpty() ? 0 : 1, chance) == 1;
        }
        Arrays.fill(filled, Filled.NONE);
        for (int i : ORDER) {
            filled[i] = has[i] ? buckets(i, writing) : Filled.NONE;
        }
        Latencies[] parts = new Latencies[LIKE.length];
        Arrays.fill(parts, Latencies.EMPTY);
        ExactFigures exact = new ExactFigures(coder);
        for (int i = parts.length - 1; i >= 0; i--) {
            if (has[i]) {
                parts[i] = exact.code(given.get(i), filled[i], sum(i, parts));
            }
        }
        return parts;
    }

    private Filled buckets(int i, boolean writing) {
        Latencies mine = given.get(i);
        int usual = i < PHASES ? UNLIKELY : LIKELY;
        boolean coarse = coder.bit(writing && Filled.isCoarse(mine) ? 1 : 0, usual) == 1;
        Filled known = writing ? Filled.of(mine, coarse) : Filled.NONE;
        long total = total(i, known);
        Filled other = LIKE[i] == i ? Filled.NONE : filled[LIKE[i]];
        if (other.total() == total) {
            Filled same = other.as(coarse);
            if (coder.bit(known.hasSameBuckets(same) ? 1 : 0, UNLIKELY) == 1) {
                return same;
            }
        }
        Ways ways = new Ways(known, coarse, total, other, delays(i));
        return ways.code(coder, writing ? ways.shortest() : Ways.Way.UNKNOWN);
    }

    /// The delays by which a distribution is shorter than the one that it is like; empty if they
    /// are not known.
    private List<Filled> delays(int i) {
        return Arrays.stream(DELAYS[i])
                .mapToObj(delay -> filled[delay])
                .filter(delay -> delay.size() > 0)
                .toList();
    }

    private long total(int i, Filled known) {
        long total = known.total();
        long asMany = AS_MANY[i] == i ? 0 : filled[AS_MANY[i]].total();
        if (asMany > 0 && coder.bit(total == asMany ? 1 : 0, LIKELY) == 1) {
            return asMany;
        }
        int length = (int) coder.bits(Long.SIZE - Long.numberOfLeadingZeros(total), LENGTH_BITS);
        long found = coder.bits(total, length);
        if (found < 1) {
            throw new IllegalArgumentException("a distribution without samples");
        }
        return found;
    }

    /// What the sum of a distribution is in all likelihood.
    private static BigInteger sum(int i, Latencies[] parts) {
        List<Integer> phases = i == RESPONSE ? QUEUES : i == SERVICE ? OF_SERVICE : List.of();
        BigInteger sum = i == RESPONSE ? parts[SERVICE].sumNanos() : BigInteger.ZERO;
        boolean any = false;
        for (int phase : phases) {
            sum = sum.add(parts[phase].sumNanos());
            any |= !parts[phase].isEmpty();
        }
        return any ? sum : UNKNOWN;
    }

    /// The order is part of the format: new ones go to the end.
    static List<Latencies> parts(Times times) {
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

    static Times times(Latencies[] parts) {
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
