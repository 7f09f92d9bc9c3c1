package dev.barograph.metrics;

import java.util.Arrays;

/// Writes or reads the buckets of a distribution of which most are empty: for each that is not, how
/// many empty ones lie before it and how many samples it has. How wide gaps are is learned in
/// nanoseconds, so that nothing changes where buckets become wider. Pure.
final class SparseCode {
    private static final int LENGTH_BITS = 6;
    private static final int MEMORY = 14;
    private static final int COUNT_MEMORY = 24;

    private SparseCode() {}

    /// Writes the buckets, or reads the same.
    ///
    /// @param given not looked at by who reads
    /// @param total samples that there are
    static Filled code(BitCoder coder, Filled given, boolean coarse, long total) {
        Grid grid = Grid.of(coarse);
        boolean known = given.size() > 0;
        RunningMean gaps = begun(coder, known ? meanGap(given, grid) : 0);
        RunningMean counts = new RunningMean(1, 1, COUNT_MEMORY);
        RunningMean misses = new RunningMean(1, 1, COUNT_MEMORY);
        NumberCode gapCode = new NumberCode();
        NumberCode countCode = new NumberCode();
        int[] places = new int[known ? given.size() : 64];
        long[] found = new long[places.length];
        long left = total;
        int place = -1;
        int size = 0;
        while (left > 0) {
            if (size == places.length) {
                places = Arrays.copyOf(places, size * 2);
                found = Arrays.copyOf(found, size * 2);
            }
            long next = known ? given.places()[size] : 0;
            if (size == 0) {
                place = (int) coder.bits(next, grid.placeBits());
            } else {
                int width = grid.widthBits(place);
                long gap = gapCode.code(coder, next - place - 1, gaps.parts(width));
                gaps.add(Math.min(gap, Filled.MOST) << width);
                place = Math.toIntExact(Math.addExact(place, gap + 1));
            }
            long expected = Math.max(0, counts.rounded() - 1);
            long more = known ? given.counts()[size] - 1 : 0;
            long miss = countCode.code(coder, Folded.of(more, expected), misses.parts(0));
            misses.add(miss);
            places[size] = place;
            found[size] = Math.addExact(Folded.back(miss, expected), 1);
            counts.add(found[size]);
            left -= found[size];
            size++;
            if (left < 0 || place >= Filled.MOST) {
                throw new IllegalArgumentException("there is no such bucket");
            }
        }
        return new Filled(Arrays.copyOf(places, size), Arrays.copyOf(found, size), coarse)
                .checked();
    }

    private static long meanGap(Filled given, Grid grid) {
        long sum = 0;
        for (int i = 1; i < given.size(); i++) {
            int before = given.places()[i - 1];
            sum += (given.places()[i] - before - 1L) << grid.widthBits(before);
        }
        return sum / Math.max(1, given.size() - 1);
    }

    /// A mean of which is written how long it is.
    private static RunningMean begun(BitCoder coder, long mean) {
        int length = Long.SIZE - Long.numberOfLeadingZeros(mean);
        int found = (int) coder.bits(length, LENGTH_BITS);
        return new RunningMean(found == 0 ? 0 : 3L << found >> 2, 2, MEMORY);
    }
}
