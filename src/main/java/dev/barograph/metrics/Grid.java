package dev.barograph.metrics;

/// Places of times among buckets of which there are equally many to each power of two. Pure.
///
/// @param bits of the places in a power of two
record Grid(int bits) {
    /// That of [Buckets].
    static final Grid FINE = new Grid(10);

    /// That of [Buckets#coarse].
    static final Grid COARSE = new Grid(7);

    static Grid of(boolean coarse) {
        return coarse ? COARSE : FINE;
    }

    /// @param nanos 0 or more
    int place(long nanos) {
        int exponent = Math.max(0, Long.SIZE - 1 - bits - Long.numberOfLeadingZeros(nanos));
        return (exponent << bits) + (int) (nanos >>> exponent);
    }

    /// The width of a bucket is two to this power.
    int widthBits(int place) {
        return Math.max(0, (place >> bits) - 1);
    }

    /// The time in the middle of a bucket.
    long middle(int place) {
        int width = widthBits(place);
        long part = place - ((long) width << bits);
        return (part << width) + (1L << width >> 1);
    }

    /// The shortest time that falls into a bucket.
    long lowest(int place) {
        int width = widthBits(place);
        return (place - ((long) width << bits)) << width;
    }

    /// Bits that the number of any place fits into.
    int placeBits() {
        return Integer.SIZE - Integer.numberOfLeadingZeros(place(Buckets.HIGHEST_NANOS));
    }
}
