package dev.barograph.metrics;

import java.math.BigInteger;
import java.util.Arrays;

/// Bytes that are written bit by bit, from the highest bit of each. Not thread-safe.
final class BitWriter {
    static final int LENGTH_BITS = 8;

    private byte[] bytes = new byte[64];
    private int size;
    private int free;

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

    /// A number of any size: the number of its bits, then those after the highest.
    ///
    /// @param value 0 or more
    void sized(BigInteger value) {
        int length = value.bitLength();
        bits(length, LENGTH_BITS);
        for (int i = length - 2; i >= 0; i--) {
            bits(value.testBit(i) ? 1 : 0, 1);
        }
    }

    /// As the other one.
    void sized(long value) {
        sized(BigInteger.valueOf(value));
    }

    /// All that another one holds.
    void append(BitWriter other) {
        for (int i = 0; i < other.size; i++) {
            boolean whole = i < other.size - 1;
            int count = whole ? 8 : 8 - other.free;
            bits((other.bytes[i] & 0xFF) >>> (8 - count), count);
        }
    }

    /// How many bits there are.
    long size() {
        return size * 8L - free;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
