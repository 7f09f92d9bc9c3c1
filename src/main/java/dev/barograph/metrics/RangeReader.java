package dev.barograph.metrics;

/// Reads what a [RangeWriter] wrote. Not thread-safe.
final class RangeReader implements BitCoder {
    private static final int AHEAD = 4;

    private final byte[] bytes;
    private int at;
    private long range = 0xFFFF_FFFFL;
    private long code;

    RangeReader(byte[] bytes) {
        this.bytes = bytes;
        for (int i = 0; i < AHEAD; i++) {
            next();
        }
    }

    @Override
    public int bit(int bit, int one) {
        long part = (range >>> 15) * one;
        int found;
        if (code < part) {
            found = 1;
            range = part;
        } else {
            found = 0;
            code -= part;
            range -= part;
        }
        while (range < RangeWriter.LEAST) {
            range <<= 8;
            next();
        }
        return found;
    }

    /// @throws IllegalArgumentException if there are more bytes than were written, or fewer
    void end() {
        if (at - AHEAD + RangeWriter.LAST_BYTES != bytes.length) {
            throw new IllegalArgumentException("the bytes do not end where they should");
        }
    }

    private void next() {
        if (at >= bytes.length + AHEAD - RangeWriter.LAST_BYTES) {
            throw new IllegalArgumentException("the bytes end in the middle");
        }
        code = code << 8 | (at < bytes.length ? bytes[at] & 0xFF : 0);
        at++;
    }
}
