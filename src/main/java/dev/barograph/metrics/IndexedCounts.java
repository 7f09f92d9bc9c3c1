package dev.barograph.metrics;

import java.util.Arrays;

/// Counts of a stretch of a run that answer how many samples are below a bucket without a walk
/// through all of them. Immutable; any thread.
final class IndexedCounts implements Block {
    private static final int STEP = 32;

    private final PackedCounts counts;
    private final int[] indexes;
    private final int[] places;
    private final long[] belowThem;

    IndexedCounts(PackedCounts counts) {
        this.counts = counts;
        int[] someIndexes = new int[16];
        int[] somePlaces = new int[16];
        long[] someBelow = new long[16];
        int size = 0;
        int walked = 0;
        long seen = 0;
        PackedCounts.Cursor cursor = counts.cursor();
        while (cursor.next()) {
            seen += cursor.count();
            walked++;
            if (walked % STEP == 0) {
                if (size == someIndexes.length) {
                    someIndexes = Arrays.copyOf(someIndexes, size * 2);
                    somePlaces = Arrays.copyOf(somePlaces, size * 2);
                    someBelow = Arrays.copyOf(someBelow, size * 2);
                }
                someIndexes[size] = cursor.index();
                somePlaces[size] = cursor.place();
                someBelow[size] = seen;
                size++;
            }
        }
        indexes = Arrays.copyOf(someIndexes, size);
        places = Arrays.copyOf(somePlaces, size);
        belowThem = Arrays.copyOf(someBelow, size);
    }

    PackedCounts counts() {
        return counts;
    }

    @Override
    public long total() {
        return counts.total();
    }

    @Override
    public long below(int bucket) {
        int found = Arrays.binarySearch(indexes, bucket - 1);
        int mark = found >= 0 ? found : -found - 2;
        PackedCounts.Cursor cursor =
                mark >= 0 ? counts.cursorAfter(places[mark], indexes[mark]) : counts.cursor();
        long below = mark >= 0 ? belowThem[mark] : 0;
        while (cursor.next() && cursor.index() < bucket) {
            below += cursor.count();
        }
        return below;
    }
}
