package dev.barograph.metrics;

import java.math.BigInteger;
import java.util.Arrays;

/// Bytes that are written bit by bit, from the highest bit of each. Not thread-safe.
final class BitWriter {
    private byte[] bytes = new byte[64];
    private int size;
    private int free;

    /// A whole number in 7 bits a byte; only where a byte begins.
    ///
    /// @param value 0 or more
    void number(BigInteger value) {
        BigInteger rest = value;
        while (rest.bitLength() > 7) {
            bits((rest.intValue() & 0x7F) | 0x80, 8);
            rest = rest.shiftRight(7);
        }
        bits(rest.intValue(), 8);
    }

    /// The lowest bits of a number, the higher ones first.
    ///
    /// @param count 0 to 64
    void bits(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            if (free == 0) {
                if (size == bytes.length) {
                    bytes = Arrays.copyOf(bytes, size * 2);
                }
                size++;
                free = 8;
            }
            free--;
            bytes[size - 1] |= (byte) ((value >>> i & 1) << free);
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
