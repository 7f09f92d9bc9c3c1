package dev.barograph.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Writes one distribution in as few bits as it takes: whether its buckets are those of two digits,
/// in which way they are written, the buckets in that way, and its [ExactFigures].
///
/// The ways, of which the shortest is taken: the same buckets as those of a distribution that was
/// written before; each sample in order as its distance from that of the other in the same place;
/// each sample in order as its distance from the one before; each bucket that is not empty with its
/// count. Pure.
final class CurveCode {
    /// More samples than this are never written one by one: there are fewer buckets then.
    private static final long MOST_SAMPLES = 8_192;

    private static final int SAME = 0;
    private static final int BESIDE = 1;
    private static final int SAMPLES = 2;
    private static final int BUCKETS = 3;

    private CurveCode() {}

    private record Written(int way, BitWriter bits) {}

    /// @param like a distribution that this one may be close to, or an empty one
    static void write(Latencies times, Latencies like, BitWriter out) {
        boolean coarse = Filled.isCoarse(times);
        Filled filled = Filled.of(times, coarse);
        Filled other = Filled.of(like, coarse);
        Written best = shortest(filled, other);
        out.bits(coarse ? 1 : 0, 1);
        out.bits(best.way, 2);
        out.append(best.bits);
        ExactFigures.write(times, filled, out);
    }

    /// @throws IllegalArgumentException or ArithmeticException if the bits are none of a
    ///   distribution
    static Latencies read(Latencies like, BitReader in) {
        boolean coarse = in.bits(1) == 1;
        int way = (int) in.bits(2);
        Filled filled =
                switch (way) {
                    case SAME -> Filled.of(like, coarse);
                    case BESIDE -> beside(Filled.of(like, coarse), in);
                    case SAMPLES -> samples(coarse, in);
                    default -> buckets(coarse, in);
                };
        if (filled.size() == 0) {
            throw new IllegalArgumentException("a distribution without samples");
        }
        return ExactFigures.read(filled, in);
    }

    private static Written shortest(Filled filled, Filled other) {
        if (filled.hasSameBuckets(other)) {
            return new Written(SAME, new BitWriter());
        }
        List<Written> ways = new ArrayList<>();
        if (filled.total() <= MOST_SAMPLES) {
            if (filled.total() == other.total()) {
                ways.add(new Written(BESIDE, beside(filled, other)));
            }
            ways.add(new Written(SAMPLES, samples(filled)));
        }
        ways.add(new Written(BUCKETS, buckets(filled)));
        return ways.stream().min(Comparator.comparingLong(way -> way.bits.size())).orElseThrow();
    }

    private static BitWriter beside(Filled filled, Filled other) {
        int[] mine = filled.samples();
        int[] others = other.samples();
        long[] steps = new long[mine.length];
        for (int i = 0; i < mine.length; i++) {
            int before = i == 0 ? 0 : others[i - 1] - mine[i - 1];
            steps[i] = zigzag((long) others[i] - mine[i] - before);
        }
        BitWriter out = new BitWriter();
        numbers(steps, out);
        return out;
    }

    private static Filled beside(Filled other, BitReader in) {
        if (other.total() > MOST_SAMPLES) {
            throw new IllegalArgumentException("too many samples");
        }
        int[] samples = other.samples();
        RiceCode code = RiceCode.begun(in);
        long distance = 0;
        for (int i = 0; i < samples.length; i++) {
            distance = Math.addExact(distance, unzigzag(code.read(in)));
            samples[i] = Math.toIntExact(samples[i] - distance);
        }
        return Filled.ofSamples(samples, other.coarse());
    }

    private static BitWriter samples(Filled filled) {
        int[] samples = filled.samples();
        long[] steps = new long[samples.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (long) samples[i + 1] - samples[i];
        }
        BitWriter out = new BitWriter();
        out.sized(samples.length);
        out.sized(samples[0]);
        numbers(steps, out);
        return out;
    }

    private static Filled samples(boolean coarse, BitReader in) {
        long count = in.sized();
        if (count > MOST_SAMPLES) {
            throw new IllegalArgumentException("too many samples");
        }
        int[] samples = new int[(int) count];
        long sample = in.sized();
        RiceCode code = RiceCode.begun(in);
        for (int i = 0; i < samples.length; i++) {
            sample = i == 0 ? sample : Math.addExact(sample, code.read(in));
            samples[i] = Math.toIntExact(sample);
        }
        return Filled.ofSamples(samples, coarse);
    }

    private static BitWriter buckets(Filled filled) {
        long[] gaps = new long[filled.size() - 1];
        long[] counts = new long[filled.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = filled.counts()[i] - 1;
            if (i > 0) {
                gaps[i - 1] = filled.places()[i] - filled.places()[i - 1] - 1L;
            }
        }
        BitWriter out = new BitWriter();
        out.sized(filled.size());
        out.sized(filled.places()[0]);
        numbers(gaps, out);
        numbers(counts, out);
        return out;
    }

    private static Filled buckets(boolean coarse, BitReader in) {
        long size = in.sized();
        if (size > Filled.MOST) {
            throw new IllegalArgumentException("there are not " + size + " buckets");
        }
        int[] places = new int[(int) size];
        long[] counts = new long[places.length];
        long place = in.sized();
        RiceCode gaps = RiceCode.begun(in);
        for (int i = 0; i < places.length; i++) {
            place = i == 0 ? place : Math.addExact(place, Math.addExact(gaps.read(in), 1));
            places[i] = Math.toIntExact(place);
        }
        RiceCode sizes = RiceCode.begun(in);
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.addExact(sizes.read(in), 1);
        }
        return new Filled(places, counts, coarse).checked();
    }

    private static void numbers(long[] values, BitWriter out) {
        RiceCode code = RiceCode.begin(values, out);
        for (long value : values) {
            code.write(value, out);
        }
    }

    private static long zigzag(long value) {
        return value >= 0 ? value * 2 : -value * 2 - 1;
    }

    private static long unzigzag(long value) {
        return (value & 1) == 0 ? value >>> 1 : -((value >>> 1) + 1);
    }
}
