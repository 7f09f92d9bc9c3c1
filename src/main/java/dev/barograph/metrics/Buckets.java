package dev.barograph.metrics;

/// The grid that times are rounded to: the buckets of an `org.HdrHistogram.Histogram` with a unit
/// of 1 ns and three significant digits. Below 2,048 ns every nanosecond has a bucket; above, each
/// power of two is cut into 1,024 equal ones. Pure functions; any thread.
final class Buckets {
    static final int DIGITS = 3;

    /// Largest time that has a bucket of its own: one hour. Larger ones are counted in its bucket.
    static final long HIGHEST_NANOS = 3_600_000_000_000L;

    private static final int HALF_BITS = 10;
    private static final int HALF = 1 << HALF_BITS;
    private static final int COARSE_BITS = 7;
    private static final int COARSE = 1 << COARSE_BITS;

    private Buckets() {}

    /// Bucket of a time.
    ///
    /// @param nanos 0 or more
    static int index(long nanos) {
        int exponent = exponent(nanos);
        return exponent * HALF + (int) (nanos >>> exponent);
    }

    /// Largest time with the same two significant digits, 128 steps to each power of two; no more
    /// than [#HIGHEST_NANOS].
    ///
    /// @param nanos 0 or more
    static long coarse(long nanos) {
        int exponent = Math.max(0, Long.SIZE - COARSE_BITS - 1 - Long.numberOfLeadingZeros(nanos));
        return Math.min((((nanos >>> exponent) + 1) << exponent) - 1, HIGHEST_NANOS);
    }

    /// Smallest time that [#coarse] rounds to the same as this one.
    ///
    /// @param nanos 0 or more
    static long coarseLowerNanos(long nanos) {
        int exponent = Math.max(0, Long.SIZE - COARSE_BITS - 1 - Long.numberOfLeadingZeros(nanos));
        return (nanos >>> exponent) << exponent;
    }

    /// Whether [#coarse] rounds to times of this bucket.
    static boolean isCoarse(int index) {
        return ofCoarse(coarseIndex(index)) == index;
    }

    /// Place of a bucket among those of two digits that [#coarse] rounds to.
    static int coarseIndex(int index) {
        long nanos = Math.min(upperEdgeNanos(index), HIGHEST_NANOS);
        int exponent = Math.max(0, Long.SIZE - COARSE_BITS - 1 - Long.numberOfLeadingZeros(nanos));
        return exponent * COARSE + (int) (nanos >>> exponent);
    }

    /// Bucket of the times that [#coarse] rounds to one of two digits.
    static int ofCoarse(int coarseIndex) {
        int exponent = Math.max(0, coarseIndex / COARSE - 1);
        long part = coarseIndex - (long) exponent * COARSE;
        return index(Math.min(((part + 1) << exponent) - 1, HIGHEST_NANOS));
    }

    /// Largest time that falls into a bucket.
    static long upperEdgeNanos(int index) {
        int exponent = Math.max(0, index / HALF - 1);
        long part = index - (long) exponent * HALF;
        return ((part + 1) << exponent) - 1;
    }

    private static int exponent(long nanos) {
        return Math.max(0, Long.SIZE - 1 - HALF_BITS - Long.numberOfLeadingZeros(nanos));
    }
}
