package dev.barograph.compare;

import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Curve;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Recording;
import java.util.List;
import java.util.OptionalDouble;

/// A run as the statistics see it: figures of each second, in order. Immutable by custom.
///
/// @param ok good responses
/// @param bad requests that failed or timed out
/// @param seconds length while the plan was carried out ([CarriedOut]), so that rates are those of
///   every other table; 0 when only the last answers were awaited
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
        CarriedOut plan = CarriedOut.of(run);
        long leftNanos = plan.nanos();
        for (int i = 0; i < n; i++) {
            Interval interval = intervals.get(i);
            ok[i] = interval.counts().ok();
            bad[i] = interval.counts().failed() + interval.counts().timedOut();
            if (i < plan.intervals()) {
                boolean last = i == plan.intervals() - 1;
                long nanos = last ? leftNanos : Math.min(leftNanos, interval.lengthNanos());
                seconds[i] = nanos / 1e9;
                leftNanos -= nanos;
            }
        }
        List<CurveCells> curves =
                Comparer.CURVES.stream()
                        .map(curve ->
                                CurveCells.of(curve, run.summary().times(), intervals, percentiles))
                        .toList();
        return new RunSeconds(run, Strata.of(intervals), ok, bad, seconds, curves);
    }

    int size() {
        return ok.length;
    }

    CurveCells curve(Curve curve) {
        return curves.get(Comparer.index(curve));
    }

    /// Good responses while the plan went on.
    double[] okByPlan() {
        double[] inPlan = ok.clone();
        for (int i = 0; i < inPlan.length; i++) {
            inPlan[i] = seconds[i] > 0 ? inPlan[i] : 0;
        }
        return inPlan;
    }

    double okInPlan() {
        return Drawn.sum(okByPlan());
    }

    /// How long the plan went on.
    double planSeconds() {
        return Drawn.sum(seconds);
    }

    /// Good responses a second while the plan went on; empty if it had no time to.
    OptionalDouble perSecond() {
        return planSeconds() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(okInPlan() / planSeconds());
    }

    double[] ended() {
        double[] ended = ok.clone();
        for (int i = 0; i < ended.length; i++) {
            ended[i] += bad[i];
        }
        return ended;
    }
}
