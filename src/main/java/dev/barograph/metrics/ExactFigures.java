package dev.barograph.metrics;

import java.math.BigInteger;

/// Writes or reads what is exact of distributions, beside their buckets, in few bits: overflows,
/// minimum, maximum, sum and sum of squares. Minimum and maximum as their place in the first and
/// the last bucket; the sums as their difference from what they would be if every other sample were
/// in the middle of its bucket, that of squares corrected by how far the sum is off. How large such
/// a difference is follows from the widths of the buckets. Not thread-safe.
final class ExactFigures {
    private static final int LENGTH_BITS = 8;

    private static final int LIKELY = BitCoder.CERTAIN * 31 / 32;

    private final BitCoder coder;
    private final NumberCode sums = new NumberCode();
    private final NumberCode squares = new NumberCode();

    ExactFigures(BitCoder coder) {
        this.coder = coder;
    }

    /// @param given not looked at by who reads
    /// @param filled its buckets
    /// @param likely what the sum is in all likelihood; below 0 if nothing is known
    Latencies code(Latencies given, Filled filled, BigInteger likely) {
        int last = filled.size() - 1;
        long min = given.minNanos().orElse(0);
        long max = given.maxNanos().orElse(0);
        long overflows = given.overflows();
        boolean within =
                overflows == 0
                        && min >= filled.lowest(0)
                        && min <= filled.highest(0)
                        && max >= filled.lowest(last)
                        && max <= filled.highest(last);
        if (coder.bit(within ? 1 : 0, LIKELY) == 1) {
            overflows = 0;
            min = filled.highest(0) - coder.bits(filled.highest(0) - min, bits(filled, 0));
            max = filled.highest(last) - coder.bits(filled.highest(last) - max, bits(filled, last));
        } else {
            overflows = sized(BigInteger.valueOf(overflows)).longValueExact();
            min = sized(BigInteger.valueOf(min)).longValueExact();
            max = sized(BigInteger.valueOf(max)).longValueExact();
        }
        Guess guess = Guess.of(filled, min, max);
        BigInteger sum = given.sumNanos();
        if (likely.signum() >= 0 && coder.bit(sum.equals(likely) ? 1 : 0, LIKELY) == 1) {
            sum = likely;
        } else {
            sum = guess.sum.add(off(sums, sum.subtract(guess.sum), guess.offSum));
        }
        BigInteger squaresGuess = guess.squares(sum);
        BigInteger square =
                squaresGuess.add(
                        off(
                                squares,
                                given.sumOfSquares().subtract(squaresGuess),
                                guess.offSquares));
        return new Latencies(filled.packed(), min, max, sum, square, overflows);
    }

    /// Bits that a place in a bucket takes.
    private static int bits(Filled filled, int i) {
        return Long.SIZE - Long.numberOfLeadingZeros(filled.highest(i) - filled.lowest(i));
    }

    /// @param size of such a difference, in the mean
    private BigInteger off(NumberCode code, BigInteger value, double size) {
        BigInteger folded =
                value.signum() >= 0 ? value.shiftLeft(1) : value.not().shiftLeft(1).setBit(0);
        boolean small = folded.bitLength() < NumberCode.MOST_BITS - 1;
        if (coder.bit(small ? 1 : 0, LIKELY) == 1) {
            long mean = (long) Math.min(size * 2 * (1 << NumberCode.PART_BITS), 0x1p58);
            folded = BigInteger.valueOf(code.code(coder, folded.longValue(), mean));
        } else {
            folded = sized(folded);
        }
        BigInteger half = folded.shiftRight(1);
        return folded.testBit(0) ? half.not() : half;
    }

    /// A number of any size, 0 or more: how many bits it has, then they.
    private BigInteger sized(BigInteger value) {
        int length = (int) coder.bits(value.bitLength(), LENGTH_BITS);
        BigInteger found = BigInteger.ZERO;
        for (int i = length - 1; i >= 0; i--) {
            found =
                    found.shiftLeft(1)
                            .or(BigInteger.valueOf(coder.bits(value.testBit(i) ? 1 : 0, 1)));
        }
        return found;
    }

    /// @param middle of all samples but the smallest and the largest
    /// @param offSum how far the sum is off, as a rule
    /// @param offSquares how far the corrected sum of squares is off, as a rule
    private record Guess(
            BigInteger sum,
            BigInteger squares,
            BigInteger middle,
            double offSum,
            double offSquares) {
        static Guess of(Filled filled, long min, long max) {
            WideSum sum = new WideSum();
            WideSum squares = new WideSum();
            BigInteger large = BigInteger.ZERO;
            long others = 0;
            double moment0 = 0;
            double moment1 = 0;
            double moment2 = 0;
            for (int i = 0; i < filled.size(); i++) {
                long ends = (i == 0 ? 1L : 0L) + (i == filled.size() - 1 ? 1L : 0L);
                long inside = Math.max(0, filled.counts()[i] - ends);
                long low = filled.lowest(i);
                long high = filled.highest(i);
                long middle = (low + high) / 2;
                sum.addProduct(middle, inside);
                if (Math.multiplyHigh(middle, inside) == 0 && middle * inside >= 0) {
                    squares.addProduct(middle * inside, middle);
                } else {
                    BigInteger exact = BigInteger.valueOf(middle);
                    large = large.add(exact.multiply(exact).multiply(BigInteger.valueOf(inside)));
                }
                others += inside;
                double width = (double) high - low;
                double variance = inside * width * width / 12;
                moment0 += variance;
                moment1 += variance * middle;
                moment2 += variance * middle * middle;
            }
            BigInteger inside = sum.value();
            BigInteger first = BigInteger.valueOf(min);
            boolean one = filled.size() == 1 && filled.counts()[0] == 1;
            BigInteger second = one ? BigInteger.ZERO : BigInteger.valueOf(max);
            BigInteger middle =
                    others == 0 ? BigInteger.ZERO : inside.divide(BigInteger.valueOf(others));
            double mean = middle.doubleValue();
            double around = Math.max(0, moment2 - 2 * mean * moment1 + mean * mean * moment0);
            return new Guess(
                    inside.add(first).add(second),
                    squares.value()
                            .add(large)
                            .add(first.multiply(first))
                            .add(second.multiply(second)),
                    middle,
                    Math.sqrt(moment0) * 0.8,
                    Math.sqrt(around) * 1.6);
        }

        BigInteger squares(BigInteger trueSum) {
            return squares.add(trueSum.subtract(sum).multiply(middle).shiftLeft(1));
        }
    }
}
