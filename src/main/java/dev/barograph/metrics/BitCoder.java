package dev.barograph.metrics;

/// Takes bits down or gives them back, in one call for both directions: what a code does to write
/// is then, to the letter, what it does to read. Not thread-safe.
sealed interface BitCoder permits RangeWriter, RangeReader, BitCost {
    /// Chances are parts of this.
    int CERTAIN = 1 << 15;

    /// One bit.
    ///
    /// @param bit 0 or 1; not looked at by who reads
    /// @param one how likely 1 is, 1 to [#CERTAIN] less 1
    /// @return the bit
    /// @throws IllegalArgumentException if there is none any more
    int bit(int bit, int one);

    /// Bits that are as likely as not.
    ///
    /// @param value whose lowest bits these are; not looked at by who reads
    /// @param count 0 to 63
    default long bits(long value, int count) {
        long bits = 0;
        for (int i = count - 1; i >= 0; i--) {
            bits = bits << 1 | bit((int) (value >>> i & 1), CERTAIN / 2);
        }
        return bits;
    }
}
