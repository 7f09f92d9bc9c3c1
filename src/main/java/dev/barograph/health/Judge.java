package dev.barograph.health;

import static dev.barograph.health.Wording.cameBackWell;
import static dev.barograph.health.Wording.number;
import static dev.barograph.health.Wording.percent;
import static dev.barograph.health.Wording.requests;
import static dev.barograph.health.Wording.time;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Verdict;
import dev.barograph.model.FailureKind;
import dev.barograph.model.LoadShape;
import java.util.Optional;
import java.util.OptionalLong;

/// Judges the intervals of one run in their order: what kept each from its plan, with the figure
/// that tells. The gravest comes first: while the generator itself is in trouble, nothing can be
/// said about the target. An interval in which nothing was asked for and nothing awaited has
/// nothing that could be kept from its plan, and nobody whom the generator could have disturbed.
/// Remembers what it needs of the intervals before. Not thread-safe.
final class Judge {
    /// Answers in one interval from which its median is taken as a time of this target.
    static final long ENOUGH_SAMPLES = 10;

    private final boolean open;
    private final HungUsers hungUsers = new HungUsers();
    private OptionalLong usualNanos = OptionalLong.empty();
    private Level level = Level.NONE;
    private long stoodStillNanos;
    private int inFlightBefore;
    private Cause before = Cause.NONE;
    private Owed owed = Owed.NOTHING;

    /// What was asked for in the last two intervals in which anything was.
    private record Level(double last, double before) {
        static final Level NONE = new Level(0, 0);

        Level after(Interval interval) {
            return interval.planned() == 0 && interval.counts().scheduled() == 0
                    ? this
                    : new Level(interval.planned(), last);
        }

        double highest() {
            return Math.max(last, before);
        }
    }

    /// What became due last while the generator was the limit, and has not come back yet.
    private record Owed(Cause cause, long requests) {
        static final Owed NOTHING = new Owed(Cause.NONE, 0);

        /// @param judged the cause that the interval was judged by
        Owed after(Interval interval, Cause judged) {
            Counts counts = interval.counts();
            if (nothingWasDue(interval)) {
                return new Owed(cause, Math.max(0, requests - counts.done()));
            }
            return judged.verdict() == Verdict.GENERATOR
                    ? new Owed(judged, Math.min(interval.inFlight(), requests + counts.scheduled()))
                    : NOTHING;
        }
    }

    Judge(LoadShape shape) {
        this.open = shape instanceof LoadShape.Open;
    }

    /// Judges the next interval.
    ///
    /// @param heldUpIn what an event loop was doing while a task waited for it, if that was seen
    Judgement judge(Interval interval, Optional<String> heldUpIn) {
        learn(interval);
        Optional<String> hung = open ? Optional.empty() : hungUsers.judge(interval);
        if (interval.isIdle() && interval.inFlight() == 0 && inFlightBefore == 0) {
            before = Cause.NONE;
            owed = Owed.NOTHING;
            return new Judgement(Cause.NONE, "Nothing was asked for, and nothing was awaited.");
        }
        TargetRules.Context context =
                new TargetRules.Context(
                        open,
                        usualNanos,
                        level.highest(),
                        stoodStillNanos,
                        inFlightBefore,
                        hung,
                        before);
        Judgement judgement =
                GeneratorRules.judge(interval, heldUpIn, before == Cause.SUSPENDED)
                        .or(() -> leftOver(interval))
                        .or(() -> TargetRules.judge(interval, context))
                        .orElseGet(() -> nothing(interval));
        inFlightBefore = interval.inFlight();
        level = level.after(interval);
        stoodStillNanos = interval.health().map(Health::suspendedNanos).orElse(0L);
        before = judgement.cause();
        owed = owed.after(interval, before);
        return judgement;
    }

    /// What comes back when nothing is due any more became due before.
    private Optional<Judgement> leftOver(Interval interval) {
        return nothingWasDue(interval) && owed.requests > 0 && interval.counts().done() > 0
                ? Optional.of(
                        new Judgement(
                                owed.cause,
                                "What came back became due while this program was the limit."))
                : Optional.empty();
    }

    private static boolean nothingWasDue(Interval interval) {
        return interval.planned() == 0 && interval.counts().scheduled() == 0;
    }

    /// The usual service time of a target is the lowest median of any interval so far: what it can
    /// do when nothing is in its way.
    private void learn(Interval interval) {
        if (interval.ok().service().count() >= ENOUGH_SAMPLES) {
            long median = interval.ok().service().percentileNanos(50).orElseThrow();
            usualNanos = OptionalLong.of(Math.min(median, usualNanos.orElse(median)));
        }
    }

    private Judgement nothing(Interval interval) {
        String loop =
                interval.health()
                        .map(Health::busiestLoopShare)
                        .map(share -> "; the busiest event loop was " + percent(share) + " busy")
                        .orElse("");
        OptionalLong median = interval.ok().service().percentileNanos(50);
        Counts counts = interval.counts();
        String came =
                " and "
                        + cameBackWell(
                                counts.ok(), "within a service time of " + time(median.orElse(0)));
        long missed = counts.of(FailureKind.SUSPENDED);
        if (open && missed > 0) {
            // They are among the scheduled of whichever interval was cut when they were counted.
            return new Judgement(
                    Cause.NONE,
                    "%s left on time%s%s; %s that fell due before, while this program stood still, %s not sent."
                            .formatted(
                                    requests(counts.sent()),
                                    came,
                                    loop,
                                    number(missed),
                                    missed == 1 ? "was" : "were"));
        }
        return new Judgement(
                Cause.NONE,
                open
                        ? "%s of %s left on time%s%s."
                                .formatted(
                                        number(counts.sent()),
                                        requests(counts.scheduled()),
                                        came,
                                        loop)
                        : "%s sent%s%s."
                                .formatted(
                                        requests(counts.sent())
                                                + (counts.sent() == 1 ? " was" : " were"),
                                        came,
                                        loop));
    }
}
