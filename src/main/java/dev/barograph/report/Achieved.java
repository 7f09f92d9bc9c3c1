package dev.barograph.report;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Times;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What a run was asked for and what it came to, averaged over the time of its plan that was
/// carried out (the wait for the last answers is not in it). Empty if no time has passed.
///
/// @param asked mean level of the plan: requests per second (open) or in flight (closed)
/// @param achieved the same unit: requests scheduled per second; or, closed, mean number in flight
///   by Little's law, the sum of all service times divided by the time
/// @param sentPerSecond requests that left per second
record Achieved(OptionalDouble asked, OptionalDouble achieved, OptionalDouble sentPerSecond) {
    static Achieved of(Recording recording) {
        LoadShape shape = recording.profile().load().shape();
        double ended = endedSeconds(recording);
        double seconds =
                Math.min(
                        ended,
                        Math.min(carriedOutNanos(recording), recording.summary().tookNanos())
                                / 1e9);
        if (seconds <= 0) {
            return new Achieved(
                    OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        }
        double planned =
                recording.intervals().stream()
                        .mapToDouble(interval -> interval.planned() * before(ended, interval))
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

    /// When the load ended before the time of its plan was over; infinite if it did not.
    private static double endedSeconds(Recording recording) {
        OptionalLong stopped = recording.stoppedNanos();
        return stopped.isPresent() ? stopped.getAsLong() / 1e9 : countedSeconds(recording);
    }

    /// When a number of requests ended the plan, by the pace of the interval in which the last of
    /// them became due; infinite if none did.
    private static double countedSeconds(Recording recording) {
        Load load = recording.profile().load();
        if (!load.isCountedOut(recording.summary().counts().scheduled())) {
            return Double.POSITIVE_INFINITY;
        }
        for (Interval last : recording.intervals().reversed()) {
            long scheduled = last.counts().scheduled();
            if (scheduled > 0) {
                boolean open = load.shape() instanceof LoadShape.Open && last.planned() > 0;
                double part = open ? scheduled / last.planned() : last.seconds();
                return last.startNanos() / 1e9 + Math.min(part, last.seconds());
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /// How much of an interval lies before a time since the run began.
    private static double before(double seconds, Interval interval) {
        return Math.clamp(seconds - interval.startNanos() / 1e9, 0, interval.seconds());
    }

    /// The length of the plan; with what a pause or a hold added to it, to the second, if the plan
    /// stood still.
    private static long carriedOutNanos(Recording recording) {
        long planNanos = recording.profile().load().shape().duration().toNanos();
        boolean stoodStill =
                recording.events().stream()
                        .map(RunEvent::kind)
                        .anyMatch(
                                kind -> kind == RunEvent.Kind.PAUSED || kind == RunEvent.Kind.HELD);
        long askedNanos =
                recording.intervals().stream()
                        .filter(interval -> interval.planned() > 0)
                        .mapToLong(interval -> interval.startNanos() + interval.lengthNanos())
                        .max()
                        .orElse(0);
        return stoodStill ? Math.max(planNanos, askedNanos) : planNanos;
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
