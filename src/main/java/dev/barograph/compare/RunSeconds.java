package dev.barograph.compare;

import dev.barograph.metrics.Curve;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Recording;
import java.util.List;

/// A run as the statistics see it: figures of each second, in order. Immutable by custom.
///
/// @param ok good responses
/// @param bad requests that failed or timed out
/// @param seconds length while the plan went on; 0 when only the last answers were awaited, which
///   is no time in which anything was asked for
/// @param curves by curve
// Arrays of numbers that are added up thousands of times; never compared.
@SuppressWarnings("ArrayRecordComponent")
record RunSeconds(
        Recording run,
        Strata strata,
        double[] ok,
        double[] bad,
        double[] seconds,
        List<CurveCells> curves) {

    static RunSeconds of(Recording run, List<Double> percentiles) {
        List<Interval> intervals = run.intervals();
        int n = intervals.size();
        double[] ok = new double[n];
        double[] bad = new double[n];
        double[] seconds = new double[n];
        int lastAsked = lastAsked(run);
        for (int i = 0; i < n; i++) {
            Interval interval = intervals.get(i);
            ok[i] = interval.counts().ok();
            bad[i] = interval.counts().failed() + interval.counts().timedOut();
            seconds[i] = i <= lastAsked ? interval.seconds() : 0;
        }
        List<CurveCells> curves =
                Comparer.CURVES.stream()
                        .map(curve ->
                                CurveCells.of(curve, run.summary().times(), intervals, percentiles))
                        .toList();
        return new RunSeconds(run, Strata.of(intervals), ok, bad, seconds, curves);
    }

    /// Index of the last second in which the plan asked for anything; a plan with a number of
    /// requests is over with the last of them.
    private static int lastAsked(Recording run) {
        boolean counted = run.profile().load().maxRequests().isPresent();
        int last = -1;
        for (Interval interval : run.intervals()) {
            if (interval.counts().scheduled() > 0 || (!counted && interval.planned() > 0)) {
                last = interval.index();
            }
        }
        return last;
    }

    int size() {
        return ok.length;
    }

    CurveCells curve(Curve curve) {
        return curves.get(Comparer.index(curve));
    }

    /// Good responses while the plan went on.
    double[] okWhileAsked() {
        double[] asked = ok.clone();
        for (int i = 0; i < asked.length; i++) {
            asked[i] = seconds[i] > 0 ? asked[i] : 0;
        }
        return asked;
    }

    double[] ended() {
        double[] ended = ok.clone();
        for (int i = 0; i < ended.length; i++) {
            ended[i] += bad[i];
        }
        return ended;
    }
}
