package dev.barograph.metrics;

import java.util.Arrays;

/// The buckets of a distribution that are not empty, in order. Where all times were rounded to two
/// digits ([Buckets#coarse]) places count buckets of that width: numbers an eighth as large. Arrays
/// are shared, not copied: nobody else changes them.
final class Filled {
    /// As many buckets as there are.
    static final int MOST = Buckets.index(Buckets.HIGHEST_NANOS) + 1;

    /// None: stands for what is still to be read.
    static final Filled NONE = new Filled(new int[0], new long[0], false);

    private final int[] places;
    private final long[] counts;
    private final boolean coarse;

    /// @param places of the buckets
    /// @param counts of each, 1 or more
    Filled(int[] places, long[] counts, boolean coarse) {
        this.places = places;
        this.counts = counts;
        this.coarse = coarse;
    }

    int[] places() {
        return places;
    }

    long[] counts() {
        return counts;
    }

    boolean coarse() {
        return coarse;
    }

    static boolean isCoarse(Latencies times) {
        PackedCounts.Cursor cursor = times.counts().cursor();
        while (cursor.next()) {
            if (!Buckets.isCoarse(cursor.index())) {
                return false;
            }
        }
        return true;
    }

    /// @param coarse buckets of two digits; those of a finer distribution fall together then
    static Filled of(Latencies times, boolean coarse) {
        return of(times.counts(), coarse);
    }

    private static Filled of(PackedCounts packed, boolean coarse) {
        int[] places = new int[16];
        long[] counts = new long[16];
        int size = 0;
        PackedCounts.Cursor cursor = packed.cursor();
        while (cursor.next()) {
            int place = coarse ? Buckets.coarseIndex(cursor.index()) : cursor.index();
            if (size > 0 && places[size - 1] == place) {
                counts[size - 1] += cursor.count();
                continue;
            }
            if (size == places.length) {
                places = Arrays.copyOf(places, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
            }
            places[size] = place;
            counts[size] = cursor.count();
            size++;
        }
        return new Filled(Arrays.copyOf(places, size), Arrays.copyOf(counts, size), coarse);
    }

    /// The same in buckets of two digits, if they are not already.
    Filled as(boolean wantsCoarse) {
        return wantsCoarse == coarse ? this : of(packed(), wantsCoarse);
    }

    /// @param places of each sample, in order
    /// @throws IllegalArgumentException if they are not in order, or there is no such place
    static Filled ofSamples(int[] places, boolean coarse) {
        int[] filled = new int[places.length];
        long[] counts = new long[places.length];
        int size = 0;
        for (int place : places) {
            if (size == 0 || filled[size - 1] != place) {
                filled[size++] = place;
            }
            counts[size - 1]++;
        }
        return new Filled(Arrays.copyOf(filled, size), Arrays.copyOf(counts, size), coarse)
                .checked();
    }

    /// @throws IllegalArgumentException if places are not in order, or there is no such place
    Filled checked() {
        int before = -1;
        for (int place : places) {
            int index = place < 0 || place >= MOST ? MOST : fine(place);
            if (index <= before || index >= MOST) {
                throw new IllegalArgumentException("there is no bucket " + place);
            }
            before = index;
        }
        return this;
    }

    int size() {
        return places.length;
    }

    long total() {
        long total = 0;
        for (long count : counts) {
            total = Math.addExact(total, count);
        }
        return total;
    }

    /// The place of each sample, in order.
    int[] samples() {
        int[] samples = new int[Math.toIntExact(total())];
        int next = 0;
        for (int i = 0; i < places.length; i++) {
            int end = next + (int) counts[i];
            Arrays.fill(samples, next, end, places[i]);
            next = end;
        }
        return samples;
    }

    boolean hasSameBuckets(Filled other) {
        return Arrays.equals(places, other.places) && Arrays.equals(counts, other.counts);
    }

    PackedCounts packed() {
        int[] indexes = Arrays.stream(places).map(this::fine).toArray();
        return PackedCounts.of(indexes, counts, indexes.length);
    }

    /// Largest time that falls into a bucket.
    long highest(int i) {
        return Buckets.upperEdgeNanos(fine(places[i]));
    }

    /// Smallest time that falls into a bucket.
    long lowest(int i) {
        return places[i] == 0 ? 0 : Buckets.upperEdgeNanos(fine(places[i] - 1)) + 1;
    }

    /// Largest time that falls into the bucket at a place.
    long highestOf(int place) {
        return Buckets.upperEdgeNanos(fine(place));
    }

    private int fine(int place) {
        return coarse ? Buckets.ofCoarse(place) : place;
    }
}
