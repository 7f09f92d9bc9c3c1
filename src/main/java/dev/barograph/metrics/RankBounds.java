package dev.barograph.metrics;

/// Which order statistics enclose a percentile. Pure functions; any thread.
final class RankBounds {
    private RankBounds() {}

    /// Position, as a fraction of the sorted samples, of the order statistic that lies above (`z <
    /// 0`) or below (`z > 0`) the true percentile with the probability that the normal distribution
    /// gives to values beyond z.
    ///
    /// Of n independent samples the number below the true percentile p has the binomial
    /// distribution (n, p), whatever the samples' own distribution. So the r-th smallest is above
    /// it with probability `P(Bin(n, p) <= r - 1)`. This solves `P = Phi(z)` for a fractional r,
    /// with the Cornish-Fisher expansion of the binomial quantile, and returns `r / (n + 1)`. Only
    /// whole r have an exact meaning; those between, interpolated, keep the coverage near 95 %
    /// where whole ones would give up to 98 %.
    ///
    /// For `n min(p, 1-p) >= 10` the probability is off by less than 0.001 of 0.025.
    ///
    /// Sources: H. A. David, H. N. Nagaraja, "Order Statistics" (2003), 7.1; A. D. Hutson,
    /// "Calculating nonparametric confidence intervals for quantiles using fractional order
    /// statistics", Journal of Applied Statistics 26(3), 1999; Abramowitz and Stegun, 26.2.49.
    ///
    /// @param samples independent samples, need not be whole; `samples min(p, 1-p)` is 10 or more
    /// @param p above 0 and below 1
    static double position(double samples, double p, double z) {
        double q = 1 - p;
        double sigma = Math.sqrt(samples * p * q);
        double skew = (q - p) / sigma;
        double kurtosis = (1 - 6 * p * q) / (sigma * sigma);
        double w =
                z
                        + skew * (z * z - 1) / 6
                        + kurtosis * (z * z - 3) * z / 24
                        - skew * skew * (2 * z * z - 5) * z / 36;
        // r = k + 1, and the continuous quantile is k + 1/2.
        double rank = samples * p + sigma * w + 0.5;
        return rank / (samples + 1);
    }
}
