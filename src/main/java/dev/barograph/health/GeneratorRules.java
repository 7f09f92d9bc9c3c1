package dev.barograph.health;

import static dev.barograph.health.Wording.number;
import static dev.barograph.health.Wording.percent;
import static dev.barograph.health.Wording.requests;
import static dev.barograph.health.Wording.time;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.LoopDelays;
import dev.barograph.model.FailureKind;
import java.util.List;
import java.util.Optional;

/// Whether an interval shows the generator and not the target. Pure.
final class GeneratorRules {
    /// A stand-still of the process from here on is no busy machine; the shortest that is noticed.
    static final long SUSPENDED_NANOS = Hiccups.FREEZE_NANOS;

    /// How late requests may leave, from due to the asking for a permit: ten times the granularity
    /// of timers. Response times count from due, so up to here they hold what the lateness adds and
    /// it is small.
    static final long LAG_NANOS = 10_000_000;

    /// From so many requests on it is the 99th percentile of them that counts, so that three late
    /// ones are needed and a single one does not make a bad second; with fewer the 95th, and below
    /// [#FEW_REQUESTS] the 90th.
    static final long MANY_REQUESTS = 300;

    static final long FEW_REQUESTS = 60;

    /// A task that waited this long for its event loop: answers that came meanwhile were read that
    /// much too late. Longer than any burst of answers takes to read.
    static final long LOOP_DELAY_NANOS = 50_000_000;

    /// A collection that is seen in the tail of a second: it touches one answer in twenty.
    static final long GC_PAUSE_NANOS = 50_000_000;

    /// Pauses together that touch one answer in ten, however short each is.
    static final double GC_SHARE = 0.1;

    /// What may be waited beyond a pause and still be its doing: a burst of what came meanwhile.
    static final long GC_MARGIN_NANOS = 20_000_000;

    /// Share of an interval on a core from which an event loop has no time to spare: answers queue
    /// in it and its own queueing is in the times.
    static final double LOOP_BUSY = 0.9;

    /// Share of all cores from which a late thread is late because it waited for one of them.
    static final double MACHINE_BUSY = 0.85;

    /// Oversleep of a thread that asks for short rests, such as no idle machine shows.
    static final long HICCUP_NANOS = 10_000_000;

    private GeneratorRules() {}

    /// @param heldUpIn what an event loop was doing while a task waited for it, if that was seen
    /// @param afterFreeze whether the program stood still in the interval before: what it missed is
    ///   counted when it goes on, and says nothing of this interval
    static Optional<Judgement> judge(
            Interval interval, Optional<String> heldUpIn, boolean afterFreeze) {
        return standStill(interval)
                .or(() -> exhausted(interval))
                .or(() -> interval.health().flatMap(health -> collector(interval, health)))
                .or(() ->
                        interval.health().flatMap(health -> processor(interval, health, heldUpIn)))
                .or(() -> lag(interval, afterFreeze));
    }

    private static Optional<Judgement> standStill(Interval interval) {
        long nanos = interval.health().map(Health::suspendedNanos).orElse(0L);
        if (nanos < SUSPENDED_NANOS) {
            return Optional.empty();
        }
        return because(
                Cause.SUSPENDED,
                Wording.stoodStill(nanos, interval.counts().of(FailureKind.SUSPENDED)));
    }

    private static Optional<Judgement> exhausted(Interval interval) {
        long ports = interval.counts().of(FailureKind.GENERATOR_PORTS);
        if (ports > 0) {
            return because(
                    Cause.PORTS,
                    "This machine had no free port for %s.".formatted(requests(ports)));
        }
        long descriptors = interval.counts().of(FailureKind.GENERATOR_DESCRIPTORS);
        if (descriptors > 0) {
            String limit =
                    interval.health().map(Health::descriptorLimit).stream()
                            .flatMapToLong(most -> most.stream())
                            .mapToObj(most -> ", of which it may have " + Wording.number(most))
                            .findFirst()
                            .orElse("");
            return because(
                    Cause.DESCRIPTORS,
                    "This program had no file descriptor left for %s%s."
                            .formatted(requests(descriptors), limit));
        }
        return Optional.empty();
    }

    private static Optional<Judgement> collector(Interval interval, Health health) {
        return muchCollected(interval, health)
                        && longestWaitNanos(interval, health) > HICCUP_NANOS
                        && !beyondCollector(interval, health)
                ? because(
                        Cause.GC,
                        "Garbage collection stopped this program for %s of %s, %s at a time."
                                .formatted(
                                        time(health.gcNanos()),
                                        time(interval.lengthNanos()),
                                        time(health.longestGcNanos())))
                : Optional.empty();
    }

    private static boolean muchCollected(Interval interval, Health health) {
        return health.longestGcNanos() > GC_PAUSE_NANOS || manyPauses(interval, health);
    }

