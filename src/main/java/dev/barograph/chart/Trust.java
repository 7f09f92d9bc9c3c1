package dev.barograph.chart;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.CurveFigures;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalSearch;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/// How far a percentile that is read from a chart can be trusted. Immutable; any thread.
///
/// @param words its 95 % interval, or why it has none; empty if there is nothing to say
/// @param brief the words where there is little room
/// @param warns whether the words say that there is no interval
/// @param atLeast whether requests that are awaited could make it longer
public record Trust(String words, String brief, boolean warns, boolean atLeast) {
    /// Of what is no percentile.
    static final Trust NONE = new Trust("", "", false, false);

    private static final String TOO_FEW = "too few";

    private static final String TOO_FEW_SAMPLES = "too few samples";

    /// Of a percentile at the times of a chart over seconds, each second by itself.
    ///
    /// @param times those of a second that the percentile is of
    static DoubleFunction<Trust> ofSeconds(
            List<Interval> intervals, Function<Interval, AwaitedTimes> times, double percentile) {
        return seconds -> {
            AwaitedTimes second = times.apply(nearest(intervals, seconds));
            return ofOne(second, percentile).of(second, second.times().percentileNanos(percentile));
        };
    }

    /// Of the longest time at the times of a chart over seconds, each second by itself.
    ///
    /// @param times those of a second
    static DoubleFunction<Trust> ofLongest(
            List<Interval> intervals, Function<Interval, AwaitedTimes> times) {
        return seconds -> {
            AwaitedTimes second = times.apply(nearest(intervals, seconds));
            return NONE.of(second, second.times().maxNanos());
        };
    }

    /// The same of a figure of some times.
    private Trust of(AwaitedTimes times, OptionalLong figureNanos) {
        return new Trust(words, brief, warns, times.isLowerBound(figureNanos));
    }

    /// Of a percentile of a single second: how few there were says more than that they were.
    private static Trust ofOne(AwaitedTimes second, double percentile) {
        return switch (Confidence.ofOne(second, List.of(percentile)).getFirst()) {
            case PercentileEstimate.TooFew _ ->
                    new Trust(
                            TOO_FEW_SAMPLES + " (" + second.times().count() + ")",
                            TOO_FEW,
                            true,
                            false);
            case PercentileEstimate known -> of(known);
        };
    }

    /// @param intervals one at least
    private static Interval nearest(List<Interval> intervals, double seconds) {
        int found = IntervalSearch.firstFrom(intervals, seconds);
        return intervals.get(Math.min(found, intervals.size() - 1));
    }

    /// Of the percentiles of a curve, at their places on a [PercentileAxis].
    static DoubleFunction<Trust> ofCurve(CurveFigures curve) {
        return at -> {
            double percentile = percentileAt(at);
            AwaitedTimes times = curve.times();
            return of(curve.of(percentile)).of(times, times.times().percentileNanos(percentile));
        };
    }

    /// Of the percentiles of some times, at their places on a [PercentileAxis], as far as their
    /// number tells.
    static DoubleFunction<Trust> ofCount(Latencies times) {
        return at ->
                times.sufficeFor(percentileAt(at)) ? NONE : of(new PercentileEstimate.TooFew(1));
    }

    private static double percentileAt(double place) {
        return CurveFigures.PERCENTILES.stream()
                .min(
                        Comparator.comparingDouble(
                                percentile -> Math.abs(PercentileAxis.place(percentile) - place)))
                .orElseThrow();
    }

    static Trust of(PercentileEstimate estimate) {
        return switch (estimate) {
            case PercentileEstimate.Known(long _, long low, long high) ->
                    alike(Labels.nanos((double) low, (double) high), false);
            case PercentileEstimate.OpenAbove open ->
                    alike("from " + Labels.nanos((double) open.lowNanos()), false);
            case PercentileEstimate.NoInterval none -> alike(none.cause().inWords(), true);
            case PercentileEstimate.TooFew _ -> new Trust(TOO_FEW_SAMPLES, TOO_FEW, true, false);
        };
    }

    /// In words that need little room.
    private static Trust alike(String words, boolean warns) {
        return new Trust(words, words, warns, false);
    }
}
