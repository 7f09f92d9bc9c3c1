package dev.barograph.metrics;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// The intervals of a run, growing at the end. One thread appends, any thread views; nobody waits.
public final class Series {
    private volatile View newest = new View(new @Nullable Interval[64], 0);

    /// Adds the next interval. One thread at a time.
    public void append(Interval interval) {
        View before = newest;
        @Nullable Interval[] items = before.items;
        if (before.size == items.length) {
            items = Arrays.copyOf(items, items.length * 2);
        }
        // Older views share the array but end before this place.
        items[before.size] = interval;
        newest = new View(items, before.size + 1);
    }

    /// All intervals so far. The list never changes, costs nothing to make, and is safe to read on
    /// any thread.
    public List<Interval> view() {
        return newest;
    }

    private static final class View extends AbstractList<Interval> implements RandomAccess {
        private final @Nullable Interval[] items;
        private final int size;

        View(@Nullable Interval[] items, int size) {
            this.items = items;
            this.size = size;
        }

        @Override
        public Interval get(int index) {
            return Objects.requireNonNull(items[Objects.checkIndex(index, size)]);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
