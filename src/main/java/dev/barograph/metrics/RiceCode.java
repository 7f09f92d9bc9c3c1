package dev.barograph.metrics;

/// Reads small numbers of the first three formats of kept runs, and learns their size as they were
/// written: a Golomb-Rice code whose parameter follows the mean of the numbers so far. The quotient
/// by a power of two in ones and a zero, then the remainder; 24 ones announce a number of 63 bits.
/// Source: R. F. Rice, "Some practical universal noiseless coding techniques", JPL 79-22, 1979. Not
/// thread-safe.
final class RiceCode {
    private static final int ESCAPE = 24;
    private static final int ESCAPED_BITS = Long.SIZE - 1;

    /// Numbers that the mean looks back over, roughly.
    private static final int MEMORY = 32;

    /// Bits that say how large the first number may be.
    private static final int BEGIN_BITS = 5;

    private long sum;
    private int seen = 1;

    RiceCode() {
        this(8);
    }

    private RiceCode(long sum) {
        this.sum = sum;
    }

    /// One of which it is written beforehand how large the numbers are.
    static RiceCode begun(BitReader in) {
        return new RiceCode(first((int) in.bits(BEGIN_BITS)));
    }

    private static long first(int length) {
        return length == 0 ? 0 : 3L << length >> 2;
    }

    /// @throws IllegalArgumentException if the bytes end first
    long read(BitReader in) {
        int bits = bits();
        int quotient = 0;
        while (quotient < ESCAPE && in.bits(1) == 1) {
            quotient++;
        }
        long value =
                quotient == ESCAPE
                        ? in.bits(ESCAPED_BITS)
                        : ((long) quotient << bits) | in.bits(bits);
        learn(value);
        return value;
    }

    /// The parameter whose power of two is next to the mean times ln 2.
    private int bits() {
        long mean = sum * 710 / (seen * 1024L);
        return mean <= 0 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(mean);
    }

    private void learn(long value) {
        sum += Math.min(value, 1L << 40);
        seen++;
        if (seen == MEMORY) {
            sum >>>= 1;
            seen >>>= 1;
        }
    }
}
