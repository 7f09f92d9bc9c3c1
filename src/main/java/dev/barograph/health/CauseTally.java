package dev.barograph.health;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the intervals with one cause have in common. Not thread-safe.
final class CauseTally {
    long nanos;
    int intervals;
    long idleNanos;
    long scheduled;
    long ended;
    long bad;
    long answers;
    long ok;
    long ports;
    long descriptors;
    long descriptorLimit;
    int mostConnections;
    long turnedAway;
    long permitWaits;
    long unconnected;
    long suspendedNanos;
    long gcNanos;
    long longestGcNanos;
    long longestWaitNanos;
    long longestLagNanos;
    int permits;
    long mostWaiting;

    /// Of an answer in one of the intervals, without what this program stood still meanwhile.
    long longestServiceNanos;

    /// Whether it took longer, by a time in which this program stood still.
    boolean serviceAtLeast;

    /// Longest that a request is known to have been in flight that was in flight in one of the
    /// intervals, whenever it ended, without what this program stood still meanwhile.
    long longestInFlightNanos;

    /// Whether it may have been longer still.
    boolean inFlightAtLeast;

    long refused;
    long unnamed;
    long unreachable;
    int busyLoops;
    private long endNanos;
    private double loopShares;
    double planned;
    private double retransmits;
    private double medians;
    private long mediansNanos;

    /// One tally for each cause that there is.
    ///
    /// @param awaited in the end or so far; may be in the last interval, too
    static Map<Cause, CauseTally> of(List<Interval> intervals, LatencyPair awaited) {
        Map<Cause, CauseTally> tallies = new EnumMap<>(Cause.class);
        StandStills standStills = new StandStills();
        int inFlightBefore = 0;
        for (int i = 0; i < intervals.size(); i++) {
            Interval interval = intervals.get(i);
            standStills.add(interval);
            boolean silent =
                    inFlightBefore == 0
                            && i + 1 < intervals.size()
                            && silenceBegan(interval, intervals.get(i + 1));
            Cause cause = silent ? Cause.NO_ANSWERS : interval.judgement().cause();
            tallies.computeIfAbsent(cause, _ -> new CauseTally())
                    .add(interval, inFlightBefore, standStills);
            tallies.values().forEach(tally -> tally.learn(interval, standStills));
            inFlightBefore = interval.inFlight();
        }
        if (!intervals.isEmpty()) {
            Interval last = intervals.getLast();
            tallies.values().forEach(tally -> tally.learn(last, awaited, true, standStills));
        }
        return tallies;
    }

    /// Whether a silence began in the interval of the first requests, which nobody could know then:
    /// nothing may have come back yet, but nothing did in the one after it either.
    private static boolean silenceBegan(Interval interval, Interval next) {
        Cause cause = interval.judgement().cause();
        return (cause == Cause.NONE || cause == Cause.SLOW)
                && interval.inFlight() > 0
                && nothingCameBack(interval)
                && nothingCameBack(next)
                && (next.judgement().cause() == Cause.NO_ANSWERS || next.counts().cancelled() > 0);
    }

    private static boolean nothingCameBack(Interval interval) {
        return interval.counts().ok() + interval.counts().failed() == 0;
    }

    /// What ended in an interval and took so long that it was in flight in one with this cause.
    private void learn(Interval interval, StandStills standStills) {
        Times times = interval.times();
        learn(interval, times.ok(), false, standStills);
        learn(interval, times.failed(), false, standStills);
        learn(interval, times.timedOut(), true, standStills);
        learn(interval, times.unfinished(), true, standStills);
    }

    private void learn(
            Interval interval, LatencyPair times, boolean atLeast, StandStills standStills) {
        long tookNanos = times.service().maxNanos().orElse(0);
        long sentAtLatest = interval.endNanos() - tookNanos;
        if (tookNanos > longestInFlightNanos && sentAtLatest <= endNanos) {
            long knownNanos = without(standStills, interval, tookNanos);
            if (knownNanos > longestInFlightNanos) {
                longestInFlightNanos = knownNanos;
                inFlightAtLeast = atLeast || knownNanos < tookNanos;
            }
        }
    }

    /// What of the time of a request that ended in an interval is not a stand-still of this
    /// program.
    private static long without(StandStills standStills, Interval interval, long tookNanos) {
        return standStills.leastWithout(
                tookNanos, interval.startNanos() - tookNanos, interval.endNanos());
    }

    /// Time in which nothing was asked for is not a time in which nothing limited the load; what
    /// still came back in it counts.
    private void add(Interval interval, int inFlightBefore, StandStills standStills) {
        if (interval.isIdle() && interval.judgement().cause() == Cause.NONE) {
            idleNanos += interval.lengthNanos();
        } else {
            intervals++;
            nanos += interval.lengthNanos();
        }
        endNanos = interval.endNanos();
        var counts = interval.counts();
        scheduled += counts.scheduled();
        ok += counts.ok();
        bad += counts.failed() + counts.timedOut();
        ended += counts.ok() + counts.failed() + counts.timedOut();
        answers += counts.ok() + counts.failed();
        ports += counts.of(FailureKind.GENERATOR_PORTS);
        descriptors += counts.of(FailureKind.GENERATOR_DESCRIPTORS);
        turnedAway += counts.of(FailureKind.BACKLOG_FULL);
        unconnected += counts.of(FailureKind.CONNECT_TIMEOUT);
        refused += counts.of(FailureKind.CONNECT_REFUSED);
        unnamed += counts.of(FailureKind.DNS);
        unreachable += counts.of(FailureKind.CONNECT_FAILED);
        permitWaits += interval.permitWaits();
        permits = Math.max(permits, interval.permits());
        mostWaiting = Math.max(mostWaiting, TargetRules.waiting(interval, inFlightBefore));
        long tookNanos = interval.ok().service().maxNanos().orElse(0);
        long knownNanos = without(standStills, interval, tookNanos);
        longestServiceNanos = Math.max(longestServiceNanos, knownNanos);
        serviceAtLeast |= knownNanos < tookNanos;
        planned = Math.max(planned, interval.planned());
        longestLagNanos = Math.max(longestLagNanos, GeneratorRules.lagNanos(interval));
        interval.ok()
                .service()
                .percentileNanos(50)
                .ifPresent(median -> {
                    medians += (double) median * interval.lengthNanos();
                    mediansNanos += interval.lengthNanos();
                });
        interval.health().ifPresent(health -> add(interval, health));
    }

    private void add(Interval interval, Health health) {
        descriptorLimit = Math.max(descriptorLimit, health.descriptorLimit().orElse(0));
        mostConnections = Math.max(mostConnections, health.openConnections());
        suspendedNanos += health.suspendedNanos();
        gcNanos += health.gcNanos();
        longestGcNanos = Math.max(longestGcNanos, health.longestGcNanos());
        longestWaitNanos = Math.max(longestWaitNanos, GeneratorRules.threadWaitNanos(health));
        retransmits += health.retransmitShare().orElse(0) * interval.lengthNanos();
        if (health.busiestLoopShare() >= GeneratorRules.LOOP_BUSY) {
            busyLoops++;
            loopShares += health.busiestLoopShare();
        }
    }

    /// Mean of the intervals' median service times: a figure for a sentence, no percentile of the
    /// run. 0 without answers.
    long typicalNanos() {
        return mediansNanos == 0 ? 0 : Math.round(medians / mediansNanos);
    }

    double retransmitShare() {
        return retransmits / nanos;
    }

    /// Mean share of the intervals in which a loop was busy.
    double loopShare() {
        return busyLoops == 0 ? 0 : loopShares / busyLoops;
    }
}
