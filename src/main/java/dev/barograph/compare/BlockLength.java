package dev.barograph.compare;

import java.util.List;

/// How many seconds in a row are drawn together, so that what one second passes on to the next
/// stays in the drawn run. Pure functions; any thread.
///
/// Starts with the shortest length that leaves at most [#MOST_BLOCKS] blocks, and doubles as long
/// as neighbouring blocks of any of the given series are visibly correlated and at least
/// [#FEWEST_BLOCKS] would be left (G. S. Fishman, "Grouping observations in digital simulation",
/// Management Science 24(5), 1978). What correlation is left then widens the interval
/// ([BlockSums#remaining]).
final class BlockLength {
    static final int MOST_BLOCKS = 128;
    static final int FEWEST_BLOCKS = 20;

    /// One-sided 5 % of a standard normal distribution.
    private static final double VISIBLE = 1.645;

    private BlockLength() {}

    /// The length of blocks for a run.
    ///
    /// @param series one value an interval each: how far it is from what was to be expected
    /// @return intervals in a block, 1 or more
    static int of(Strata strata, List<double[]> series) {
        int length = Math.max(1, -Math.floorDiv(-strata.size(), MOST_BLOCKS));
        while (strata.size() / (2 * length) >= FEWEST_BLOCKS) {
            int[] starts = strata.blockStarts(length);
            double visible = VISIBLE / Math.sqrt(starts.length - 1);
            if (series.stream()
                    .noneMatch(values -> correlation(blockSums(values, starts)) > visible)) {
                return length;
            }
            length *= 2;
        }
        return length;
    }

    /// Sum of each block.
    static double[] blockSums(double[] values, int[] starts) {
        double[] sums = new double[starts.length - 1];
        for (int b = 0; b < sums.length; b++) {
            for (int i = starts[b]; i < starts[b + 1]; i++) {
                sums[b] += values[i];
            }
        }
        return sums;
    }

    /// Correlation of neighbours in a series that has mean 0; 0 if nothing varies.
    static double correlation(double[] series) {
        double squares = 0;
        double products = 0;
        double before = 0;
        for (double value : series) {
            squares += value * value;
            products += value * before;
            before = value;
        }
        return squares == 0 ? 0 : products / squares;
    }
}
