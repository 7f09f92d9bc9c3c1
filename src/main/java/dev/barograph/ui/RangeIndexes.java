package dev.barograph.ui;

import dev.barograph.chart.TimeRange;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalSearch;
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
        int from = IntervalSearch.firstFrom(intervals, range.fromSeconds());
        int to = IntervalSearch.firstFrom(intervals, range.toSeconds());
        int first = Math.min(from, intervals.size() - 1);
        return Optional.of(new RangeIndexes(first, Math.max(first + 1, to)));
    }

    /// The time that they cover: more than was asked for where an interval is longer than a second,
    /// as one in which the program stood still.
    TimeRange covered(List<Interval> intervals) {
        return new TimeRange(
                intervals.get(from).startNanos() / 1e9, intervals.get(to - 1).endNanos() / 1e9);
    }
}
