package dev.barograph.metrics;

import java.util.List;

/// Finds the interval of a time. Pure functions; any thread.
public final class IntervalSearch {
    private IntervalSearch() {}

    /// Index of the first interval whose middle is at a time or after it; their number if there is
    /// none.
    ///
    /// @param intervals in order
    /// @param seconds since the run began
    public static int firstFrom(List<Interval> intervals, double seconds) {
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
