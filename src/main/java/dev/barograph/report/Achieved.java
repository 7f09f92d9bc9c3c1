package dev.barograph.report;

import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Times;
import dev.barograph.model.Course;
import dev.barograph.model.LoadShape;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalDouble;

/// What a run was asked for and what it came to, averaged over the time of its plan that was
/// carried out ([CarriedOut]: the wait for the last answers is not in it). Empty if no time has
/// passed.
///
/// @param asked mean level of the plan: requests per second (open) or in flight (closed)
/// @param achieved the same unit: requests scheduled per second; or, closed, mean number in flight
///   by Little's law, the sum of all service times divided by the time
/// @param sentPerSecond requests that left per second
record Achieved(OptionalDouble asked, OptionalDouble achieved, OptionalDouble sentPerSecond) {
    static Achieved of(Recording recording) {
        LoadShape shape = recording.profile().load().shape();
        double seconds = CarriedOut.of(recording).nanos() / 1e9;
        if (seconds <= 0) {
            return new Achieved(
                    OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        }
        double ended = endedEarly(recording) ? seconds : Double.POSITIVE_INFINITY;
        double planned =
                recording.intervals().stream()
                        .mapToDouble(interval ->
                                interval.planned()
                                        * (isCutToStop(interval, recording)
                                                ? interval.seconds()
                                                : before(ended, interval)))
                        .sum();
        double achieved =
                shape instanceof LoadShape.Open
                        ? recording.summary().counts().scheduled()
                        // Those in flight when the plan ended go on beyond its time, but there were
                        // never more than it asked for.
                        : Math.min(planned, serviceSeconds(recording.intervals()));
        return new Achieved(
                OptionalDouble.of(planned / seconds),
                OptionalDouble.of(achieved / seconds),
                OptionalDouble.of(recording.summary().counts().sent() / seconds));
    }

    /// Whether the load ended before the time of its plan was over: what the plan wanted beyond
    /// that was not asked for.
    private static boolean endedEarly(Recording recording) {
        return recording.stoppedNanos().isPresent()
                || recording
                        .profile()
                        .load()
                        .isCountedOut(recording.summary().counts().scheduled());
    }

    /// Whether the level of the interval in which a run was stopped is 0 from there on, as it is
    /// after the end of a plan. Runs that were kept before that was so have the level that the plan
    /// went on to have.
    private static boolean isCutToStop(Interval interval, Recording recording) {
        long from = interval.startNanos();
        long to = from + interval.lengthNanos();
        long stopped = recording.stoppedNanos().orElse(0);
        if (stopped <= from || stopped >= to) {
            return false;
        }
        List<Interval> all = recording.intervals();
        boolean goesOn =
                all.stream().anyMatch(each -> each.startNanos() >= to && each.planned() > 0);
        double wholeByPlan = Course.of(recording.profile().load().shape()).average(from, to);
        boolean asBefore =
                interval.index() > 0
                        && all.get(interval.index() - 1).planned() == interval.planned();
        return !goesOn && !asBefore && interval.planned() != wholeByPlan;
    }

    /// How much of an interval lies before a time since the run began.
    private static double before(double seconds, Interval interval) {
        return Math.clamp(seconds - interval.startNanos() / 1e9, 0, interval.seconds());
    }

    private static double serviceSeconds(List<Interval> intervals) {
        BigInteger nanos = BigInteger.ZERO;
        for (Interval interval : intervals) {
            Times times = interval.times();
            for (LatencyPair pair :
                    List.of(times.ok(), times.failed(), times.timedOut(), times.unfinished())) {
                nanos = nanos.add(pair.service().sumNanos());
            }
        }
        return nanos.doubleValue() / 1e9;
    }
}
