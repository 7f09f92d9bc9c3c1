package dev.barograph.metrics;

import java.math.BigInteger;

/// A sum of non-negative numbers that cannot overflow or round: 128 bits. Not thread-safe;
/// allocates nothing while adding.
final class WideSum {
    private long high;
    private long low;

    /// @param value 0 or more
    void add(long value) {
        add(0, value);
    }

    /// Adds `value * value`.
    ///
    /// @param value 0 or more
    void addSquare(long value) {
        add(Math.multiplyHigh(value, value), value * value);
    }

    /// Adds `value * times`.
    ///
    /// @param value 0 or more
    /// @param times 0 or more
    void addProduct(long value, long times) {
        add(Math.multiplyHigh(value, times), value * times);
    }

    void add(WideSum other) {
        add(other.high, other.low);
    }

    void add(BigInteger value) {
        add(value.shiftRight(Long.SIZE).longValueExact(), value.longValue());
    }

    void clear() {
        high = 0;
        low = 0;
    }

    BigInteger value() {
        BigInteger unsignedLow = BigInteger.valueOf(low & Long.MAX_VALUE);
        if (low < 0) {
            unsignedLow = unsignedLow.setBit(Long.SIZE - 1);
        }
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(unsignedLow);
    }

    private void add(long otherHigh, long otherLow) {
        low += otherLow;
        high += otherHigh;
        if (Long.compareUnsigned(low, otherLow) < 0) {
            high++;
        }
    }
}
