package dev.barograph.metrics;

import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import java.util.List;
import java.util.OptionalLong;

/// The part of a run in which its plan was carried out: all but the wait for the last answers.
/// Rates are of this part, or they would tell a target's latency as a lower rate; every rate of a
/// whole run, wherever it is shown, is made here. Immutable; any thread.
///
/// @param intervals how many of them it has, from the first one on
/// @param nanos their length, without what the last of them is longer than the plan. What a pause
///   added to the plan is in; a number of requests ends the plan when the last of them was due, by
///   the pace of that interval
public record CarriedOut(int intervals, long nanos) {
    /// What is shorter has no rate.
    private static final long LEAST_NANOS = 500_000_000;

    /// Of a run, or of what there is of it so far. All of it if what is left would be too short.
    ///
    /// @param stoppedNanos as [Recording#stoppedNanos()]
    /// @param all intervals in order
    public static CarriedOut of(Load load, OptionalLong stoppedNanos, List<Interval> all) {
        long scheduled = all.stream().mapToLong(each -> each.counts().scheduled()).sum();
        long planNanos =
                load.isCountedOut(scheduled)
                        ? countedNanos(load.shape(), all)
                        : stoppedNanos.orElseGet(() -> plannedNanos(load.shape(), all));
        int to = all.size();
        while (to > 0
                && all.get(to - 1).startNanos() >= planNanos
                && all.get(to - 1).counts().scheduled() == 0) {
            to--;
        }
        long nanos = length(all.subList(0, to));
        if (nanos < LEAST_NANOS) {
            return new CarriedOut(all.size(), length(all));
        }
        return new CarriedOut(to, planNanos < LEAST_NANOS ? nanos : Math.min(nanos, planNanos));
    }

    /// When the last of a number of requests was due.
    private static long countedNanos(LoadShape shape, List<Interval> all) {
        for (Interval last : all.reversed()) {
            long scheduled = last.counts().scheduled();
            if (scheduled > 0) {
                boolean open = shape instanceof LoadShape.Open && last.planned() > 0;
                double part = open ? scheduled * 1e9 / last.planned() : (double) last.lengthNanos();
                return last.startNanos() + Math.min((long) part, last.lengthNanos());
            }
        }
        return 0;
    }

    /// When the plan was over. If something was asked for beyond its length, it stood still for a
    /// while: then to the second.
    private static long plannedNanos(LoadShape shape, List<Interval> all) {
        long planNanos = shape.duration().toNanos();
        return all.stream()
                .filter(each -> each.startNanos() >= planNanos && each.planned() > 0)
                .mapToLong(each -> each.endNanos())
                .reduce(planNanos, Math::max);
    }

    /// Of a run that is over; all of it if its intervals were lost.
    public static CarriedOut of(Recording run) {
        return run.intervals().isEmpty()
                ? new CarriedOut(0, run.summary().tookNanos())
                : of(run.profile().load(), run.stoppedNanos(), run.intervals());
    }

    /// The intervals of the wait for the last answers.
    ///
    /// @param all of the run, or of one request of it
    public List<Interval> after(List<Interval> all) {
        return all.subList(Math.min(intervals, all.size()), all.size());
    }

    /// How many requests ended by the second; what was given up at the end of the run did not.
    ///
    /// @param counts of the whole run, or of one request of it
    /// @param all intervals of the same
    public double donePerSecond(Counts counts, List<Interval> all) {
        long late = after(all).stream().mapToLong(each -> each.counts().ended()).sum();
        return perSecond(counts.ended() - late);
    }

    /// How often it happened by the second; 0 if no time has passed.
    ///
    /// @param count how often in all of it
    public double perSecond(long count) {
        return nanos == 0 ? 0 : count * 1e9 / nanos;
    }

    private static long length(List<Interval> intervals) {
        return intervals.stream().mapToLong(Interval::lengthNanos).sum();
    }
}
