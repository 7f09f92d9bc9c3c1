package dev.barograph.metrics;

import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Spacing;
import java.util.List;
import java.util.OptionalLong;

/// The part of a run in which its plan was carried out: all but the wait for the last answers.
/// Rates are of this part, or they would tell a target's latency as a lower rate; every rate of a
/// whole run, wherever it is shown, is made here. Immutable; any thread.
///
/// @param intervals how many of them it has, from the first one on
/// @param nanos their length, without what the last of them is longer than the plan. What a pause
///   added to the plan is in. In the open model a number of requests ends the plan when the next
///   one would have been due, so that N requests at an even rate take N gaps, whenever the last
///   answer came: that may be longer than the run itself. In the closed model it ends it with the
///   interval in which the last of them was due
public record CarriedOut(int intervals, long nanos) {
    /// What is shorter has no rate.
    private static final long LEAST_NANOS = 500_000_000;

    /// Of a run, or of what there is of it so far. All of it if what is left would be too short.
    ///
    /// @param stoppedNanos as [Recording#stoppedNanos()]
    /// @param all intervals in order
    public static CarriedOut of(Load load, OptionalLong stoppedNanos, List<Interval> all) {
        long scheduled = all.stream().mapToLong(each -> each.counts().scheduled()).sum();
        boolean counted = load.isCountedOut(scheduled);
        boolean paced = counted && load.shape() instanceof LoadShape.Open;
        long planNanos =
                counted
                        ? countedNanos(load, all)
                        : stoppedNanos.orElseGet(() -> plannedNanos(load.shape(), all));
        int to = all.size();
        // The run is cut where the next one would have been due, some milliseconds early or late.
        while (to > 0
                && (paced
                        ? all.get(to - 1).middleSeconds() * 1e9 >= planNanos
                        : all.get(to - 1).startNanos() >= planNanos)
                && all.get(to - 1).counts().scheduled() == 0) {
            to--;
        }
        long nanos = length(all.subList(0, to));
        if (paced && planNanos >= LEAST_NANOS) {
            return new CarriedOut(to, planNanos);
        }
        if (nanos < LEAST_NANOS) {
            return new CarriedOut(all.size(), length(all));
        }
        return new CarriedOut(to, planNanos < LEAST_NANOS ? nanos : Math.min(nanos, planNanos));
    }

    /// When a number of requests was over.
    private static long countedNanos(Load load, List<Interval> all) {
        for (Interval last : all.reversed()) {
            if (last.counts().scheduled() > 0) {
                return switch (load.shape()) {
                    case LoadShape.Closed _ -> last.endNanos();
                    case LoadShape.Open open -> {
                        long planned = plannedBy(load.maxRequests().orElseThrow(), all);
                        // A plan that stood still, or one of chance, may have been later.
                        boolean late =
                                last.startNanos() >= planned
                                        || open.spacing() instanceof Spacing.Poisson;
                        yield late ? Math.max(planned, paceEnd(last)) : planned;
                    }
                };
            }
        }
        return 0;
    }

    /// When so many requests were to have become due, and the next one was: by the levels that the
    /// plan had in each interval, and by the last of them from the end of the run on.
    private static long plannedBy(long requests, List<Interval> all) {
        double left = requests;
        double level = 0;
        for (Interval each : all) {
            double within = each.planned() * each.seconds();
            if (each.planned() > 0 && within >= left) {
                return each.startNanos() + Math.round(left / each.planned() * 1e9);
            }
            left -= within;
            level = each.planned() > 0 ? each.planned() : level;
        }
        return all.getLast().endNanos() + (level > 0 ? Math.round(left / level * 1e9) : 0);
    }

    /// When the requests of an interval were over by its own pace.
    private static long paceEnd(Interval last) {
        double part =
                last.planned() > 0
                        ? last.counts().scheduled() * 1e9 / last.planned()
                        : (double) last.lengthNanos();
        return last.startNanos() + Math.min((long) part, last.lengthNanos());
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
