package dev.barograph.metrics;

import java.util.Arrays;

/// The samples of a distribution as if sorted: what is at a rank, how many are below a bucket.
/// Immutable.
///
/// Times of two digits stand in the bucket of the longest that they can be. Which distributions
/// have them is not told, but seen: of those of three digits, an eighth of the buckets are such.
final class SortedTimes {
    private final Latencies whole;
    private final int[] indexes;
    private final long[] upTo;
    private final boolean coarse;

    /// @param whole not empty
    SortedTimes(Latencies whole) {
        this.whole = whole;
        int[] found = new int[256];
        long[] counts = new long[256];
        int size = 0;
        long seen = 0;
        long seenCoarse = 0;
        PackedCounts.Cursor cursor = whole.counts().cursor();
        while (cursor.next()) {
            if (size == found.length) {
                found = Arrays.copyOf(found, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
            }
            seen += cursor.count();
            seenCoarse += Buckets.isCoarse(cursor.index()) ? cursor.count() : 0;
            found[size] = cursor.index();
            counts[size] = seen;
            size++;
        }
        indexes = Arrays.copyOf(found, size);
        upTo = Arrays.copyOf(counts, size);
        // Queue times of two digits may have some of three among them, of requests that never left.
        coarse = seenCoarse * 2 >= seen;
    }

    /// The smallest time that the sample at a rank can have; between two ranks, the line between
    /// their times.
    ///
    /// @param rank 1 for the smallest sample; what is outside of 1 to count is the nearest of them
    long notAbove(double rank) {
        long below = below(rank);
        double time = between(lower(below), lower(below + 1), rank - below);
        return within((long) Math.floor(time));
    }

    /// The largest time that the sample at a rank can have.
    ///
    /// @param rank as for [#notAbove(double)]
    long notBelow(double rank) {
        long below = below(rank);
        double time = between(upper(below), upper(below + 1), rank - below);
        return within((long) Math.ceil(time));
    }

    private static double between(long left, long right, double part) {
        return left + Math.clamp(part, 0.0, 1.0) * (right - left);
    }

    private long below(double rank) {
        return Math.clamp((long) Math.floor(rank), 1, whole.count());
    }

    private long within(long nanos) {
        return Math.clamp(nanos, whole.minNanos().orElseThrow(), whole.maxNanos().orElseThrow());
    }

    private long lower(long rank) {
        int index = indexes[place(rank)];
        if (coarse) {
            return Buckets.coarseLowerNanos(
                    Math.min(Buckets.upperEdgeNanos(index), Buckets.HIGHEST_NANOS));
        }
        return index == 0 ? 0 : Buckets.upperEdgeNanos(index - 1) + 1;
    }

    private long upper(long rank) {
        long edge = Buckets.upperEdgeNanos(indexes[place(rank)]);
        // The bucket of one hour also holds all that took longer.
        return edge >= Buckets.HIGHEST_NANOS ? whole.maxNanos().orElseThrow() : edge;
    }

    private int place(long rank) {
        int found = Arrays.binarySearch(upTo, Math.min(rank, whole.count()));
        return found >= 0 ? found : -found - 1;
    }
}
