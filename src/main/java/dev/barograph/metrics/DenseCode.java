package dev.barograph.metrics;

import java.util.Arrays;

/// Writes or reads the buckets of a distribution of which few are empty: from the first on whether
/// there is one more sample in it, with chances learned for each density of the buckets before it.
/// Pure.
final class DenseCode {
    private static final int LEVELS = 24;
    private static final int COUNTS = 4;
    private static final int TRUST = 40;
    private static final int MEMORY = 24;

    /// Samples are counted in parts of two to this power.
    private static final int PART_BITS = 20;

    private static final int LENGTH_BITS = 5;
    private static final int FIRST_TRUST = 4;
    private static final int LOWEST = -8;

    /// If a bucket has a sample more, by density and by how many it has: as with random times.
    private static final int[] MORE = new int[LEVELS * COUNTS];

    static {
        for (int level = 0; level < LEVELS; level++) {
            double mean = Math.scalb(1 + (level % 2 == 0 ? 0.2 : 0.7), level / 2 + LOWEST);
            double exactly = StrictMath.exp(-mean);
            double rest = 1 - exactly;
            for (int count = 0; count < COUNTS; count++) {
                double more = Math.clamp(rest / (rest + exactly), 0.004, 0.996);
                MORE[level * COUNTS + count] = (int) (more * 65_536);
                exactly *= mean / (count + 1);
                rest = Math.max(0, rest - exactly);
            }
        }
    }

    private DenseCode() {}

    /// Writes the buckets, or reads the same.
    ///
    /// @param given not looked at by who reads
    /// @param total samples that there are
    static Filled code(BitCoder coder, Filled given, boolean coarse, long total) {
        Grid grid = Grid.of(coarse);
        Chances chances = new Chances(MORE, TRUST);
        boolean known = given.size() > 0;
        int place = (int) coder.bits(known ? given.places()[0] : 0, grid.placeBits());
        long density = 1L << coder.bits(known ? densityBits(given) : 0, LENGTH_BITS);
        int seen = FIRST_TRUST;
        int[] places = new int[(int) total];
        long[] counts = new long[places.length];
        long left = total;
        int next = 0;
        int size = 0;
        while (left > 0) {
            if (place >= Filled.MOST) {
                throw new IllegalArgumentException("there is no bucket " + place);
            }
            boolean has = next < given.size() && given.places()[next] == place;
            long wanted = has ? given.counts()[next++] : 0;
            int level = level(density);
            long count = size == 0 ? 1 : 0;
            while (count < left) {
                int situation = level * COUNTS + (int) Math.min(count, COUNTS - 1);
                if (chances.bit(coder, situation, wanted > count ? 1 : 0) == 0) {
                    break;
                }
                count++;
            }
            if (count > 0) {
                places[size] = place;
                counts[size++] = count;
                left -= count;
            }
            seen = Math.min(seen + 1, MEMORY);
            density += ((count << PART_BITS) - density) / seen;
            if (grid.widthBits(place + 1) > grid.widthBits(place)) {
                density *= 2;
            }
            place++;
        }
        return new Filled(Arrays.copyOf(places, size), Arrays.copyOf(counts, size), coarse)
                .checked();
    }

    /// Of samples a bucket, at first.
    private static int densityBits(Filled given) {
        int last = given.size() - 1;
        long span = given.places()[last] - given.places()[0] + 1L;
        long mean = (given.total() << PART_BITS) / span;
        return Math.min((1 << LENGTH_BITS) - 1, Long.SIZE - 1 - Long.numberOfLeadingZeros(mean));
    }

    private static int level(long density) {
        long parts = Math.max(density, 1);
        int length = Long.SIZE - 1 - Long.numberOfLeadingZeros(parts);
        int half = (int) ((parts << 1) >>> length) & 1;
        return Math.clamp((length - PART_BITS - LOWEST) * 2 + half, 0, LEVELS - 1);
    }
}
