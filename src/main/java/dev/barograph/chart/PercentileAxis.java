package dev.barograph.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// A horizontal axis of percentiles that gives the tail the room it needs: places are the decimal
/// logarithm of `1 / (1 - p)`.
final class PercentileAxis {
    private static final List<Double> NAMED =
            List.of(50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 99.99, 99.999);

    /// Named only where a label beside each of its neighbours has room.
    private static final List<Double> BETWEEN = List.of(75.0, 95.0);

    private static final double LABEL_PIXELS = 38;

    static final Content.Across ACROSS =
            new Content.Across(
                    "percentile, on a scale of 1/(1-p)",
                    at -> name(100 * (1 - Math.pow(10, -at))),
                    false);

    private PercentileAxis() {}

    static double place(double percentile) {
        return -Math.log10(1 - percentile / 100);
    }

    /// An axis up to a percentile, p90 at least.
    ///
    /// @param pixels its length
    static Scale upTo(double percentile, double pixels) {
        double max = Math.clamp(place(percentile), 1.05, 5.05);
        List<Scale.Tick> ticks = new ArrayList<>();
        ticks.add(new Scale.Tick(0, "p0"));
        boolean roomy = (place(75) - place(50)) / max * pixels >= LABEL_PIXELS;
        for (double named : NAMED) {
            if (place(named) <= max + 1e-9 && (roomy || !BETWEEN.contains(named))) {
                ticks.add(new Scale.Tick(place(named), name(named)));
            }
        }
        return new Scale(0, max, false, ticks);
    }

    private static String name(double percentile) {
        double beyond = 100 - percentile;
        int decimals = beyond >= 9.999 ? 0 : (int) Math.ceil(-Math.log10(beyond) + 1e-9 + 1);
        return "p"
                + new BigDecimal(percentile)
                        .setScale(Math.max(0, decimals), RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
