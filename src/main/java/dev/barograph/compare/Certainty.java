package dev.barograph.compare;

import java.util.OptionalLong;

/// How sure a change is, whatever size is asked for. Immutable; any thread.
sealed interface Certainty {
    /// Chance of the change that was seen, or a larger one, if the true one were no more than
    /// `change`: a share of the figure, or a difference of error shares.
    ///
    /// @return 0 to 1; one minus the chance of the change or a smaller one, if that is surer
    double above(Delta delta, Estimate estimate, double change);

    /// Nothing is known.
    record None() implements Certainty {
        @Override
        public double above(Delta delta, Estimate estimate, double change) {
            return 0.5;
        }
    }

    /// That of an interval: how many standard errors away the change is.
    ///
    /// @param degrees of freedom of the interval
    record OfInterval(double degrees) implements Certainty {
        @Override
        public double above(Delta delta, Estimate estimate, double change) {
            return delta.figure().kind() == Figure.Kind.SHARE
                    ? Chances.above(estimate, change, degrees)
                    : Chances.aboveRatio(estimate, 1 + change, degrees);
        }
    }

    /// That of a percentile without an interval: it is longer in B than some time and shorter in A
    /// than one, or the other way round.
    ///
    /// Were B's at most c times A's, then for each time t either A's would be longer than t, or B's
    /// no longer than c t. The chance of having seen so much against both, at the best t, is at
    /// most twice the larger of the two.
    record OfCuts(Cuts a, Cuts b) implements Certainty {
        /// Chance of error of each end of an interval: two runs have a half each of the 2.5 %.
        private static final double END = 0.0125;

        @Override
        public double above(Delta delta, Estimate estimate, double change) {
            double more = longer(a, b, 1 + change);
            double less = longer(b, a, 1 / (1 + change));
            return more <= less ? more : 1 - less;
        }

        /// The bounds of the ratio that are proven.
        Estimate ratio(double seen) {
            OptionalLong leastA = a.least(END);
            OptionalLong mostA = a.most(END);
            OptionalLong leastB = b.least(END);
            OptionalLong mostB = b.most(END);
            boolean low = leastB.isPresent() && mostA.isPresent();
            boolean high = mostB.isPresent() && leastA.isPresent();
            return Estimate.enclosing(
                    seen,
                    low ? (double) leastB.getAsLong() / Math.max(1, mostA.getAsLong()) : 0,
                    high
                            ? (double) mostB.getAsLong() / Math.max(1, leastA.getAsLong())
                            : Double.POSITIVE_INFINITY);
        }

        /// The bounds of the difference, in nanoseconds.
        Estimate difference(double seen) {
            OptionalLong leastA = a.least(END);
            OptionalLong mostA = a.most(END);
            OptionalLong leastB = b.least(END);
            OptionalLong mostB = b.most(END);
            return Estimate.enclosing(
                    seen,
                    leastB.isPresent() && mostA.isPresent()
                            ? leastB.getAsLong() - mostA.getAsLong()
                            : Double.NEGATIVE_INFINITY,
                    mostB.isPresent() && leastA.isPresent()
                            ? mostB.getAsLong() - leastA.getAsLong()
                            : Double.POSITIVE_INFINITY);
        }

        /// Chance of what was seen if one percentile were at most so many times the other.
        private static double longer(Cuts shorter, Cuts longer, double times) {
            double least = 0.5;
            for (Cuts.Cut cut : shorter.shorter()) {
                double both = Math.max(cut.chance(), longer.longerThan(times * cut.nanos()));
                least = Math.min(least, 2 * both);
            }
            return least;
        }
    }
}
