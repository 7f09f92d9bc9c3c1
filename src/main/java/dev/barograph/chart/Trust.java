package dev.barograph.chart;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.CurveFigures;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/// How far a percentile that is read from a chart can be trusted. Immutable; any thread.
///
/// @param words its 95 % interval, or why it has none; empty if there is nothing to say
/// @param brief the words where there is little room
/// @param warns whether the words say that there is no interval
public record Trust(String words, String brief, boolean warns) {
    /// Of what is no percentile.
    static final Trust NONE = new Trust("", "", false);

    private static final String TOO_FEW = "too few";

    private static final String TOO_FEW_SAMPLES = "too few samples";

    /// Of a percentile at the times of a chart over seconds, each second by itself.
    ///
    /// @param times those of a second that the percentile is of
    static DoubleFunction<Trust> ofSeconds(
            List<Interval> intervals, Function<Interval, AwaitedTimes> times, double percentile) {
        return seconds -> ofOne(times.apply(nearest(intervals, seconds)), percentile);
    }

    /// Of a percentile of a single second: how few there were says more than that they were.
    private static Trust ofOne(AwaitedTimes second, double percentile) {
        return switch (Confidence.ofOne(second, List.of(percentile)).getFirst()) {
            case PercentileEstimate.TooFew _ ->
                    new Trust(TOO_FEW_SAMPLES + " (" + second.times().count() + ")", TOO_FEW, true);
            case PercentileEstimate known -> of(known);
        };
    }

    /// @param intervals one at least
    private static Interval nearest(List<Interval> intervals, double seconds) {
        int low = 0;
        int high = intervals.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (intervals.get(middle).middleSeconds() < seconds) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return intervals.get(low);
    }

    /// Of the percentiles of a curve, at their places on a [PercentileAxis].
    static DoubleFunction<Trust> ofCurve(CurveFigures curve) {
        return at -> of(curve.of(percentileAt(at)));
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
            case PercentileEstimate.TooFew _ -> new Trust(TOO_FEW_SAMPLES, TOO_FEW, true);
        };
    }

    /// In words that need little room.
    private static Trust alike(String words, boolean warns) {
        return new Trust(words, words, warns);
    }
}
