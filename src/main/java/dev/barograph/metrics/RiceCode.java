package dev.barograph.metrics;

/// Writes small numbers in few bits and learns their size as it goes: a Golomb-Rice code whose
/// parameter follows the mean of the numbers so far. The quotient by a power of two in ones and a
/// zero, then the remainder; 24 ones announce a number of 63 bits. Source: R. F. Rice, "Some
/// practical universal noiseless coding techniques", JPL 79-22, 1979. Not thread-safe; reading and
/// writing take an instance each.
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

    /// One that knows beforehand how large the numbers are, and writes that down.
    static RiceCode begin(long[] values, BitWriter out) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        int length = Long.SIZE - Long.numberOfLeadingZeros(sum / Math.max(1, values.length));
        int begin = Math.min(length, (1 << BEGIN_BITS) - 1);
        out.bits(begin, BEGIN_BITS);
        return new RiceCode(first(begin));
    }

    /// Reads what [#begin] wrote.
    static RiceCode begun(BitReader in) {
        return new RiceCode(first((int) in.bits(BEGIN_BITS)));
    }

    private static long first(int length) {
        return length == 0 ? 0 : 3L << length >> 2;
    }

    /// @param value 0 or more
    void write(long value, BitWriter out) {
        int bits = bits();
        long quotient = value >>> bits;
        if (quotient >= ESCAPE) {
            out.bits(-1L, ESCAPE);
            out.bits(value, ESCAPED_BITS);
        } else {
            out.bits(-1L, (int) quotient);
            out.bits(0, 1);
            out.bits(value, bits);
        }
        learn(value);
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
