package dev.barograph.metrics;

import java.util.Arrays;

/// An arithmetic code: a bit takes as much of a byte as it is unlikely. The range coder of G. N. N.
/// Martin, "Range encoding: an algorithm for removing redundancy from a digitised message", 1979,
/// with the carry handled as in LZMA. Not thread-safe.
final class RangeWriter implements BitCoder {
    static final int LEAST = 1 << 24;
    static final int LAST_BYTES = 2;

    private byte[] bytes = new byte[256];
    private int size;
    private long low;
    private long range = 0xFFFF_FFFFL;

    // The last byte and those of all ones behind it: what a carry may still change.
    private long held;
    private int holding = 1;

    @Override
    public int bit(int bit, int one) {
        long part = (range >>> 15) * one;
        if (bit == 1) {
            range = part;
        } else {
            low += part;
            range -= part;
        }
        while (range < LEAST) {
            range <<= 8;
            shift();
        }
        return bit;
    }

    /// All that was written; nothing can be added.
    byte[] toBytes() {
        // The shortest end such that whatever might follow would change nothing.
        low = (low + 0xFFFF) & ~0xFFFFL;
        for (int i = 0; i <= LAST_BYTES; i++) {
            shift();
        }
        // The first byte is 0: all is less than one.
        return Arrays.copyOfRange(bytes, 1, size);
    }

    private void shift() {
        if (low < 0xFF00_0000L || low > 0xFFFF_FFFFL) {
            int carry = (int) (low >>> 32);
            for (; holding > 0; holding--) {
                put((byte) (held + carry));
                held = 0xFF;
            }
            held = low >>> 24 & 0xFF;
        }
        holding++;
        low = (low & 0x00FF_FFFFL) << 8;
    }

    private void put(byte next) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = next;
    }
}
