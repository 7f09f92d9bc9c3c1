package dev.barograph.metrics;

import java.util.Arrays;

/// Counts by bucket, being collected. About 270 KB, whatever is added; recording and adding
/// allocate nothing. Not thread-safe.
///
/// It remembers which groups of neighbouring buckets were touched, and everything but recording
/// walks only those: the times of a second fall into a few hundred of 34,000 buckets.
final class CountsBuffer {
    /// 64 buckets to a group, 64 groups to a word of `touched`.
    private static final int GROUP_BITS = 6;

    private static final int GROUP = 1 << GROUP_BITS;
    private static final int WORD_BITS = 2 * GROUP_BITS;

    private final long[] touched =
            new long[(Buckets.index(Buckets.HIGHEST_NANOS) >>> WORD_BITS) + 1];
    private final long[] byIndex = new long[touched.length << WORD_BITS];
    private long total;

    /// One more in a bucket of [Buckets].
    void record(int index) {
        add(index, 1);
    }

    private void add(int index, long count) {
        byIndex[index] += count;
        // Shifts of a long take the lowest six bits of their distance: the group within its word.
        touched[index >>> WORD_BITS] |= 1L << (index >>> GROUP_BITS);
        total += count;
    }

    void add(PackedCounts counts) {
        PackedCounts.Cursor cursor = counts.cursor();
        while (cursor.next()) {
            add(cursor.index(), cursor.count());
        }
    }

    void add(CountsBuffer other) {
        for (int word = 0; word < touched.length; word++) {
            long groups = other.touched[word];
            touched[word] |= groups;
            for (; groups != 0; groups &= groups - 1) {
                int from = start(word, groups);
                for (int index = from; index < from + GROUP; index++) {
                    byIndex[index] += other.byIndex[index];
                }
            }
        }
        total += other.total;
    }

    void clear() {
        for (int word = 0; word < touched.length; word++) {
            for (long groups = touched[word]; groups != 0; groups &= groups - 1) {
                int from = start(word, groups);
                Arrays.fill(byIndex, from, from + GROUP, 0);
            }
            touched[word] = 0;
        }
        total = 0;
    }

    /// First bucket of the first group of a word that is left.
    private static int start(int word, long groups) {
        return (word << WORD_BITS) + (Long.numberOfTrailingZeros(groups) << GROUP_BITS);
    }

    /// Everything added so far.
    long total() {
        return total;
    }

    PackedCounts toCounts() {
        PackedCounts.Builder packed = new PackedCounts.Builder();
        for (int word = 0; word < touched.length; word++) {
            for (long groups = touched[word]; groups != 0; groups &= groups - 1) {
                int from = start(word, groups);
                for (int index = from; index < from + GROUP; index++) {
                    if (byIndex[index] != 0) {
                        packed.add(index, byIndex[index]);
                    }
                }
            }
        }
        return packed.build();
    }
}
