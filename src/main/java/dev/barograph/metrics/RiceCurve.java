package dev.barograph.metrics;

/// Reads one distribution of [RiceTimes]: whether its buckets are those of two digits, in which way
/// they are written, the buckets in that way, and its [RiceFigures].
///
/// The ways: the same buckets as those of a distribution that was written before; each sample in
/// order as its distance from that of the other in the same place; each sample in order as its
/// distance from the one before; each bucket that is not empty with its count. Pure.
final class RiceCurve {
    /// More samples than this are never written one by one: there are fewer buckets then.
    private static final long MOST_SAMPLES = 8_192;

    private static final int SAME = 0;
    private static final int BESIDE = 1;
    private static final int SAMPLES = 2;

    private RiceCurve() {}

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
        return RiceFigures.read(filled, in);
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

    private static long unzigzag(long value) {
        return (value & 1) == 0 ? value >>> 1 : -((value >>> 1) + 1);
    }
}
