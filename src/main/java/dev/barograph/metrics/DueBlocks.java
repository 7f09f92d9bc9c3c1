package dev.barograph.metrics;

import java.util.ArrayList;
import java.util.List;

/// Blocks of a run together with what was awaited in vain: a time that is known counts in the block
/// in which its request ended, one that is a lower bound in the one in which it began. All of those
/// would else be in the last block, or where the run was stopped, which would then be unlike all
/// others whatever the target did.
final class DueBlocks {
    private DueBlocks() {}

    /// Requests that were given up, or are still awaited, at one moment.
    ///
    /// @param ages how long each had lasted then; one or more
    /// @param atNanos since the run began; of what was given up in an interval, its end
    record Awaited(Latencies ages, long atNanos) {}

    /// @param ended what ended in each block, in order of time
    /// @param endNanos the end of each block since the run began
    /// @param awaited began before the end of the last block
    static List<? extends Block> of(
            List<IndexedCounts> ended, long[] endNanos, List<Awaited> awaited) {
        if (awaited.isEmpty()) {
            return ended;
        }
        long[] begun = new long[endNanos.length];
        awaited.forEach(each -> addBegun(begun, endNanos, each));
        List<Block> blocks = new ArrayList<>(ended.size());
        for (int i = 0; i < begun.length; i++) {
            blocks.add(new Joined(ended.get(i), begun[i]));
        }
        return blocks;
    }

    private static void addBegun(long[] begun, long[] endNanos, Awaited awaited) {
        IndexedCounts ages = new IndexedCounts(awaited.ages().counts());
        long older = ages.total();
        for (int i = 0; i < begun.length; i++) {
            boolean last = i == begun.length - 1;
            long younger = last ? 0 : ages.below(bucket(awaited.atNanos() - endNanos[i]));
            begun[i] += older - younger;
            older = younger;
        }
    }

    private static int bucket(long nanos) {
        return Buckets.index(Math.clamp(nanos, 0, Buckets.HIGHEST_NANOS));
    }

    /// One block.
    ///
    /// @param awaited how many began in it
    private record Joined(Block ended, long awaited) implements Block {
        @Override
        public long total() {
            return ended.total() + awaited;
        }

        /// What is awaited is below nothing, however long it has lasted: its place is not known,
        /// and its age tells when it began and not how slow it is.
        @Override
        public long below(int bucket) {
            return ended.below(bucket);
        }
    }
}
