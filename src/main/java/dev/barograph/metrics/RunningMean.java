package dev.barograph.metrics;

/// The mean of the newest numbers, exactly the same on every machine. Not thread-safe.
final class RunningMean {
    private static final int FRACTION_BITS = 12;
    private static final long MOST = 1L << 48;

    private final int memory;
    private long mean;
    private int seen;

    /// @param first what is expected
    /// @param trust as if so many numbers had been seen
    /// @param memory numbers that it looks back over
    RunningMean(long first, int trust, int memory) {
        this.memory = memory;
        this.mean = Math.clamp(first, -MOST, MOST) << FRACTION_BITS;
        this.seen = trust;
    }

    void add(long value) {
        if (seen < memory) {
            seen++;
        }
        mean += ((Math.clamp(value, -MOST, MOST) << FRACTION_BITS) - mean) / seen;
    }

    /// The mean, rounded down.
    long value() {
        return mean >> FRACTION_BITS;
    }

    /// The mean, rounded to the nearest.
    long rounded() {
        return (mean + (1 << (FRACTION_BITS - 1))) >> FRACTION_BITS;
    }

    /// In parts of a [NumberCode], divided by a power of two.
    long parts(int shift) {
        return mean >> Math.min(Long.SIZE - 1, FRACTION_BITS - NumberCode.PART_BITS + shift);
    }
}
