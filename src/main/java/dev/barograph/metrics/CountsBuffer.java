package dev.barograph.metrics;

import java.util.Arrays;

/// Counts by bucket, being collected. Not thread-safe.
///
/// A run has thousands of these (19 distributions of each request on each thread), so memory is
/// taken where times fall, and kept: 4 KB for half of a power of two, at most 290 KB. Recording and
/// adding allocate nothing but the first time there.
///
/// It remembers which groups of neighbouring buckets were touched, and everything but recording
/// walks only those: the times of a second fall into a few hundred of 34,000 buckets.
final class CountsBuffer {
    /// 64 buckets to a group, 64 groups to a word of `touched`.
    private static final int GROUP_BITS = 6;

    private static final int GROUP = 1 << GROUP_BITS;
    private static final int WORD_BITS = 2 * GROUP_BITS;
    private static final int PAGE_BITS = 9;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final long[] NONE = {};

    private final long[] touched =
            new long[(Buckets.index(Buckets.HIGHEST_NANOS) >>> WORD_BITS) + 1];

    /// Counts by index, in pieces; [#NONE] where there never was one.
    private final long[][] pages = new long[touched.length << (WORD_BITS - PAGE_BITS)][];

    private long total;

    CountsBuffer() {
        Arrays.fill(pages, NONE);
    }

    /// One more in a bucket of [Buckets].
    void record(int index) {
        add(index, 1);
    }

    private void add(int index, long count) {
        page(index)[index & (PAGE - 1)] += count;
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
                long[] mine = page(from);
                long[] theirs = other.page(from);
                int first = from & (PAGE - 1);
                for (int at = first; at < first + GROUP; at++) {
                    mine[at] += theirs[at];
                }
            }
        }
        total += other.total;
    }

    void clear() {
        for (int word = 0; word < touched.length; word++) {
            for (long groups = touched[word]; groups != 0; groups &= groups - 1) {
                int from = start(word, groups);
                int first = from & (PAGE - 1);
                Arrays.fill(page(from), first, first + GROUP, 0);
            }
            touched[word] = 0;
        }
        total = 0;
    }

    /// The piece that a bucket is in.
    private long[] page(int index) {
        long[] page = pages[index >>> PAGE_BITS];
        if (page.length == 0) {
            page = new long[PAGE];
            pages[index >>> PAGE_BITS] = page;
        }
        return page;
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
                long[] page = page(from);
                for (int index = from; index < from + GROUP; index++) {
                    long count = page[index & (PAGE - 1)];
                    if (count != 0) {
                        packed.add(index, count);
                    }
                }
            }
        }
        return packed.build();
    }
}
