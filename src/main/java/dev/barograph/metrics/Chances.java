package dev.barograph.metrics;

import java.util.Arrays;

/// How likely a bit is 1 in each of several situations, learned from those before it. Not
/// thread-safe; writing and reading take an instance each.
final class Chances {
    /// Bits after which a chance follows the newest no more slowly.
    private static final int MEMORY = 60;

    private static final int ONE = 1 << 16;
    private static final int LEAST = 1 << 7;
    private static final int[] STEP = new int[MEMORY + 1];

    static {
        for (int i = 0; i <= MEMORY; i++) {
            STEP[i] = ONE * 2 / (2 * i + 3);
        }
    }

    private final int[] ones;
    private final byte[] seen;

    /// @param situations in all of which both bits are as likely at first
    Chances(int situations) {
        ones = new int[situations];
        seen = new byte[situations];
        Arrays.fill(ones, ONE / 2);
    }

    /// @param ones how likely a 1 is at first, in parts of 65,536
    /// @param trust as if so many bits had been seen
    Chances(int[] ones, int trust) {
        this.ones = ones.clone();
        this.seen = new byte[ones.length];
        Arrays.fill(seen, (byte) trust);
    }

    /// One bit, from which is learned.
    int bit(BitCoder coder, int situation, int bit) {
        int one = Math.clamp(ones[situation], LEAST, ONE - LEAST);
        int found = coder.bit(bit, one >>> 1);
        int step = STEP[seen[situation]];
        ones[situation] += (int) (((long) ((found == 1 ? ONE : 0) - ones[situation]) * step) >> 16);
        if (seen[situation] < MEMORY) {
            seen[situation]++;
        }
        return found;
    }
}
