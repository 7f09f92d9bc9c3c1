package dev.barograph.metrics;

/// Writes or reads numbers of which is known how large they are in the mean: how many bits a number
/// has, each step of that a bit whose chance is learned, and then its bits. At first it takes them
/// for geometrically distributed, as gaps between random places are; a number that is much larger
/// costs little more than its length. Not thread-safe; writing and reading take an instance each.
final class NumberCode {
    /// Means are given in parts of two to this power.
    static final int PART_BITS = 4;

    /// Numbers have no more bits than this.
    static final int MOST_BITS = 60;

    /// From this length of a mean on, numbers are looked at from 1/8 of the mean on.
    private static final int LARGE = PART_BITS + 3;

    private static final int PHASES = 4;
    private static final int STEPS = 10;
    private static final int TRUST = 30;
    private static final int[] LONGER = new int[(LARGE + 1) * PHASES * STEPS];
    private static final int[] UPPER = new int[LONGER.length];

    static {
        for (int i = 0; i < LONGER.length; i++) {
            int step = i % STEPS;
            double phase = i / STEPS % PHASES;
            int length = i / STEPS / PHASES;
            double mean = Math.scalb(1 + (phase + 0.5) / PHASES, length - 1 - PART_BITS);
            double more = mean / (1 + mean);
            LONGER[i] = chance(StrictMath.pow(more, Math.max(1, (1 << step) >> 1)));
            double half = StrictMath.pow(more, Math.max(1, (1 << step) >> 2));
            UPPER[i] = chance(half / (1 + half));
        }
    }

    private final Chances longer = new Chances(LONGER, TRUST);
    private final Chances upper = new Chances(UPPER, TRUST);

    private static int chance(double chance) {
        return (int) (65_536 * Math.clamp(chance, 0.02, 0.98));
    }

    /// Writes a number, or reads it.
    ///
    /// @param value 0 or more; not looked at by who reads
    /// @param mean in parts
    /// @throws IllegalArgumentException if it is larger than possible
    long code(BitCoder coder, long value, long mean) {
        long parts = Math.max(1, mean);
        int length = Long.SIZE - Long.numberOfLeadingZeros(parts);
        int phase = (int) ((parts << 3) >>> length) & (PHASES - 1);
        int first = Math.max(0, length - LARGE);
        int situation = (Math.min(length, LARGE) * PHASES + phase) * STEPS;
        int steps = Long.SIZE - Long.numberOfLeadingZeros(value >>> first);
        int step = 0;
        while (longer.bit(coder, situation + Math.min(step, STEPS - 1), steps > step ? 1 : 0)
                == 1) {
            step++;
            if (first + step > MOST_BITS) {
                throw new IllegalArgumentException("a number is larger than possible");
            }
        }
        if (step == 0) {
            return coder.bits(value, first);
        }
        int rest = first + step - 1;
        long found = 1;
        if (step > 1) {
            rest--;
            int next = (int) (value >>> rest & 1);
            found = 2 | upper.bit(coder, situation + Math.min(step, STEPS - 1), next);
        }
        return found << rest | coder.bits(value, rest);
    }
}
