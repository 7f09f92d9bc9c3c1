package dev.barograph.metrics;

import java.util.List;
import java.util.OptionalLong;

/// A distribution in which some times are only known to be at least as long as recorded (right
/// censored), because those requests were still awaited: when the run ended, or so far. Immutable;
/// any thread.
///
/// Every percentile of `times` is a lower bound of the true one. It is the true one as long as it
/// is shorter than the shortest censored time: only then could no censored request, had it gone on,
/// have changed its rank.
///
/// @param times all together, the censored at their lower bounds
/// @param ended those that are known exactly
/// @param awaited the lower bounds
public record AwaitedTimes(Latencies times, Latencies ended, Latencies awaited) {
    /// Both together.
    public static AwaitedTimes of(Latencies ended, Latencies awaited) {
        return new AwaitedTimes(
                awaited.isEmpty() ? ended : Latencies.merge(List.of(ended, awaited)),
                ended,
                awaited);
    }

    /// Times all of which are known exactly.
    public static AwaitedTimes exact(Latencies times) {
        return new AwaitedTimes(times, times, Latencies.EMPTY);
    }

    /// Times each of which is only known to be at least so long.
    public static AwaitedTimes bounds(Latencies times) {
        return new AwaitedTimes(times, Latencies.EMPTY, times);
    }

    /// How many are lower bounds.
    public long censored() {
        return awaited.count();
    }

    /// The shortest censored time; empty when none is censored.
    public OptionalLong exactBelowNanos() {
        return awaited.minNanos();
    }

    /// Whether there are so many that a percentile says something of the target, as
    /// [Latencies#sufficeFor(double)].
    ///
    /// @param percentile above 0 and below 100
    public boolean sufficeFor(double percentile) {
        return times.sufficeFor(percentile);
    }

    /// Whether a figure of this distribution is only a lower bound of the true one.
    public boolean isLowerBound(OptionalLong nanos) {
        OptionalLong exactBelowNanos = exactBelowNanos();
        return nanos.isPresent()
                && exactBelowNanos.isPresent()
                && nanos.getAsLong() >= exactBelowNanos.getAsLong();
    }

    /// What is left of an estimate that was made as if all times were exact: if its interval
    /// reaches to where they are lower bounds, it has no upper end.
    public PercentileEstimate bounded(PercentileEstimate asIfExact) {
        return asIfExact instanceof PercentileEstimate.Known(long value, long low, long high)
                        && reachesAwaited(high)
                ? new PercentileEstimate.OpenAbove(value, low)
                : asIfExact;
    }

    /// Whether a bound leans on a time that may be longer. Between two ranks it lies on the line
    /// between their times, so it does not have to be as long as the shortest of those: it is
    /// enough that no exact time below them is as long.
    private boolean reachesAwaited(long highNanos) {
        OptionalLong exactBelowNanos = exactBelowNanos();
        if (exactBelowNanos.isEmpty()) {
            return false;
        }
        int first = Buckets.index(Math.min(exactBelowNanos.getAsLong(), Buckets.HIGHEST_NANOS));
        long longestNanos = -1;
        PackedCounts.Cursor exact = ended.counts().cursor();
        while (exact.next() && exact.index() < first) {
            longestNanos = exact.upperEdgeNanos();
        }
        return highNanos > longestNanos;
    }
}
