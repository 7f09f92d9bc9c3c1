package dev.barograph.health;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.LoopDelays;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Made-up seconds of a run at 100 requests a second and 5 ms in which nothing is wrong, and what
/// may be wrong with them. Each method changes this one and returns it.
final class Intervals {
    static final long MILLIS = 1_000_000;
    static final long SECOND = 1_000_000_000;

    private final Map<FailureKind, Long> failures = new EnumMap<>(FailureKind.class);
    private long startNanos;
    private long lengthNanos = SECOND;
    private double planned = 100;
    private long scheduled = 100;
    private long sent = 100;
    private long ok = 100;
    private long serviceNanos = 5 * MILLIS;
    private LatencyPair timedOut = LatencyPair.EMPTY;
    private LatencyPair unfinished = LatencyPair.EMPTY;
    private long lagNanos = MILLIS / 10;
    private long lateCount = Long.MAX_VALUE;
    private int inFlight = 1;
    private int permits = 1_000;
    private int waiting;
    private long permitWaits;
    private boolean watched = true;
    private double processCores = 0.2;
    private OptionalDouble machineShare = OptionalDouble.of(0.3);
    private double loopShare = 0.2;
    private long gcNanos;
    private long longestGcNanos;
    private LoopDelays loopDelays = LoopDelays.ofEach(MILLIS / 2);
    private long hiccupNanos = MILLIS / 2;
    private long suspendedNanos;
    private OptionalDouble retransmits = OptionalDouble.of(0);

    static Intervals second() {
        return new Intervals();
    }

    Intervals at(long newStartNanos) {
        startNanos = newStartNanos;
        return this;
    }

    Intervals lasting(long newLengthNanos) {
        lengthNanos = newLengthNanos;
        return this;
    }

    Intervals planned(double perSecond) {
        planned = perSecond;
        scheduled = Math.round(perSecond);
        sent = scheduled;
        ok = scheduled;
        return this;
    }

    Intervals sent(long count) {
        sent = count;
        return this;
    }

    Intervals ok(long count) {
        ok = count;
        return this;
    }

    Intervals taking(long newServiceNanos) {
        serviceNanos = newServiceNanos;
        return this;
    }

    /// So many timed out after so long.
    Intervals timingOut(long nanos, long count) {
        timedOut = pair(nanos, count);
        return failing(FailureKind.TOTAL_TIMEOUT, count);
    }

    /// So many were given up after so long.
    Intervals givingUp(long nanos, long count) {
        unfinished = pair(nanos, count);
        return failing(FailureKind.CANCELLED, count);
    }

    Intervals failing(FailureKind kind, long count) {
        failures.put(kind, count);
        return this;
    }

    Intervals late(long newLagNanos) {
        lagNanos = newLagNanos;
        return this;
    }

    /// Only so many requests leave late, the others on time.
    Intervals late(long newLagNanos, long count) {
        lateCount = count;
        return late(newLagNanos);
    }

    Intervals inFlight(int count, int ofPermits) {
        inFlight = count;
        permits = ofPermits;
        return this;
    }

    Intervals waiting(int count, long waits) {
        waiting = count;
        permitWaits = waits;
        return this;
    }

    Intervals unwatched() {
        watched = false;
        return this;
    }

    Intervals machine(double share) {
        machineShare = OptionalDouble.of(share);
        return this;
    }

    Intervals loop(double share) {
        loopShare = share;
        return this;
    }

    Intervals collecting(long totalNanos, long longestNanos) {
        gcNanos = totalNanos;
        longestGcNanos = longestNanos;
        return this;
    }

    /// @param nanos of each loop
    Intervals loopDelay(long... nanos) {
        loopDelays = LoopDelays.ofEach(nanos);
        return this;
    }

    Intervals hiccup(long nanos) {
        hiccupNanos = nanos;
        return this;
    }

    Intervals suspended(long nanos) {
        suspendedNanos = nanos;
        return this;
    }

    Intervals retransmitting(double share) {
        retransmits = OptionalDouble.of(share);
        return this;
    }

    Interval end() {
        return new Interval(
                (int) (startNanos / SECOND),
                startNanos,
                lengthNanos,
                0,
                planned,
                new Counts(scheduled, sent, ok, failures),
                inFlight,
                permits,
                waiting,
                permitWaits,
                0,
                0,
                0,
                times(),
                watched ? Optional.of(health()) : Optional.empty(),
                Judgement.NONE);
    }

    private Times times() {
        return new Times(
                pair(serviceNanos, ok),
                LatencyPair.EMPTY,
                timedOut,
                unfinished,
                PhaseTimes.EMPTY,
                lags());
    }

    private Latencies lags() {
        long late = Math.min(lateCount, scheduled);
        return Latencies.merge(List.of(same(lagNanos, late), same(MILLIS / 10, scheduled - late)));
    }

    private static LatencyPair pair(long nanos, long count) {
        Latencies took = same(nanos, count);
        return new LatencyPair(took, took);
    }

    private static Latencies same(long nanos, long count) {
        long[] all = new long[Math.toIntExact(count)];
        Arrays.fill(all, nanos);
        return Latencies.of(all);
    }

    private Health health() {
        return new Health(
                processCores,
                machineShare,
                loopShare,
                "barograph-http-1",
                loopShare,
                gcNanos,
                longestGcNanos,
                64 << 20,
                loopDelays,
                hiccupNanos,
                suspendedNanos,
                10,
                OptionalLong.of(50),
                OptionalLong.of(1_024),
                OptionalInt.of(28_000),
                retransmits);
    }
}
