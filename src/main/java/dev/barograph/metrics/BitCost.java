package dev.barograph.metrics;

/// Finds out how much would be written. Not thread-safe.
final class BitCost implements BitCoder {
    private static final int STEPS = 256;

    /// For the middle of each step of chances, in parts of a bit.
    private static final int[] OF_CHANCE = new int[STEPS];

    static {
        for (int i = 0; i < STEPS; i++) {
            OF_CHANCE[i] =
                    (int) (-StrictMath.log((i + 0.5) / STEPS) / StrictMath.log(2) * (1 << 16));
        }
    }

    private long cost;

    @Override
    public int bit(int bit, int one) {
        int chance = bit == 1 ? one : CERTAIN - one;
        cost += OF_CHANCE[chance * STEPS / CERTAIN];
        return bit;
    }

    @Override
    public long bits(long value, int count) {
        cost += (long) count << 16;
        return value;
    }

    /// In parts of a bit.
    long cost() {
        return cost;
    }
}
