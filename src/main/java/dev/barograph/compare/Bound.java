package dev.barograph.compare;

import java.util.ArrayList;
import java.util.List;

/// How much worse a figure may become before somebody must know. Immutable.
///
/// @param limit a share of the figure (0.05 is 5 %), or of the error share a difference (0.005 is
///   half a percentage point); 0 or more and less than 1
public record Bound(Figure figure, double limit) {
    /// Chance below which a bound counts as broken: that of a figure beyond one end of its 95 %
    /// interval.
    private static final double LEVEL = 0.025;

    public Bound {
        if (!(limit >= 0 && limit < 1)) {
            throw new IllegalArgumentException("limit must be >= 0 and < 1, was " + limit);
        }
    }

    /// The bounds that are proven to be broken. With one bound: those of which the better end of
    /// the 95 % interval is still worse than the limit; with several, Holm's correction keeps a
    /// false alarm over all of them as rare. What is not known well enough is not proven. If B has
    /// no good response at all ([Comparison#isBSilent()]) each is broken of which it is not known
    /// that it was kept: a target that is dead passes no gate for want of times.
    public static List<Bound> broken(Comparison comparison, List<Bound> bounds) {
        List<Double> chances = bounds.stream().map(bound -> bound.chance(comparison)).toList();
        double[] corrected = Chances.holm(chances);
        List<Bound> broken = new ArrayList<>();
        for (int i = 0; i < corrected.length; i++) {
            if (corrected[i] <= LEVEL) {
                broken.add(bounds.get(i));
            }
        }
        return broken;
    }

    /// Whether the whole 95 % interval of a figure is within the limit: then it is known that it
    /// holds, and not only not proven that it is broken.
    public boolean isKept(Delta delta) {
        return delta.judged()
                .map(estimate ->
                        switch (figure.kind()) {
                            case TIME -> estimate.high() <= 1 + limit;
                            case SHARE -> estimate.high() <= limit;
                            case RATE -> estimate.low() >= 1 - limit;
                        })
                .orElse(false);
    }

    /// Chance of what was seen if the figure had become worse by just the limit.
    private double chance(Comparison comparison) {
        Delta delta = comparison.of(figure);
        if (comparison.isBSilent()) {
            return isKept(delta) ? 1 : 0;
        }
        return delta.judged()
                .map(estimate ->
                        figure.kind() == Figure.Kind.RATE
                                ? 1 - Judge.above(delta, estimate, -limit)
                                : Judge.above(delta, estimate, limit))
                .orElse(1.0);
    }
}
