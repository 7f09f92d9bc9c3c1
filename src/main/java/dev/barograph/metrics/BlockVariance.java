package dev.barograph.metrics;

/// How much less is known of a share than its number of samples suggests, because samples that are
/// close in time are alike. Pure functions; any thread.
final class BlockVariance {
    /// Two-sided 95 % quantile of the standard normal distribution.
    static final double Z = 1.959963984540054;

    /// Below this many blocks of equal size nothing can be said of how blocks differ.
    private static final double FEWEST_BLOCKS = 1.5;

    /// So that one odd series of blocks cannot claim that nothing is known: 0.8 multiplies the
    /// variance by 9.
    private static final double LARGEST_CORRELATION = 0.8;

    private BlockVariance() {}

    /// The number that the samples are to be divided by to have as many independent ones: 1 or
    /// more. With `t_j` samples in block j, `b_j` of them below a bound, and `s = sum(b) / sum(t)`:
    ///
    /// ```
    /// e_j = b_j - s t_j
    /// B   = sum(t)^2 / sum(t^2)                        blocks, if all were of one size (Kish)
    /// D   = sum(e^2) / (1 - 1/B) / (sum(t) s (1-s))    design effect; 1 for independent samples
    /// r   = sum(e_j e_j+1) / sum(e^2) + 1/blocks - 1/(4 sqrt(blocks))
    ///                                                  correlation of neighbouring blocks
    /// result = max(1, D (1+r)/(1-r) (t_(B-1) / z)^2)
    /// ```
    ///
    /// `1/blocks` takes the bias out of r; a quarter of its standard error is taken off, since
    /// chance among independent blocks would count only upwards (chosen by trial: the coverage of
    /// independent and of dependent series is then about as far from 95 %). `r` is kept within 0
    /// and 0.8. The last factor widens the interval for what is not known about D itself. With one
    /// block (or one that outweighs all others), or a share of 0 or 1, the samples are taken for
    /// independent: 1.
    ///
    /// Sources: ratio estimator and effective number of samples, L. Kish, "Survey Sampling" (1965),
    /// and E. L. Korn, B. I. Graubard, Survey Methodology 24(2), 1998 (the factor `(t/z)^2`);
    /// correction of blocks that are still correlated as an AR(1) series, A. Tafazzoli, J. R.
    /// Wilson, E. K. Lada, N. M. Steiger, "Performance of Skart", INFORMS Journal on Computing
    /// 23(2), 2011.
    ///
    /// @param below samples below the bound, by block
    /// @param totals all samples, by block; may be 0
    static double inflation(long[] below, long[] totals) {
        double total = 0;
        double squaredTotals = 0;
        double belowTotal = 0;
        int filled = 0;
        for (int j = 0; j < totals.length; j++) {
            total += totals[j];
            squaredTotals += (double) totals[j] * totals[j];
            belowTotal += below[j];
            filled += totals[j] > 0 ? 1 : 0;
        }
        if (filled == 0 || belowTotal == 0 || belowTotal >= total) {
            return 1;
        }
        double equalBlocks = total * total / squaredTotals;
        if (equalBlocks < FEWEST_BLOCKS) {
            return 1;
        }
        double share = belowTotal / total;
        double squares = 0;
        double products = 0;
        double before = 0;
        for (int j = 0; j < totals.length; j++) {
            double excess = below[j] - share * totals[j];
            squares += excess * excess;
            products += excess * before;
            before = excess;
        }
        if (squares == 0) {
            return 1;
        }
        double designEffect = squares / (1 - 1 / equalBlocks) / (total * share * (1 - share));
        double chance = 1.0 / filled - 0.25 / Math.sqrt(filled);
        double correlation = Math.clamp(products / squares + chance, 0, LARGEST_CORRELATION);
        designEffect *= (1 + correlation) / (1 - correlation);
        double widening = studentT(equalBlocks - 1) / Z;
        return Math.max(1, designEffect * widening * widening);
    }

    /// Two-sided 95 % quantile of Student's t distribution: exact for 1 and 2 degrees of freedom
    /// (used below 3 as well), from 3 on within 0.15 % by the expansion in Abramowitz and Stegun,
    /// "Handbook of Mathematical Functions", 26.7.5.
    ///
    /// @param degrees more than 0; less than 1 counts as 1
    static double studentT(double degrees) {
        if (degrees < 2) {
            return 12.706204736174694;
        }
        if (degrees < 3) {
            return 4.302652729749462;
        }
        double z2 = Z * Z;
        double g1 = (z2 + 1) / 4;
        double g2 = ((5 * z2 + 16) * z2 + 3) / 96;
        double g3 = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
        double g4 = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92_160;
        double x = 1 / degrees;
        return Z * (1 + x * (g1 + x * (g2 + x * (g3 + x * g4))));
    }
}
