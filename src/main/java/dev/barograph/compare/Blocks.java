package dev.barograph.compare;

import dev.barograph.metrics.Curve;
import java.util.ArrayList;
import java.util.List;

/// A run cut into blocks of neighbouring seconds that do not cross a stage.
///
/// @param starts index of the first second of each block, and the number of seconds at the end
/// @param strataStarts index of the first block of each stretch, and the number of blocks at the
///   end
/// @param length seconds in most of them
// Arrays of numbers that are added up thousands of times; never compared.
@SuppressWarnings("ArrayRecordComponent")
record Blocks(int[] starts, int[] strataStarts, int length) {
    /// So that one odd series of blocks cannot claim that nothing is known.
    private static final double LARGEST_CORRELATION = 0.8;

    static Blocks of(RunSeconds run) {
        Strata strata = run.strata();
        CurveCells response = run.curve(Curve.RESPONSE);
        List<double[]> series = new ArrayList<>();
        int[] seconds = strata.blockStarts(1);
        for (double percentile : List.of(50.0, 95.0)) {
            series.add(
                    excess(
                            response.below(response.upTo(seconds), percentile),
                            response.samples(),
                            seconds,
                            strata));
        }
        series.add(excess(run.okByPlan(), run.seconds(), seconds, strata));
        int length = BlockLength.of(strata, series);
        int[] starts = strata.blockStarts(length);
        return new Blocks(starts, strataStarts(starts, strata), length);
    }

    /// Sum of each block.
    double[] sums(double[] bySecond) {
        return BlockLength.blockSums(bySecond, starts);
    }

    int count() {
        return starts.length - 1;
    }

    int strata() {
        return strataStarts.length - 1;
    }

    /// Blocks that may differ freely.
    double degrees() {
        return count() - strata();
    }

    /// What a standard error of the drawn runs is to be multiplied by, 1 or more:
    ///
    /// ```
    /// f^2 = (1 + r) / (1 - r)  K / (K - S)
    /// r   = correlation of neighbouring blocks + 1/K - 1/(4 sqrt(K)), within 0 and 0.8
    /// ```
    ///
    /// for K blocks in S stretches. The first factor is for what neighbouring blocks still have in
    /// common, taken for an AR(1) series (A. Tafazzoli, J. R. Wilson, E. K. Lada, N. M. Steiger,
    /// "Performance of Skart", INFORMS Journal on Computing 23(2), 2011; the terms beside r as in
    /// `metrics.BlockVariance`); the second takes out the bias of drawing from K instead of all
    /// blocks.
    ///
    /// @param part by block
    /// @param whole what it is a part of, by block
    double widening(double[] part, double[] whole) {
        double[] excess = excess(part, whole, strataStarts);
        double chance = 1.0 / count() - 0.25 / Math.sqrt(count());
        double r = Math.clamp(BlockLength.correlation(excess) + chance, 0, LARGEST_CORRELATION);
        return Math.sqrt((1 + r) / (1 - r) * count() / Math.max(1, degrees()));
    }

    /// By block or second: how much more of a part there is than the mean share in its stretch.
    static double[] excess(double[] part, double[] whole, int[] strataStarts) {
        double[] excess = new double[part.length];
        for (int s = 0; s + 1 < strataStarts.length; s++) {
            double parts = 0;
            double wholes = 0;
            for (int j = strataStarts[s]; j < strataStarts[s + 1]; j++) {
                parts += part[j];
                wholes += whole[j];
            }
            double share = wholes == 0 ? 0 : parts / wholes;
            for (int j = strataStarts[s]; j < strataStarts[s + 1]; j++) {
                excess[j] = part[j] - share * whole[j];
            }
        }
        return excess;
    }

    private static double[] excess(double[] part, double[] whole, int[] seconds, Strata strata) {
        return excess(part, whole, strataStarts(seconds, strata));
    }

    private static int[] strataStarts(int[] starts, Strata strata) {
        int[] found = new int[strata.count() + 1];
        for (int s = 0; s < strata.count(); s++) {
            int b = s == 0 ? 0 : found[s - 1];
            while (starts[b] < strata.start(s)) {
                b++;
            }
            found[s] = b;
        }
        found[strata.count()] = starts.length - 1;
        return found;
    }
}
