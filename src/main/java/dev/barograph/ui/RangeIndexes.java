package dev.barograph.ui;

import dev.barograph.chart.TimeRange;
import dev.barograph.metrics.Interval;
import java.util.List;
import java.util.Optional;

/// Which intervals of a run a range of time holds: those whose middle lies in it, at least one.
///
/// @param from index of the first
/// @param to one after the index of the last, more than `from`
record RangeIndexes(int from, int to) {
    /// Empty if there is no interval at all.
    static Optional<RangeIndexes> of(List<Interval> intervals, TimeRange range) {
        if (intervals.isEmpty()) {
            return Optional.empty();
        }
        int from = firstFrom(intervals, range.fromSeconds());
        int to = firstFrom(intervals, range.toSeconds());
        int first = Math.min(from, intervals.size() - 1);
        return Optional.of(new RangeIndexes(first, Math.max(first + 1, to)));
    }

    private static int firstFrom(List<Interval> intervals, double seconds) {
        int low = 0;
        int high = intervals.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (intervals.get(middle).middleSeconds() < seconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
