package dev.barograph.metrics;

import java.util.ArrayList;
import java.util.List;

/// Blocks of a run together with what was awaited at its end: a time that is known counts in the
/// block in which its request ended, one that is a lower bound in the one in which it began. All of
/// those would else be in the last block, which would then be unlike all others whatever the target
/// did.
final class DueBlocks {
    private DueBlocks() {}

    /// @param ended what ended in each block, in order of time
    /// @param endNanos the end of each block since the run began
    /// @param awaited how long each of the others had lasted when the run was over, or so far
    /// @param overNanos when that was, since the run began
    static List<? extends Block> of(
            List<IndexedCounts> ended, long[] endNanos, Latencies awaited, long overNanos) {
        if (awaited.isEmpty() || ended.isEmpty()) {
            return ended;
        }
        IndexedCounts ages = new IndexedCounts(awaited.counts());
        List<Block> blocks = new ArrayList<>(ended.size());
        long older = awaited.count();
        for (int i = 0; i < endNanos.length; i++) {
            boolean last = i == endNanos.length - 1;
            long younger = last ? 0 : ages.below(bucket(overNanos - endNanos[i]));
            blocks.add(new Joined(ended.get(i), older - younger));
            older = younger;
        }
        return blocks;
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
