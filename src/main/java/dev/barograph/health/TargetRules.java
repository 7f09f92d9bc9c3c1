package dev.barograph.health;

import static dev.barograph.health.Wording.number;
import static dev.barograph.health.Wording.percent;
import static dev.barograph.health.Wording.requests;
import static dev.barograph.health.Wording.time;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.model.FailureKind;
import java.util.Optional;
import java.util.OptionalLong;

/// What kept an interval from its plan when it was not the generator: the network, the profile's
/// own caps, the target. Pure.
final class TargetRules {
    /// Share of TCP segments sent again from which waiting for them shows in the 99th percentile.
    static final double RETRANSMITS = 0.01;

    /// Share of ended requests that never got a connection from which that is the story.
    static final double NO_CONNECTION = 0.5;

    /// Share of requests that found no permit from which that shows in the 99th percentile.
    static final double PERMIT_WAITS = 0.01;

    /// Share of the permits that the plan needs by Little's law, from which waiting for one is the
    /// permits' doing: with random arrivals and ten permits, one in a hundred waits once four are
    /// in use on average. Below, waiting means that answers were late.
    static final double PERMITS_NEEDED = 0.3;

    /// Share of the sent that came back which is next to nothing.
    static final double NEXT_TO_NOTHING = 0.05;

    /// Fewer requests in an interval say nothing by a share of them.
    static final long FEW = 20;

    /// Share of ended requests that failed or timed out from which the target is the limit.
    static final double FAILURES = 0.01;

    /// How many times its usual time a target takes when it is slow.
    static final double SLOW_FACTOR = 3;

    /// How much longer than usual it takes at least: below, a machine's own noise is a multiple of
    /// a fast target's time.
    static final long SLOW_NANOS = 5_000_000;

    /// Share of a second's requests, or of the users, up to which those that are still awaited when
    /// nothing more is asked for are the slowest of them and not a silence.
    static final double STRAGGLERS = 0.1;

    /// Growth of the requests in flight, as a share of those sent, by which answers fall behind.
    static final double BEHIND = 0.1;

    private TargetRules() {}

    /// What is known when an interval is judged.
    ///
    /// @param open whether the load follows the open model
    /// @param usualNanos lowest median of the service times in any interval so far
    /// @param askedBefore level that the plan wanted of the intervals before, requests per second
    ///   (open model) or in flight
    /// @param stoodStillNanos time in which this program stood still in the interval before
    /// @param inFlightBefore requests in flight when it began
    /// @param hung what [HungUsers] says of it
    /// @param before what the interval before was judged
    record Context(
            boolean open,
            OptionalLong usualNanos,
            double askedBefore,
            long stoodStillNanos,
            int inFlightBefore,
            Optional<String> hung,
            Cause before) {}

    static Optional<Judgement> judge(Interval interval, Context context) {
        return network(interval)
                .or(() -> noAnswers(interval, context))
                .or(() -> caps(interval, context))
                .or(() -> failures(interval))
                .or(() -> slow(interval, context));
    }

    private static Optional<Judgement> network(Interval interval) {
        double again = interval.health().map(h -> h.retransmitShare().orElse(0)).orElse(0.0);
        if (again > RETRANSMITS) {
            return because(
                    Cause.PACKET_LOSS,
                    "%s of this machine's TCP segments had to be sent again."
                            .formatted(percent(again)));
        }
        Counts counts = interval.counts();
        long unnamed = counts.of(FailureKind.DNS);
        if (unnamed > 0 && unnamed >= NO_CONNECTION * ended(counts)) {
            return because(
                    Cause.NAME_NOT_FOUND,
                    "%s found no address for the host name.".formatted(requests(unnamed)));
        }
        long unreachable = counts.of(FailureKind.CONNECT_FAILED);
        if (unreachable > 0 && unreachable >= NO_CONNECTION * ended(counts)) {
            return because(
                    Cause.UNREACHABLE,
                    "%s found no way to the host.".formatted(requests(unreachable)));
        }
        long unconnected = counts.of(FailureKind.CONNECT_TIMEOUT);
        if (unconnected > 0 && unconnected >= NO_CONNECTION * ended(counts)) {
            return because(
                    Cause.PACKET_LOSS,
                    "%s got no connection within the connect timeout."
                            .formatted(requests(unconnected)));
        }
        return Optional.empty();
    }

