package dev.barograph.compare;

/// Tails of the binomial distribution by the regularized incomplete beta function, which is defined
/// for numbers that are not whole as well: of samples that depend on each other, a run is worth a
/// fraction (E. L. Korn, B. I. Graubard, Survey Methodology 24(2), 1998).
///
/// ```
/// P(X >= k) = I_q(k, n - k + 1)      n samples, each with chance q
/// ```
///
/// Continued fraction: NIST Digital Library of Mathematical Functions, 8.17.22; logarithm of the
/// gamma function: C. Lanczos, SIAM Journal on Numerical Analysis B 1, 1964. Pure functions; any
/// thread.
final class Binomial {
    private static final double TINY = 1e-300;
    private static final double CLOSE = 1e-14;
    private static final int MOST_STEPS = 10_000;

    /// Of Lanczos, for g = 7.
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };

    private Binomial() {}

    /// Chance of `k` or more.
    ///
    /// @param k 0 to `n`
    /// @param n more than 0
    /// @param q above 0 and below 1
    static double atLeast(double k, double n, double q) {
        return k <= 0 ? 1 : beta(q, k, n - k + 1);
    }

    /// Chance of `k` or fewer.
    static double atMost(double k, double n, double q) {
        return k >= n ? 1 : beta(1 - q, n - k, k + 1);
    }

    private static double beta(double x, double a, double b) {
        double front =
                Math.exp(
                        logGamma(a + b)
                                - logGamma(a)
                                - logGamma(b)
                                + a * Math.log(x)
                                + b * Math.log1p(-x));
        // The fraction converges quickly on this side only.
        return x < (a + 1) / (a + b + 2)
                ? front * fraction(x, a, b) / a
                : 1 - front * fraction(1 - x, b, a) / b;
    }

    /// By the modified method of Lentz (I. J. Thompson, A. R. Barnett, Journal of Computational
    /// Physics 64, 1986).
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= MOST_STEPS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < CLOSE) {
                break;
            }
        }
        return value;
    }

    private static double away(double number) {
        return Math.abs(number) < TINY ? TINY : number;
    }

    /// @param x more than 0
    private static double logGamma(double x) {
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x + i - 1);
        }
        double t = x + 6.5;
        return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
    }
}
