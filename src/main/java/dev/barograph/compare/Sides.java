package dev.barograph.compare;

import dev.barograph.metrics.KnownErrors;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is said of each of the two runs in words. Pure functions.
final class Sides {
    private Sides() {}

    static Comparison.Side of(Recording run, Blocks blocks) {
        return of(run, blocks.length(), blocks.count());
    }

    /// Of a run that was not cut.
    static Comparison.Side of(Recording run) {
        return of(run, 1, 0);
    }

    private static Comparison.Side of(Recording run, int blockSeconds, int blocks) {
        return new Comparison.Side(
                run.profile().name(),
                run.startedAt(),
                run.summary().counts().ended(),
                run.summary().counts().ok(),
                run.summary().counts().cancelled(),
                run.summary().tookNanos(),
                blockSeconds,
                blocks);
    }

    /// Why nothing of a run can be compared; empty if something can.
    static Optional<String> tooLittle(String name, Recording run) {
        if (run.intervals().size() < Comparer.FEWEST_SECONDS) {
            return Optional.of(
                    String.format(
                            Locale.ROOT,
                            "%s has %d seconds of figures: it takes %d at least",
                            name,
                            run.intervals().size(),
                            Comparer.FEWEST_SECONDS));
        }
        return Optional.empty();
    }

    /// Why a run has no times; empty if it has some.
    static Optional<String> silent(String name, Recording run) {
        return run.summary().times().ok().response().isEmpty()
                ? Optional.of(name + " has no good response")
                : Optional.empty();
    }

    /// Why a run has no share of errors; empty if it has one.
    static Optional<String> unended(String name, Recording run) {
        return run.summary().counts().ended() == 0
                ? Optional.of("no request of " + name + " ended")
                : Optional.empty();
    }

    /// Why a percentile of a run is not known well enough.
    static Optional<String> missing(String name, PercentileEstimate estimate) {
        return switch (estimate) {
            case PercentileEstimate.Known _, PercentileEstimate.OpenAbove _ -> Optional.empty();
            case PercentileEstimate.TooFew few ->
                    Optional.of(
                            String.format(
                                    Locale.ROOT,
                                    "too few requests in %s: about %,d more",
                                    name,
                                    few.moreSamples()));
            case PercentileEstimate.NoInterval none ->
                    Optional.of(
                            switch (none.cause()) {
                                case TOO_FEW_SECONDS -> "too few seconds in " + name;
                                case SECONDS_DIFFER ->
                                        "the seconds of " + name + " differ too much";
                            });
        };
    }

    /// How many requests were given up when the runs ended; empty if none were.
    static Optional<String> unanswered(Recording a, Recording b) {
        String both =
                Stream.of(unanswered("A", a), unanswered("B", b))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", "));
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    private static Optional<String> unanswered(String name, Recording run) {
        long givenUp = run.summary().counts().cancelled();
        return givenUp == 0
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%,d %s of %s had no answer when it ended",
                                givenUp,
                                givenUp == 1 ? "request" : "requests",
                                name));
    }

    static List<String> notes(Recording a, Recording b) {
        List<String> notes = new ArrayList<>(Comparability.notes(a, b));
        unanswered(a, b)
                .ifPresent(words ->
                        notes.add(
                                words
                                        + ": each may have become a good answer or an error, and the"
                                        + " interval of the share of errors allows for both."));
        // Whatever became of the requests without an answer.
        KnownErrors ofA = KnownErrors.of(a.summary());
        KnownErrors ofB = KnownErrors.of(b.summary());
        boolean moreInA = ofA.least() - ofB.most() > Margins.DEFAULT_ERRORS;
        boolean moreInB = ofB.least() - ofA.most() > Margins.DEFAULT_ERRORS;
        boolean timed = silent("A", a).isEmpty() && silent("B", b).isEmpty();
        if (timed && (moreInA || moreInB)) {
            notes.add(
                    "Times are those of good responses, and "
                            + (moreInB ? "B" : "A")
                            + " had the larger share of errors: if it were the slow requests that"
                            + " failed, its times look better than they are.");
        }
        return List.copyOf(notes);
    }
}