    private static Optional<Judgement> noAnswers(Interval interval, Context context) {
        Counts counts = interval.counts();
        long back = counts.ok() + counts.failed();
        long usual = context.usualNanos.orElse(0);
        boolean silent =
                back == 0
                        && (counts.cancelled() > 0
                                || (context.inFlightBefore > 0
                                        && usual * SLOW_FACTOR < interval.lengthNanos()
                                        && !areStragglers(interval, context)));
        boolean nearlySilent =
                counts.sent() >= FEW
                        && back <= NEXT_TO_NOTHING * counts.sent()
                        && interval.inFlight() > context.inFlightBefore
                        && (context.usualNanos.isPresent() || context.inFlightBefore > 0)
                        && usual < NEXT_TO_NOTHING * interval.lengthNanos();
        if (!silent && !nearlySilent) {
            return Optional.empty();
        }
        String waiting =
                "%s waited for an answer"
                        .formatted(requests(waiting(interval, context.inFlightBefore)));
        return because(
                Cause.NO_ANSWERS,
                back == 0
                        ? "Nothing came back from the target while " + waiting + "."
                        : "Only %s came back from the target while %s."
                                .formatted(Wording.count(back, "answer"), waiting));
    }

    /// Whether no more wait than the slowest of what was asked for, and nothing is asked for now. A
    /// silence that went before goes on.
    private static boolean areStragglers(Interval interval, Context context) {
        return interval.counts().scheduled() == 0
                && context.usualNanos.isPresent()
                && context.before != Cause.NO_ANSWERS
                && context.inFlightBefore
                        <= STRAGGLERS * Math.max(context.askedBefore, interval.planned());
    }

    /// How many requests waited for an answer at most, as far as can be told from both ends: what
    /// was cancelled waited until then.
    static long waiting(Interval interval, int inFlightBefore) {
        return Math.max(inFlightBefore, interval.inFlight() + interval.counts().cancelled());
    }

    /// Requests waited for permits although the target was as fast as ever: the number of permits,
    /// and not the target, kept them.
    private static Optional<Judgement> caps(Interval interval, Context context) {
        if (!context.open) {
            return Optional.empty();
        }
        Counts counts = interval.counts();
        long turnedAway = counts.of(FailureKind.BACKLOG_FULL);
        boolean waited = interval.permitWaits() > PERMIT_WAITS * Math.max(1, counts.scheduled());
        OptionalLong median = interval.ok().service().percentileNanos(50);
        if (waited && median.isPresent() && !isSlow(interval, context)) {
            double needed = interval.planned() * median.getAsLong() / 1e9;
            if (needed > PERMITS_NEEDED * interval.permits()) {
                return because(
                        turnedAway > 0 ? Cause.BACKLOG : Cause.PERMITS,
                        (turnedAway > 0
                                        ? requests(turnedAway)
                                                + (turnedAway == 1 ? " was" : " were")
                                                + " turned away by the full backlog"
                                        : requests(interval.permitWaits()) + " waited for a permit")
                                + ": "
                                + littlesLaw(interval.planned(), median.getAsLong())
                                + "; the profile allows "
                                + number(interval.permits())
                                + ".");
            }
        }
        boolean workedOff =
                interval.planned() == 0
                        && context.before.verdict() == Cause.PERMITS.verdict()
                        && (interval.waiting() > 0 || counts.sent() > 0);
        return workedOff
                ? because(
                        Cause.PERMITS,
                        "%s had still waited for a permit when the plan ended."
                                .formatted(requests(counts.sent() + interval.waiting())))
                : Optional.empty();
    }

