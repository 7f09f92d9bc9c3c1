package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Figures of all intervals of a run in one array each, over the middle of the interval in seconds.
/// Reads each interval once. Not thread-safe; the [Points] it gives out are.
final class IntervalColumns {
    private static final int FIRST_CAPACITY = 256;

    private final List<ToDoubleFunction<Interval>> figures;
    private double[] seconds = new double[0];
    private double[][] columns;
    private int size;
    private @Nullable Interval last;

    IntervalColumns(List<ToDoubleFunction<Interval>> figures) {
        this.figures = figures;
        this.columns = new double[figures.size()][0];
    }

    /// Reads the intervals that are new since the last call; all of them if the list is another
    /// one.
    void show(List<Interval> intervals) {
        boolean continued =
                size == 0 || (intervals.size() >= size && intervals.get(size - 1).equals(last));
        if (!continued) {
            // Fresh arrays: the old ones may be in use as points elsewhere.
            size = 0;
            seconds = new double[0];
            columns = new double[figures.size()][0];
        }
        grow(intervals.size());
        for (int i = size; i < intervals.size(); i++) {
            Interval interval = intervals.get(i);
            seconds[i] = interval.middleSeconds();
            for (int column = 0; column < columns.length; column++) {
                columns[column][i] = figures.get(column).applyAsDouble(interval);
            }
        }
        size = intervals.size();
        last = intervals.isEmpty() ? null : intervals.getLast();
    }

    Points points(int column) {
        return new Points(seconds, columns[column], size);
    }

    private void grow(int wanted) {
        if (wanted > seconds.length) {
            int capacity = Math.max(Math.max(FIRST_CAPACITY, wanted), 2 * seconds.length);
            seconds = Arrays.copyOf(seconds, capacity);
            for (int column = 0; column < columns.length; column++) {
                columns[column] = Arrays.copyOf(columns[column], capacity);
            }
        }
    }
}
