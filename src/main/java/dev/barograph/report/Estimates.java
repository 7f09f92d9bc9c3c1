package dev.barograph.report;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.Times;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The distributions of a run, or of a part of it, with what is known of their percentiles. Each
/// curve is looked at when it is first asked for. Not thread-safe.
final class Estimates {
    private final Times times;
    private final List<Interval> intervals;
    private final Map<Function<Times, AwaitedTimes>, List<PercentileEstimate>> known =
            new HashMap<>();

    /// @param times what the intervals come to
    /// @param intervals in order of time
    Estimates(Times times, List<Interval> intervals) {
        this.times = times;
        this.intervals = intervals;
    }

    Times times() {
        return times;
    }

    /// What is known of [Latencies#SHOWN].
    ///
    /// @param curve one of the distributions; whoever asks with the same object again is answered
    ///   at once
    List<PercentileEstimate> of(Function<Times, AwaitedTimes> curve) {
        return known.computeIfAbsent(curve, this::estimated);
    }

    private List<PercentileEstimate> estimated(Function<Times, AwaitedTimes> curve) {
        return Confidence.estimates(curve, curve.apply(times), intervals, Latencies.SHOWN);
    }

    /// Why there is no interval, or only one end of it, in words; empty if it is whole.
    static String whyNone(PercentileEstimate estimate) {
        return switch (estimate) {
            case PercentileEstimate.Known _ -> "";
            case PercentileEstimate.OpenAbove _ -> "no upper bound";
            case PercentileEstimate.TooFew _ -> "too few samples";
            case PercentileEstimate.NoInterval none ->
                    switch (none.cause()) {
                        case TOO_FEW_SECONDS -> "too few seconds";
                        case SECONDS_DIFFER -> "seconds differ";
                    };
        };
    }
}
