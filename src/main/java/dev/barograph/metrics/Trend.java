package dev.barograph.metrics;

import java.util.Arrays;
import java.util.List;

/// Whether a series goes up or down, told in a way that a few outliers do not change.
///
/// The test is that of Mann and Kendall (H. B. Mann, "Nonparametric tests against trend",
/// Econometrica 13, 1945; M. G. Kendall, "Rank Correlation Methods", 1975): `S` is the number of
/// pairs that rise minus the number that fall, with the variance `n (n - 1) (2 n + 5) / 18` if
/// there is no trend, so that `z = (S - sign(S)) / sqrt(variance)` is about normal from 10 values
/// on. The slope is the median of the slopes of all pairs (P. K. Sen, "Estimates of the regression
/// coefficient based on Kendall's tau", JASA 63, 1968). Pure; any thread.
///
/// @param z above 0 if the series rises; beyond 2.33 it does so by chance once in a hundred times
/// @param growth slope times length over the median of the values: 0.5 is a rise by half of it. 0
///   if the median is 0
public record Trend(double z, double growth) {
    /// Fewer values tell nothing.
    public static final int LEAST = 10;

    /// The trend of values that lie equally far apart; none with fewer than [#LEAST].
    public static Trend of(List<Double> values) {
        int n = values.size();
        if (n < LEAST) {
            return new Trend(0, 0);
        }
        double[] slopes = new double[n * (n - 1) / 2];
        int pairs = 0;
        int s = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double rise = values.get(j) - values.get(i);
                s += (int) Math.signum(rise);
                slopes[pairs++] = rise / (j - i);
            }
        }
        double variance = n * (n - 1.0) * (2 * n + 5) / 18;
        double z = (s - Math.signum(s)) / Math.sqrt(variance);
        double middle = median(values.stream().mapToDouble(Double::doubleValue).toArray());
        return new Trend(z, middle == 0 ? 0 : median(slopes) * (n - 1) / middle);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
