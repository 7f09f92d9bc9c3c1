package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The intervals of a run in which the generator was the limit. Reads each interval once. Not
/// thread-safe; the [Stretches] it gives out are.
final class BadSeconds {
    private Stretches stretches = Stretches.NONE;
    private int read;
    private @Nullable Interval last;

    /// Reads the intervals that are new since the last call; all of them if the list is another
    /// one.
    void show(List<Interval> intervals) {
        boolean continued =
                read == 0 || (intervals.size() >= read && intervals.get(read - 1).equals(last));
        if (!continued) {
            read = 0;
            stretches = Stretches.NONE;
        }
        for (Interval interval : intervals.subList(read, intervals.size())) {
            if (interval.judgement().isBad()) {
                double start = interval.startNanos() / 1e9;
                stretches =
                        stretches.and(
                                start, start + interval.seconds(), interval.judgement().evidence());
            }
        }
        read = intervals.size();
        last = intervals.isEmpty() ? null : intervals.getLast();
    }

    Stretches stretches() {
        return stretches;
    }
}
