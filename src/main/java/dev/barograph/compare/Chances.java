package dev.barograph.compare;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Chances that what was seen came about by accident. Pure functions; any thread.
final class Chances {
    /// What is called proven is wrong in at most this share of comparisons.
    static final double LEVEL = 0.05;

    private Chances() {}

    /// Chance of an estimate this far above a number, or farther, if the number were the truth: the
    /// estimate's distance in standard errors of the side that faces the number, by Student's t. A
    /// side of unknown length says nothing.
    ///
    /// @return 0 to 1; a half or more if the estimate is not above it
    static double above(Estimate estimate, double number, double degrees) {
        return value(
                estimate.value() - number,
                estimate.value() - estimate.low(),
                estimate.high() - estimate.value(),
                degrees);
    }

    /// As [#above], on a scale of logarithms: for ratios. A lower bound of 0 or less says nothing.
    /// A ratio of 0 is that of half a response, see [Spread#ofNone].
    static double aboveRatio(Estimate estimate, double number, double degrees) {
        double seen =
                estimate.value() > 0
                        ? estimate.value()
                        : estimate.high() * Drawn.HALF_A_RESPONSE / Spread.MOST_OF_NONE;
        double value = Math.log(seen);
        return value(
                value - Math.log(number),
                value - Math.log(Math.max(0, estimate.low())),
                Math.log(estimate.high()) - value,
                degrees);
    }

    /// Chance of an estimate that far from a number on either side.
    static double apart(double above) {
        return Math.min(1, 2 * Math.min(above, 1 - above));
    }

    /// Holm's correction for looking at several figures at once: none of them is called changed by
    /// accident in more than 5 % of comparisons, however they depend on each other (S. Holm, "A
    /// simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics
    /// 6(2), 1979).
    ///
    /// @return corrected chances in the order given
    static double[] holm(List<Double> chances) {
        List<Integer> order =
                IntStream.range(0, chances.size())
                        .boxed()
                        .sorted(Comparator.comparing(chances::get))
                        .toList();
        double[] corrected = new double[chances.size()];
        double largest = 0;
        for (int rank = 0; rank < corrected.length; rank++) {
            int which = order.get(rank);
            largest = Math.max(largest, (corrected.length - rank) * chances.get(which));
            corrected[which] = Math.min(1, largest);
        }
        return corrected;
    }

    private static double value(double distance, double below, double beyond, double degrees) {
        double side = distance > 0 ? below : beyond;
        if (distance == 0 || Double.isInfinite(side)) {
            return 0.5;
        }
        return StudentT.above(distance / side * StudentT.quantile(degrees), degrees);
    }
}