    private static boolean manyPauses(Interval interval, Health health) {
        return health.gcNanos() > GC_SHARE * interval.lengthNanos();
    }

    /// Whether there were long collections and something waited longer than they explain: for the
    /// longest pause, or for all of them if they may have come at one stretch, and until a loop as
    /// busy as this one has caught up with what fell due meanwhile.
    private static boolean beyondCollector(Interval interval, Health health) {
        long pause = manyPauses(interval, health) ? health.gcNanos() : health.longestGcNanos();
        double explained = pause * (1 + health.busiestLoopShare()) + GC_MARGIN_NANOS;
        return muchCollected(interval, health) && longestWaitNanos(interval, health) > explained;
    }

    /// The longest that a request, a task or a thread of this program was kept from running.
    private static long longestWaitNanos(Interval interval, Health health) {
        return Math.max(lagNanos(interval), threadWaitNanos(health));
    }

    /// The longest that a task or a thread of this program was kept from running.
    static long threadWaitNanos(Health health) {
        return Math.max(health.longestLoopDelayNanos(), health.longestHiccupNanos());
    }

    private static Optional<Judgement> processor(
            Interval interval, Health health, Optional<String> heldUpIn) {
        if (health.busiestLoopShare() >= LOOP_BUSY) {
            return because(
                    Cause.CPU,
                    "The busiest event loop was %s busy."
                            .formatted(percent(health.busiestLoopShare())));
        }
        boolean loopLate = health.longestLoopDelayNanos() > LOOP_DELAY_NANOS;
        boolean lagged = lagNanos(interval) > LAG_NANOS;
        boolean beyond = beyondCollector(interval, health);
        boolean late = lagged || loopLate || beyond;
        boolean scarce =
                health.machineShare().orElse(0) >= MACHINE_BUSY
                        || health.longestHiccupNanos() > HICCUP_NANOS;
        if (late && scarce) {
            return because(
                    Cause.CPU,
                    Wording.wantOfCore(lagNanos(interval), threadWaitNanos(health))
                            + machine(health)
                            + ".");
        }
        return loopLate || (beyond && !lagged)
                ? because(
                        Cause.CPU,
                        "%s was held up for %s%s."
                                .formatted(
                                        worstLoop(health.loopDelays()),
                                        time(health.longestLoopDelayNanos()),
                                        heldUpIn.map(frame -> ", in " + frame).orElse("")))
                : Optional.empty();
    }

    /// The loop with the longest wait, by its number if there are several and it is known.
    private static String worstLoop(LoopDelays delays) {
        List<Long> byLoop = delays.byLoop();
        return byLoop.size() < 2
                ? "An event loop"
                : "Event loop %s of %s"
                        .formatted(
                                number(1 + byLoop.indexOf(delays.longestNanos())),
                                number(byLoop.size()));
    }

    /// What kept the cores busy.
    private static String machine(Health health) {
        if (health.machineShare().isEmpty()) {
            return "";
        }
        int cores = Runtime.getRuntime().availableProcessors();
        return "; the machine was %s busy, %s of it with this program"
                .formatted(
                        percent(health.machineShare().getAsDouble()),
                        percent(
                                Math.min(
                                        1,
                                        health.processCores()
                                                / cores
                                                / Math.max(
                                                        0.01,
                                                        health.machineShare().getAsDouble()))));
    }

    private static Optional<Judgement> lag(Interval interval, boolean afterFreeze) {
        long missed = interval.counts().of(FailureKind.SUSPENDED);
        if (missed > 0 && !afterFreeze) {
            return because(
                    Cause.SCHEDULE_LAG,
                    "%s not sent: an event loop did not run for more than a second."
                            .formatted(requests(missed) + (missed == 1 ? " was" : " were")));
        }
        long nanos = lagNanos(interval);
        return nanos > LAG_NANOS
                ? because(
                        Cause.SCHEDULE_LAG,
                        "One request in %s left %s late or more."
                                .formatted(
                                        switch ((int) lagPercentile(interval)) {
                                            case 99 -> "a hundred";
                                            case 95 -> "twenty";
                                            default -> "ten";
                                        },
                                        time(nanos)))
                : Optional.empty();
    }

    /// How late the latest requests left, without the very latest; 0 without requests that became
    /// due.
    static long lagNanos(Interval interval) {
        return interval.times().lag().percentileNanos(lagPercentile(interval)).orElse(0);
    }

    private static double lagPercentile(Interval interval) {
        long count = interval.times().lag().count();
        return count >= MANY_REQUESTS ? 99 : count >= FEW_REQUESTS ? 95 : 90;
    }

    private static Optional<Judgement> because(Cause cause, String evidence) {
        return Optional.of(new Judgement(cause, evidence));
    }
}
