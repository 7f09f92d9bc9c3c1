package dev.barograph.compare;

import java.util.Arrays;

/// How a figure of two runs would vary if both were made again: drawn ratios and differences with
/// what they are to be widened by. Pure; any thread.
///
/// @param ratio B divided by A, with its 95 % interval
/// @param difference B minus A, with its 95 % interval
/// @param degrees of freedom, of both runs together
record Spread(Estimate ratio, Estimate difference, double degrees) {
    /// How many there may have been at most where none was seen: `-ln 0.025`.
    static final double MOST_OF_NONE = 3.689;

    /// What is known of a figure of one run.
    ///
    /// @param value above 0
    /// @param drawn logarithms of the drawn values, minus that of the value
    /// @param widening of the drawn deviations, 1 or more
    /// @param degrees of freedom of the blocks
    // Arrays of numbers that are added up thousands of times; never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Side(double value, double[] drawn, double widening, double degrees) {
        double variance() {
            double mean = Arrays.stream(drawn).average().orElse(0);
            double sum = 0;
            for (double value : drawn) {
                sum += (value - mean) * (value - mean);
            }
            return widening * widening * sum / Math.max(1, drawn.length - 1);
        }
    }

    /// The interval between the 2.5 and 97.5 % points of the drawn ratios (percentile interval: B.
    /// Efron, R. J. Tibshirani, "An Introduction to the Bootstrap" (1993), 13), drawn deviations
    /// widened by what is not known about their own size: a quantile of Student's t with the
    /// degrees of freedom of both runs together (B. L. Welch, "The generalization of Student's
    /// problem when several different population variances are involved", Biometrika 34, 1947).
    ///
    /// Ratio and difference of one draw are rounded alike, so both exclude "no change" or neither.
    ///
    /// @param rounding share of a value by which it may be off because times are kept to three
    ///   digits; less than 1
    static Spread of(Side a, Side b, double rounding) {
        double degrees = degrees(a, b);
        double wider = StudentT.quantile(degrees) / StudentT.Z;
        int runs = a.drawn().length;
        double[] ratios = new double[runs];
        double[] least = new double[runs];
        double[] most = new double[runs];
        for (int r = 0; r < runs; r++) {
            double logA = wider * a.widening() * a.drawn()[r];
            double logB = wider * b.widening() * b.drawn()[r];
            double drawnA = a.value() * Math.exp(logA);
            double drawnB = b.value() * Math.exp(logB);
            double off = rounding * Math.max(drawnA, drawnB);
            ratios[r] = Math.exp(logB - logA) * b.value() / a.value();
            least[r] = drawnB - drawnA - off;
            most[r] = drawnB - drawnA + off;
        }
        return new Spread(
                Estimate.enclosing(
                        b.value() / a.value(),
                        low(ratios) * (1 - rounding),
                        high(ratios) / (1 - rounding)),
                Estimate.enclosing(b.value() - a.value(), low(least), high(most)),
                degrees);
    }

    /// What is left of it if the figure of a run is only known to be at least as long as it seems.
    Spread awaiting(boolean inA, boolean inB) {
        return new Spread(
                bounded(ratio, inA, inB, 0),
                bounded(difference, inA, inB, Double.NEGATIVE_INFINITY),
                degrees);
    }

    /// What is left of it if B is a rate of nothing at all. That no drawn run has any either does
    /// not say how many there may be: up to 3.7 go with none at 2.5 % (of a Poisson distribution,
    /// `e^-m = 0.025`).
    ///
    /// @param perSecondOfA the rate in A
    /// @param secondsOfB in which there was nothing; more than 0
    Spread ofNone(double perSecondOfA, double secondsOfB) {
        double more = (MOST_OF_NONE - Drawn.HALF_A_RESPONSE) / secondsOfB;
        return new Spread(
                new Estimate(0, 0, ratio.high() * MOST_OF_NONE / Drawn.HALF_A_RESPONSE),
                Estimate.enclosing(-perSecondOfA, difference.low(), difference.high() + more),
                degrees);
    }

    private static Estimate bounded(Estimate known, boolean openA, boolean openB, double lowest) {
        return new Estimate(
                known.value(),
                openA ? lowest : known.low(),
                openB ? Double.POSITIVE_INFINITY : known.high());
    }

    private static double degrees(Side a, Side b) {
        double va = a.variance();
        double vb = b.variance();
        if (va + vb == 0) {
            return Math.min(a.degrees(), b.degrees());
        }
        return (va + vb) * (va + vb) / (va * va / a.degrees() + vb * vb / b.degrees());
    }

    private static double low(double[] drawn) {
        Arrays.sort(drawn);
        return drawn[(int) Math.floor(0.025 * (drawn.length - 1))];
    }

    private static double high(double[] drawn) {
        Arrays.sort(drawn);
        return drawn[(int) Math.ceil(0.975 * (drawn.length - 1))];
    }
}
