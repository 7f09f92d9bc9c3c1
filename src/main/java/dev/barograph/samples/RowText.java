package dev.barograph.samples;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// Bytes of rows being made: a buffer that is filled, written and filled again. Not thread-safe.
final class RowText {
    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes = new byte[1 << 16];
    private int length;

    int length() {
        return length;
    }

    RowText bytes(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /// A character below 128.
    RowText ascii(char c) {
        room(1);
        bytes[length++] = (byte) c;
        return this;
    }

    RowText number(long value) {
        room(LONGEST_NUMBER);
        if (value < 0) {
            bytes[length++] = '-';
        }
        // Counted down from the last digit; a remainder has the sign of the value.
        int digits = digits(value);
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /// Writes everything and begins anew.
    void moveTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
