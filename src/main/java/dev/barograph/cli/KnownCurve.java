package dev.barograph.cli;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/// A distribution under the name that it has in a table, with what is known of its percentiles.
/// Immutable.
///
/// @param estimates of [Latencies#SHOWN]
record KnownCurve(String name, AwaitedTimes awaited, List<PercentileEstimate> estimates) {
    KnownCurve {
        estimates = List.copyOf(estimates);
    }

    /// One of a run, or of one request of it.
    ///
    /// @param intervals what the summary is made of; if there are none, its samples are taken for
    ///   independent ones
    static KnownCurve of(
            String name,
            Function<Times, AwaitedTimes> curve,
            Summary summary,
            List<Interval> intervals) {
        AwaitedTimes whole = curve.apply(summary.times());
        return new KnownCurve(
                name,
                whole,
                intervals.isEmpty()
                        ? Confidence.ofOne(whole, Latencies.SHOWN)
                        : Confidence.estimates(curve, whole, intervals, Latencies.SHOWN));
    }

    Latencies times() {
        return awaited.times();
    }

    boolean isEmpty() {
        return times().isEmpty();
    }

    /// A figure, with `>=` before it if it is only known to be at least so long.
    String bounded(OptionalLong nanos) {
        return (awaited.isLowerBound(nanos) ? ">=" : "") + Figures.millis(nanos);
    }

    /// A percentile, whatever is known of it.
    ///
    /// @param index of [Latencies#SHOWN]
    String percentile(int index) {
        return bounded(times().percentileNanos(Latencies.SHOWN.get(index)));
    }

    /// If one time is a lower bound, so is the mean of all.
    String mean() {
        return (awaited.censored() > 0 ? ">=" : "") + Figures.millis(times().meanNanos());
    }

    /// `p99.9` for 99.9.
    static String title(double percentile) {
        return "p"
                + (percentile == Math.rint(percentile)
                        ? Long.toString((long) percentile)
                        : Double.toString(percentile));
    }
}
