package dev.barograph.compare;

import dev.barograph.metrics.KnownErrors;
import java.util.Optional;
import java.util.OptionalDouble;

/// How one figure changed from run A to run B. Immutable.
///
/// @param a in run A: nanoseconds, a share or a rate; empty if it has no such figure
/// @param b in run B
/// @param ratio B divided by A, with its 95 % interval; empty where there is none to give
/// @param difference B minus A in the unit of the figure, with its 95 % interval
/// @param chance of a change at least as large between two runs of one and the same target, after
///   Holm's correction for looking at all figures at once; 1 where nothing is known
/// @param why why this finding; a phrase for people
/// @param certainty how sure a change of any size is
public record Delta(
        Figure figure,
        Optional<Value> a,
        Optional<Value> b,
        Optional<Estimate> ratio,
        Optional<Estimate> difference,
        double chance,
        Finding finding,
        String why,
        Certainty certainty) {
    /// A figure of one run.
    ///
    /// @param atLeast whether the true one may be larger, because requests were still awaited when
    ///   the run ended
    /// @param enough whether there are samples enough for it to say something of the target
    /// @param most of a share of errors what it would be had all requests without an answer failed;
    ///   empty if there are none, and for every other figure
    public record Value(double number, boolean atLeast, boolean enough, OptionalDouble most) {
        static Value exact(double number) {
            return new Value(number, false, true, OptionalDouble.empty());
        }

        static Value ofErrors(KnownErrors errors) {
            return new Value(
                    errors.share(),
                    false,
                    true,
                    errors.unanswered() == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(errors.most()));
        }
    }

    /// What the finding is about: the ratio, or for the error share the difference.
    public Optional<Estimate> judged() {
        return figure.kind() == Figure.Kind.SHARE ? difference : ratio;
    }

    static Delta unjudged(Figure figure, Optional<Value> a, Optional<Value> b, Spread spread) {
        return new Delta(
                figure,
                a,
                b,
                Optional.of(spread.ratio()),
                Optional.of(spread.difference()),
                1,
                Finding.NOT_ENOUGH_DATA,
                "",
                new Certainty.OfInterval(spread.degrees()));
    }

    /// Of a percentile without an interval: if a change is proven all the same, its bounds.
    ///
    /// @param unknown without bounds
    static Delta proven(Delta unknown, Certainty.OfCuts certainty) {
        if (unknown.a().isEmpty() || unknown.b().isEmpty()) {
            return unknown;
        }
        double a = Math.max(1, unknown.a().get().number());
        double b = Math.max(1, unknown.b().get().number());
        Estimate ratio = certainty.ratio(b / a);
        return ratio.holds(1)
                ? unknown
                : new Delta(
                        unknown.figure(),
                        unknown.a(),
                        unknown.b(),
                        Optional.of(ratio),
                        Optional.of(certainty.difference(b - a)),
                        1,
                        Finding.NOT_ENOUGH_DATA,
                        unknown.why(),
                        certainty);
    }

    static Delta unknown(Figure figure, Optional<Value> a, Optional<Value> b, String why) {
        return new Delta(
                figure,
                a,
                b,
                Optional.empty(),
                Optional.empty(),
                1,
                Finding.NOT_ENOUGH_DATA,
                why,
                new Certainty.None());
    }

    Delta found(double newChance, Finding newFinding, String newWhy) {
        return new Delta(figure, a, b, ratio, difference, newChance, newFinding, newWhy, certainty);
    }
}
