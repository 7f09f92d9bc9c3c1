package dev.barograph.metrics;

import java.util.ArrayList;
import java.util.List;

/// A run cut into at most [#MOST] blocks of equally many intervals, and the one that is still being
/// filled. A block is one interval at first; whenever there are too many blocks, each two
/// neighbours become one. So a run of any length is held in bounded memory, and once there were 64
/// blocks there are never fewer. Not thread-safe.
///
/// Doubling the size of batches to bound their number: G. S. Fishman and L. S. Yarberry, "An
/// implementation of the batch means method", INFORMS Journal on Computing 9(3), 1997.
final class BlockSeries {
    static final int MOST = 128;

    private final CountsBuffer open = new CountsBuffer();
    private List<IndexedCounts> closed = new ArrayList<>();
    private List<IndexedCounts> pairs = new ArrayList<>();
    private int intervalsPerBlock = 1;
    private int intervalsInOpen;

    /// Adds the next interval, which may be empty.
    void add(PackedCounts interval) {
        if (intervalsInOpen == 0 && closed.size() == MOST) {
            closed = pairs;
            pairs = new ArrayList<>();
            intervalsPerBlock *= 2;
        }
        open.add(interval);
        intervalsInOpen++;
        if (intervalsInOpen == intervalsPerBlock) {
            closed.add(takeOpen());
            intervalsInOpen = 0;
            joinOnePair();
        }
    }

    /// Blocks so far, oldest first; the last one may be shorter than the others. The list does not
    /// change any more.
    List<IndexedCounts> blocks() {
        List<IndexedCounts> all = new ArrayList<>(closed);
        if (intervalsInOpen > 0) {
            all.add(new IndexedCounts(open.toCounts()));
        }
        return all;
    }

    /// How many each block has, but for the last one.
    int intervalsPerBlock() {
        return intervalsPerBlock;
    }

    /// One pair for each closed block is enough to have all of them when they are needed, and no
    /// second has to wait for all of them.
    private void joinOnePair() {
        int first = 2 * pairs.size();
        if (first + 1 < closed.size()) {
            open.add(closed.get(first).counts());
            open.add(closed.get(first + 1).counts());
            pairs.add(takeOpen());
        }
    }

    private IndexedCounts takeOpen() {
        IndexedCounts counts = new IndexedCounts(open.toCounts());
        open.clear();
        return counts;
    }
}