    /// Little's law: in flight = rate x time.
    static String littlesLaw(double perSecond, long nanos) {
        return "%s would have to be in flight at %s/s and a service time of %s"
                .formatted(
                        requests((long) Math.ceil(perSecond * nanos / 1e9)),
                        number(perSecond),
                        time(nanos));
    }

    private static Optional<Judgement> failures(Interval interval) {
        long bad = failed(interval.counts());
        long ended = ended(interval.counts());
        return bad > FAILURES * ended
                ? because(
                        Cause.FAILURES,
                        "%s of %s failed or timed out (%s)."
                                .formatted(
                                        number(bad),
                                        requests(ended),
                                        percent((double) bad / ended)))
                : Optional.empty();
    }

    private static Optional<Judgement> slow(Interval interval, Context context) {
        Counts counts = interval.counts();
        if (isSlow(interval, context)) {
            return because(
                    Cause.SLOW,
                    "Half of the answers had a service time of %s or more; usual in this run are %s."
                            .formatted(
                                    time(interval.ok().service().percentileNanos(50).orElse(0)),
                                    time(context.usualNanos.orElse(0))));
        }
        if (!context.open) {
            return context.hung.flatMap(evidence -> because(Cause.SLOW, evidence));
        }
        long grown = interval.inFlight() - (long) context.inFlightBefore;
        double expected = interval.planned() * context.usualNanos.orElse(0) / 1e9;
        if (grown > BEHIND * counts.sent() && interval.inFlight() > 2 * expected + FEW) {
            return because(
                    Cause.SLOW,
                    "%s came back of %s sent; %s in flight at the end."
                            .formatted(
                                    number(counts.done()),
                                    number(counts.sent()),
                                    requests(interval.inFlight())
                                            + (interval.inFlight() == 1 ? " was" : " were")));
        }
        if (interval.permitWaits() > PERMIT_WAITS * Math.max(1, counts.scheduled())) {
            String enough =
                    context.usualNanos.isEmpty()
                            ? "."
                            : "; %s would do at the usual %s."
                                    .formatted(
                                            Wording.count(
                                                    Math.max(1, (long) Math.ceil(expected)),
                                                    "permit"),
                                            time(context.usualNanos.getAsLong()));
            return because(
                    Cause.SLOW,
                    "%s waited for a permit because answers were late%s"
                            .formatted(requests(interval.permitWaits()), enough));
        }
        return Optional.empty();
    }

    private static boolean isSlow(Interval interval, Context context) {
        long median = interval.ok().service().percentileNanos(50).orElse(0);
        long usual = context.usualNanos.orElse(Long.MAX_VALUE);
        // What was in flight while this program stood still was awaited by nobody.
        long beyond = median - usual - context.stoodStillNanos;
        return interval.counts().ok() >= Judge.ENOUGH_SAMPLES
                && beyond > (SLOW_FACTOR - 1) * usual
                && beyond > SLOW_NANOS
                && !areLastAnswers(interval, context);
    }

    /// Whether the answers are mostly to what became due before, when more was asked for: the
    /// slower a request the more surely it is one of them, so they are no sample of the target's
    /// times.
    private static boolean areLastAnswers(Interval interval, Context context) {
        long due = interval.counts().scheduled();
        return 2 * due < interval.counts().ok()
                && (!context.open || due == 0 || interval.planned() < context.askedBefore);
    }

    /// Failures that the target answers for.
    private static long failed(Counts counts) {
        return counts.failed()
                + counts.timedOut()
                - counts.of(FailureKind.INTERNAL)
                - counts.of(FailureKind.GENERATOR_PORTS)
                - counts.of(FailureKind.GENERATOR_DESCRIPTORS);
    }

    private static long ended(Counts counts) {
        return counts.ok() + failed(counts);
    }

    private static Optional<Judgement> because(Cause cause, String evidence) {
        return Optional.of(new Judgement(cause, evidence));
    }
}
