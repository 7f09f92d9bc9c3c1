package dev.barograph.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Figures of a comparison as people read them; the same in every country. Pure functions; any
/// thread.
public final class DeltaText {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private DeltaText() {}

    /// A figure of one run: a time in ms, a share in percent, a rate; `>=` before a lower bound.
    public static String value(Figure figure, Delta.Value value) {
        String number =
                switch (figure.kind()) {
                    case TIME -> threeDigits(value.number() / 1e6);
                    case SHARE -> threeDigits(value.number() * 100) + " %";
                    case RATE ->
                            String.format(
                                    Locale.ROOT,
                                    value.number() < 10_000 ? "%,.1f" : "%,.0f",
                                    value.number());
                };
        return (value.atLeast() ? ">=" : "") + number;
    }

    /// What a ratio is more or less than 1, with its interval: `+5.1 % (+2.0 to +8.3)`; `?` where
    /// nothing is known.
    public static String change(Estimate ratio) {
        return percent(ratio.value())
                + " % ("
                + (ratio.low() <= 0 && ratio.value() > 0 ? "?" : percent(ratio.low()))
                + " to "
                + (Double.isInfinite(ratio.high()) ? "?" : percent(ratio.high()))
                + ")";
    }

    /// A difference with its interval: ms, percentage points or a rate.
    public static String difference(Figure figure, Estimate difference) {
        double unit =
                switch (figure.kind()) {
                    case TIME -> 1e-6;
                    case SHARE -> 100;
                    case RATE -> 1;
                };
        int decimals = decimals(difference, unit);
        return signed(difference.value() * unit, decimals)
                + " ("
                + bound(difference.low() * unit, decimals)
                + " to "
                + bound(difference.high() * unit, decimals)
                + ")";
    }

    private static String percent(double ratio) {
        return signed((ratio - 1) * 100, 1);
    }

    private static String bound(double number, int decimals) {
        return Double.isInfinite(number) ? "?" : signed(number, decimals);
    }

    /// So many that the longest of the finite numbers has two digits.
    private static int decimals(Estimate estimate, double unit) {
        double largest = Math.abs(estimate.value() * unit);
        for (double end : new double[] {estimate.low() * unit, estimate.high() * unit}) {
            largest = Double.isInfinite(end) ? largest : Math.max(largest, Math.abs(end));
        }
        return largest == 0 ? 1 : Math.clamp((long) (1 - Math.floor(Math.log10(largest))), 0, 4);
    }

    private static String signed(double number, int decimals) {
        String text = String.format(Locale.ROOT, "%+." + decimals + "f", number);
        return text.matches("[+-][0.]+") ? text.substring(1) : text;
    }

    private static String threeDigits(double number) {
        if (number == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(number).round(THREE_DIGITS);
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.setScale(Math.clamp(2 - exponent, 0, 4), RoundingMode.HALF_UP)
                .toPlainString();
    }
}
