package dev.barograph.metrics;

import java.math.BigInteger;

/// Reads bytes bit by bit, from the highest bit of each. Not thread-safe.
final class BitReader {
    private static final int LENGTH_BITS = 8;

    private final byte[] bytes;
    private long at;

    BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A number in 7 bits a byte, low bits first; only where a byte begins.
    ///
    /// @param mostBytes a longer number is refused
    /// @throws IllegalArgumentException if the number is longer or the bytes end first
    BigInteger number(int mostBytes) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < mostBytes; i++) {
            long next = bits(8);
            value = value.or(BigInteger.valueOf(next & 0x7F).shiftLeft(7 * i));
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number has more than " + mostBytes + " bytes");
    }

    /// A number of any size: the number of its bits, then those after the highest.
    ///
    /// @throws IllegalArgumentException if the bytes end first
    BigInteger sizedNumber() {
        int length = (int) bits(LENGTH_BITS);
        BigInteger value = length == 0 ? BigInteger.ZERO : BigInteger.ONE;
        for (int i = 1; i < length; i++) {
            value = value.shiftLeft(1).or(BigInteger.valueOf(bits(1)));
        }
        return value;
    }

    /// As [#sizedNumber].
    ///
    /// @throws ArithmeticException if it is larger than possible
    long sized() {
        return sizedNumber().longValueExact();
    }

    /// @param count 0 to 63
    /// @throws IllegalArgumentException if the bytes end first
    long bits(int count) {
        if (at + count > bytes.length * 8L) {
            throw new IllegalArgumentException("the bytes end in the middle");
        }
        long value = 0;
        for (int i = 0; i < count; i++, at++) {
            value = value << 1 | (bytes[(int) (at >>> 3)] >>> (7 - (at & 7)) & 1);
        }
        return value;
    }
}
