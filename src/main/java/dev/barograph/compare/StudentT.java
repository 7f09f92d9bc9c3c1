package dev.barograph.compare;

/// Student's t distribution by its normal approximation
///
/// ```
/// z(t) = (8 v + 1) / (8 v + 3) sqrt(v ln(1 + t^2 / v))      v degrees of freedom
/// ```
///
/// (D. L. Wallace, "Bounds on normal approximations to Student's and the chi-square distributions",
/// Annals of Mathematical Statistics 30(4), 1959): the 97.5 % quantile is within 1.2 % of the true
/// one from 3 degrees on, within 0.1 % from 10 on. Pure functions; any thread.
final class StudentT {
    /// 97.5 % quantile of the standard normal distribution.
    static final double Z = 1.959963984540054;

    private static final double FEWEST_DEGREES = 3;

    private StudentT() {}

    /// Half the width of a 95 % interval in standard errors.
    ///
    /// @param degrees less than 3 counts as 3; may be infinite
    static double quantile(double degrees) {
        double v = Math.max(FEWEST_DEGREES, degrees);
        if (Double.isInfinite(v)) {
            return Z;
        }
        double z = Z * (8 * v + 3) / (8 * v + 1);
        return Math.sqrt(v * Math.expm1(z * z / v));
    }

    /// Chance of a value above `t`: 0 to 1, within 1e-7 of the approximation's own.
    static double above(double t, double degrees) {
        if (Double.isNaN(t)) {
            return 1;
        }
        if (t < 0) {
            return 1 - above(-t, degrees);
        }
        double v = Math.max(FEWEST_DEGREES, degrees);
        double z =
                Double.isInfinite(v)
                        ? t
                        : (8 * v + 1) / (8 * v + 3) * Math.sqrt(v * Math.log1p(t * t / v));
        return normalAbove(z);
    }

    /// Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.2.17.
    private static double normalAbove(double z) {
        double k = 1 / (1 + 0.2316419 * z);
        double poly =
                k
                        * (0.319381530
                                + k
                                        * (-0.356563782
                                                + k
                                                        * (1.781477937
                                                                + k
                                                                        * (-1.821255978
                                                                                + k
                                                                                        * 1.330274429))));
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * poly;
    }
}
