package dev.barograph.metrics;

import java.math.BigInteger;

/// The bytes that a distribution was kept as in the first format of kept runs; read, and not
/// written any more.
///
/// Numbers of 7 bits a byte, low bits first, the top bit set where another byte follows: overflows,
/// number of buckets that are not empty, index of the first of them; then by how much minimum,
/// maximum, sum and sum of squares differ from what they would be if each time were the largest of
/// its bucket, as `2d` for a difference `d >= 0` and `-2d - 1` for others. Then, bit by bit from
/// the highest of each byte: for each such bucket how many empty ones lie between it and the one
/// before (not for the first) and its count less one, both as [RiceCode]s with a state of their
/// own. The buckets are those of [Buckets]. Pure.
final class LatencyPacking {
    /// More bytes than any number here has: what is longer is damaged.
    private static final int LONGEST_NUMBER = 32;

    private LatencyPacking() {}

    /// @throws IllegalArgumentException if the bytes are no such distribution
    static Latencies unpack(byte[] bytes) {
        BitReader in = new BitReader(bytes);
        try {
            long overflows = in.number(LONGEST_NUMBER).longValueExact();
            int filled = in.number(LONGEST_NUMBER).intValueExact();
            long first = in.number(LONGEST_NUMBER).longValueExact();
            BigInteger min = unzigzag(in.number(LONGEST_NUMBER));
            BigInteger max = unzigzag(in.number(LONGEST_NUMBER));
            BigInteger sum = unzigzag(in.number(LONGEST_NUMBER));
            BigInteger squares = unzigzag(in.number(LONGEST_NUMBER));
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
            Edges edges = new Edges();
            for (int i = 0; i < filled; i++) {
                long index = i == 0 ? first : Math.addExact(next, gaps.read(in));
                if (index >= buckets) {
                    throw new IllegalArgumentException("there is no bucket " + index);
                }
                indexes[i] = (int) index;
                each[i] = Math.addExact(counts.read(in), 1);
                edges.add(Buckets.upperEdgeNanos(indexes[i]), each[i]);
                next = index + 1;
            }
            long firstEdge = Buckets.upperEdgeNanos(indexes[0]);
            return new Latencies(
                    PackedCounts.of(indexes, each, filled),
                    Math.addExact(firstEdge, min.longValueExact()),
                    Math.addExact(edges.last, max.longValueExact()),
                    edges.sum.value().add(sum),
                    edges.squares().add(squares),
                    overflows);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a number is larger than possible", e);
        }
    }

    private static BigInteger unzigzag(BigInteger value) {
        BigInteger half = value.shiftRight(1);
        return value.testBit(0) ? half.not() : half;
    }

    /// What the figures would be if each time were the largest of its bucket. Not thread-safe.
    private static final class Edges {
        private final WideSum sum = new WideSum();
        private BigInteger squares = BigInteger.ZERO;
        private long last;

        void add(long edgeNanos, long count) {
            BigInteger edge = BigInteger.valueOf(edgeNanos);
            BigInteger all = edge.multiply(BigInteger.valueOf(count));
            sum.add(all);
            squares = squares.add(all.multiply(edge));
            last = edgeNanos;
        }

        BigInteger squares() {
            return squares;
        }
    }
}
