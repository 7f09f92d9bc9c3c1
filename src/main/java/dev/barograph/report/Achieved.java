package dev.barograph.report;

import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Times;
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
/// @param sentPerSecond requests that left in it per second
record Achieved(OptionalDouble asked, OptionalDouble achieved, OptionalDouble sentPerSecond) {
    static Achieved of(Recording recording) {
        LoadShape shape = recording.profile().load().shape();
        CarriedOut plan = CarriedOut.of(recording);
        double seconds = plan.nanos() / 1e9;
        if (seconds <= 0) {
            return new Achieved(
                    OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        }
        double ended = isCountedOut(recording) ? seconds : Double.POSITIVE_INFINITY;
        double planned =
                recording.intervals().stream()
                        .mapToDouble(interval -> interval.planned() * before(ended, interval))
                        .sum();
        if (isCountedOut(recording) && shape instanceof LoadShape.Open) {
            planned += beyond(seconds, recording.intervals());
        }
        double achieved =
                shape instanceof LoadShape.Open
                        ? recording.summary().counts().scheduled()
                        // Those in flight when the plan ended go on beyond its time, but there were
                        // never more than it asked for.
                        : Math.min(planned, serviceSeconds(recording.intervals()));
        return new Achieved(
                OptionalDouble.of(planned / seconds),
                OptionalDouble.of(achieved / seconds),
                OptionalDouble.of(
                        (recording.summary().counts().sent() - sentLate(recording, plan))
                                / seconds));
    }

    /// What waited for a permit when the plan ended and left only then.
    private static long sentLate(Recording recording, CarriedOut plan) {
        return plan.after(recording.intervals()).stream()
                .mapToLong(interval -> interval.counts().sent())
                .sum();
    }

    /// Whether the load ended with the last of a number of requests: what the plan wanted beyond
    /// that was not asked for. After a stop nothing is planned anyway.
    private static boolean isCountedOut(Recording recording) {
        return recording.profile().load().isCountedOut(recording.summary().counts().scheduled());
    }

    /// How much of an interval lies before a time since the run began.
    private static double before(double seconds, Interval interval) {
        return Math.clamp(seconds - interval.startNanos() / 1e9, 0, interval.seconds());
    }

    /// What the plan wanted after the end of the run: the gap after the last of a number of
    /// requests is time of the plan, though nothing was to be waited for.
    private static double beyond(double seconds, List<Interval> intervals) {
        double level = 0;
        for (Interval interval : intervals) {
            level = interval.planned() > 0 ? interval.planned() : level;
        }
        double endSeconds = intervals.isEmpty() ? 0 : intervals.getLast().endNanos() / 1e9;
        return Math.max(0, seconds - endSeconds) * level;
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
