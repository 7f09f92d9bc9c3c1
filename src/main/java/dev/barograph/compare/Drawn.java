package dev.barograph.compare;

import dev.barograph.metrics.Curve;
import java.util.List;
import java.util.SplittableRandom;

/// Runs drawn from the blocks of one run: in each stretch as many blocks as it has, with
/// replacement. Not thread-safe.
///
/// The block bootstrap: E. Carlstein, "The use of subseries values for estimating the variance of a
/// general statistic from a stationary sequence", Annals of Statistics 14(3), 1986; H. R. Künsch,
/// "The jackknife and the bootstrap for general stationary observations", Annals of Statistics
/// 17(3), 1989; drawing in each stage apart: A. C. Davison, D. V. Hinkley, "Bootstrap Methods and
/// their Application" (1997), 3.2. Times are added up in the cells of a [Grid], so a drawn run
/// costs a few tens of thousands of additions, however long the run was.
///
/// @param times by curve, percentile and drawn run: logarithm of the drawn percentile minus that of
///   the run itself
/// @param means by curve and drawn run, likewise
/// @param rates good responses a second, likewise
// Arrays of numbers that are added up thousands of times; never compared.
@SuppressWarnings("ArrayRecordComponent")
record Drawn(double[][][] times, double[][] means, double[] rates) {
    /// Drawn runs of each run.
    static final int RUNS = 2_000;

    /// Keeps the logarithm of a rate finite that is 0.
    static final double HALF_A_RESPONSE = 0.5;

    /// @param upTo by curve: samples up to the end of each cell, in each block
    static Drawn of(
            RunSeconds run,
            Blocks blocks,
            List<double[][]> upTo,
            List<Double> percentiles,
            long seed) {
        int[][] weights = weights(blocks, new SplittableRandom(seed));
        int curves = Comparer.CURVES.size();
        double[][][] times = new double[curves][percentiles.size()][RUNS];
        double[][] means = new double[curves][RUNS];
        for (Curve curve : Comparer.CURVES) {
            draw(
                    run.curve(curve),
                    upTo.get(Comparer.index(curve)),
                    blocks,
                    weights,
                    percentiles,
                    times[Comparer.index(curve)],
                    means[Comparer.index(curve)]);
        }
        double[] rates = new double[RUNS];
        double[] ok = blocks.sums(run.okByPlan());
        double[] seconds = blocks.sums(run.seconds());
        double itself = logRate(sum(ok), sum(seconds));
        for (int r = 0; r < RUNS; r++) {
            rates[r] = logRate(weighted(ok, weights[r]), weighted(seconds, weights[r])) - itself;
        }
        return new Drawn(times, means, rates);
    }

    /// Logarithm of a rate; of half a response in that time if there was none.
    static double logRate(double ok, double seconds) {
        return seconds == 0 ? 0 : Math.log(Math.max(ok, HALF_A_RESPONSE) / seconds);
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static void draw(
            CurveCells curve,
            double[][] upTo,
            Blocks blocks,
            int[][] weights,
            List<Double> percentiles,
            double[][] times,
            double[] means) {
        if (curve.grid().size() == 0) {
            // There is no time at all.
            return;
        }
        double[] sums = blocks.sums(curve.sumNanos());
        double[] samples = blocks.sums(curve.samples());
        double[] itself = add(upTo, ones(blocks.count()));
        double itsMean = Math.log(sum(sums) / sum(samples));
        double[] itsTimes = new double[percentiles.size()];
        for (int p = 0; p < itsTimes.length; p++) {
            itsTimes[p] = log(curve, itself, percentiles.get(p));
        }
        for (int r = 0; r < RUNS; r++) {
            double[] drawn = add(upTo, weights[r]);
            boolean filled = drawn[drawn.length - 1] > 0;
            for (int p = 0; p < itsTimes.length; p++) {
                times[p][r] = filled ? log(curve, drawn, percentiles.get(p)) - itsTimes[p] : 0;
            }
            means[r] =
                    filled
                            ? Math.log(weighted(sums, weights[r]) / weighted(samples, weights[r]))
                                    - itsMean
                            : 0;
        }
    }

    private static double log(CurveCells curve, double[] upTo, double percentile) {
        return Math.log(Math.max(1, curve.grid().quantile(upTo, percentile, curve.maxNanos())));
    }

    private static int[][] weights(Blocks blocks, SplittableRandom random) {
        int[][] weights = new int[RUNS][blocks.count()];
        int[] strata = blocks.strataStarts();
        for (int[] weight : weights) {
            for (int s = 0; s < blocks.strata(); s++) {
                for (int j = strata[s]; j < strata[s + 1]; j++) {
                    weight[random.nextInt(strata[s], strata[s + 1])]++;
                }
            }
        }
        return weights;
    }

    private static int[] ones(int size) {
        int[] ones = new int[size];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    private static double[] add(double[][] rows, int[] weights) {
        double[] sum = new double[rows[0].length];
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] > 0) {
                addTo(sum, rows[j], weights[j]);
            }
        }
        return sum;
    }

    /// A loop of its own, which the compiler turns into vector instructions.
    private static void addTo(double[] sum, double[] row, double weight) {
        for (int g = 0; g < sum.length; g++) {
            sum[g] += weight * row[g];
        }
    }

    private static double weighted(double[] values, int[] weights) {
        double sum = 0;
        for (int j = 0; j < values.length; j++) {
            sum += weights[j] * values[j];
        }
        return sum;
    }
}
