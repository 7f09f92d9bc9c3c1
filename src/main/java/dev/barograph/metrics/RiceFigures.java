package dev.barograph.metrics;

import java.math.BigInteger;

/// Reads what is exact of a distribution of [RiceTimes], beside its buckets: overflows, minimum,
/// maximum, sum and sum of squares. Minimum and maximum as their place in the first and the last
/// bucket; the sums as their difference from what they would be if every other sample were in the
/// middle of its bucket, that of squares corrected by how far the sum is off. Pure.
final class RiceFigures {
    private RiceFigures() {}

    static Latencies read(Filled filled, BitReader in) {
        int last = filled.size() - 1;
        long overflows = 0;
        long min;
        long max;
        if (in.bits(1) == 1) {
            min = filled.highest(0) - in.bits(bits(filled, 0));
            max = filled.highest(last) - in.bits(bits(filled, last));
        } else {
            overflows = in.sized();
            min = in.sized();
            max = in.sized();
        }
        Guess guess = Guess.of(filled, min, max);
        BigInteger sum = guess.sum.add(unzigzag(in.sizedNumber()));
        BigInteger squares = guess.squares(sum).add(unzigzag(in.sizedNumber()));
        return new Latencies(filled.packed(), min, max, sum, squares, overflows);
    }

    /// Bits that a place in a bucket takes.
    private static int bits(Filled filled, int i) {
        return Long.SIZE - Long.numberOfLeadingZeros(filled.highest(i) - filled.lowest(i));
    }

    /// @param middle of all samples but the smallest and the largest
    private record Guess(BigInteger sum, BigInteger squares, BigInteger middle) {
        static Guess of(Filled filled, long min, long max) {
            WideSum sum = new WideSum();
            BigInteger squares = BigInteger.ZERO;
            long others = 0;
            for (int i = 0; i < filled.size(); i++) {
                long ends = (i == 0 ? 1L : 0L) + (i == filled.size() - 1 ? 1L : 0L);
                long inside = Math.max(0, filled.counts()[i] - ends);
                BigInteger middle = BigInteger.valueOf((filled.lowest(i) + filled.highest(i)) / 2);
                BigInteger all = middle.multiply(BigInteger.valueOf(inside));
                sum.add(all);
                squares = squares.add(all.multiply(middle));
                others += inside;
            }
            BigInteger inside = sum.value();
            BigInteger first = BigInteger.valueOf(min);
            boolean one = filled.size() == 1 && filled.counts()[0] == 1;
            BigInteger second = one ? BigInteger.ZERO : BigInteger.valueOf(max);
            return new Guess(
                    inside.add(first).add(second),
                    squares.add(first.multiply(first)).add(second.multiply(second)),
                    others == 0 ? BigInteger.ZERO : inside.divide(BigInteger.valueOf(others)));
        }

        BigInteger squares(BigInteger trueSum) {
            return squares.add(trueSum.subtract(sum).multiply(middle).shiftLeft(1));
        }
    }

    private static BigInteger unzigzag(BigInteger value) {
        BigInteger half = value.shiftRight(1);
        return value.testBit(0) ? half.not() : half;
    }
}
