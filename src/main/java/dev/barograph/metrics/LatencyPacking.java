package dev.barograph.metrics;

import java.math.BigInteger;

/// The bytes that a distribution is kept as: exact, and close to as few as its buckets can take.
///
/// Numbers of 7 bits a byte, low bits first, the top bit set where another byte follows: overflows,
/// minimum, maximum less minimum (nanoseconds), sum, sum of squares, number of buckets that are not
/// empty, index of the first of them. Then, bit by bit from the highest of each byte: for each such
/// bucket how many empty ones lie between it and the one before (not for the first) and its count
/// less one, both as [RiceCode]s with a state of their own. The buckets are those of [Buckets].
/// Pure.
final class LatencyPacking {
    /// More bytes than any number here has: what is longer is damaged.
    private static final int LONGEST_NUMBER = 32;

    private LatencyPacking() {}

    static byte[] pack(Latencies times) {
        BitWriter out = new BitWriter();
        out.number(BigInteger.valueOf(times.overflows()));
        out.number(BigInteger.valueOf(times.minNanos().orElse(0)));
        out.number(BigInteger.valueOf(times.maxNanos().orElse(0) - times.minNanos().orElse(0)));
        out.number(times.sumNanos());
        out.number(times.sumOfSquares());
        int filled = 0;
        int next = 0;
        PackedCounts.Cursor counting = times.counts().cursor();
        while (counting.next()) {
            next = filled == 0 ? counting.index() : next;
            filled++;
        }
        out.number(BigInteger.valueOf(filled));
        out.number(BigInteger.valueOf(next));
        RiceCode gaps = new RiceCode();
        RiceCode counts = new RiceCode();
        PackedCounts.Cursor cursor = times.counts().cursor();
        for (int i = 0; cursor.next(); i++) {
            if (i > 0) {
                gaps.write(cursor.index() - next, out);
            }
            counts.write(cursor.count() - 1, out);
            next = cursor.index() + 1;
        }
        return out.toBytes();
    }

    /// @throws IllegalArgumentException if the bytes are none that [#pack] made
    static Latencies unpack(byte[] bytes) {
        BitReader in = new BitReader(bytes);
        try {
            long overflows = in.number(LONGEST_NUMBER).longValueExact();
            long min = in.number(LONGEST_NUMBER).longValueExact();
            long max = Math.addExact(min, in.number(LONGEST_NUMBER).longValueExact());
            BigInteger sum = in.number(LONGEST_NUMBER);
            BigInteger squares = in.number(LONGEST_NUMBER);
            int filled = in.number(LONGEST_NUMBER).intValueExact();
            long first = in.number(LONGEST_NUMBER).longValueExact();
            if (filled == 0) {
                return Latencies.EMPTY;
            }
            int buckets = Buckets.index(Buckets.HIGHEST_NANOS) + 1;
            if (filled > buckets) {
                throw new IllegalArgumentException("there are not " + filled + " buckets");
            }
            int[] indexes = new int[filled];
            long[] each = new long[filled];
            RiceCode gaps = new RiceCode();
            RiceCode counts = new RiceCode();
            long next = first;
            for (int i = 0; i < filled; i++) {
                long index = i == 0 ? first : Math.addExact(next, gaps.read(in));
                if (index >= buckets) {
                    throw new IllegalArgumentException("there is no bucket " + index);
                }
                indexes[i] = (int) index;
                each[i] = Math.addExact(counts.read(in), 1);
                next = index + 1;
            }
            return new Latencies(
                    PackedCounts.of(indexes, each, filled), min, max, sum, squares, overflows);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a number is larger than possible", e);
        }
    }
}
