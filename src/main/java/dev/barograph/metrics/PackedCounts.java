package dev.barograph.metrics;

import java.util.Arrays;

/// The counts of a histogram in few bytes: from the first bucket on, an even number is twice the
/// count of the next bucket and an odd one, halved, is how many buckets in a row are empty. Numbers
/// take 7 bits a byte, so a bucket with less than 64 samples next to another takes one byte.
/// Immutable; any thread.
final class PackedCounts {
    static final PackedCounts EMPTY = new PackedCounts(new byte[0], 0);

    private final byte[] bytes;
    private final long total;

    private PackedCounts(byte[] bytes, long total) {
        this.bytes = bytes;
        this.total = total;
    }

    /// The counts of the buckets that are not empty.
    ///
    /// @param indexes which of [Buckets], in ascending order
    /// @param counts of each of them, 1 or more
    /// @param filled how many there are; the rest of the arrays is not looked at
    static PackedCounts of(int[] indexes, long[] counts, int filled) {
        Builder builder = new Builder();
        for (int i = 0; i < filled; i++) {
            builder.add(indexes[i], counts[i]);
        }
        return builder.build();
    }

    /// All counts together.
    long total() {
        return total;
    }

    int sizeInBytes() {
        return bytes.length;
    }

    /// Walks the buckets upwards.
    Cursor cursor() {
        return new Cursor();
    }

    /// Goes on where another walk was.
    ///
    /// @param place its [Cursor#place()]
    /// @param index its [Cursor#index()]
    Cursor cursorAfter(int place, int index) {
        Cursor cursor = new Cursor();
        cursor.at = place;
        cursor.index = index;
        return cursor;
    }

    private static int write(byte[] bytes, int at, long value) {
        int next = at;
        long rest = value;
        while (rest > 0x7F) {
            bytes[next++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[next++] = (byte) rest;
        return next;
    }

    /// Takes buckets from the first to the last. Not thread-safe.
    static final class Builder {
        private byte[] bytes = new byte[256];
        private int size;
        private int next;
        private long total;

        /// @param index which of [Buckets], larger than the one before
        /// @param count 1 or more
        void add(int index, long count) {
            if (bytes.length - size < 20) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            if (index > next) {
                size = write(bytes, size, (index - next) * 2L + 1);
            }
            size = write(bytes, size, count * 2);
            next = index + 1;
            total += count;
        }

        PackedCounts build() {
            return total == 0 ? EMPTY : new PackedCounts(Arrays.copyOf(bytes, size), total);
        }
    }

    /// One walk. Not thread-safe.
    final class Cursor {
        private int at;
        private int index = -1;
        private long count;

        /// Goes to the next bucket; false after the last.
        boolean next() {
            if (at == bytes.length) {
                return false;
            }
            long number = read();
            if ((number & 1) == 1) {
                index += (int) (number >>> 1);
                number = read();
            }
            index++;
            count = number >>> 1;
            return true;
        }

        /// Which bucket of [Buckets] this is.
        int index() {
            return index;
        }

        /// Where the next bucket is written.
        int place() {
            return at;
        }

        long upperEdgeNanos() {
            return Buckets.upperEdgeNanos(index);
        }

        /// How many times fell into this bucket, 1 or more.
        long count() {
            return count;
        }

        private long read() {
            long value = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes[at++];
                value |= (next & 0x7FL) << shift;
                shift += 7;
            } while (next < 0);
            return value;
        }
    }
}
