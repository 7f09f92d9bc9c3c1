package dev.barograph.compare;

import dev.barograph.model.ThreeDigits;
import java.util.Locale;
import java.util.Optional;

/// Figures of a comparison as people read them; the same in every country. Pure functions; any
/// thread.
public final class DeltaText {
    private DeltaText() {}

    /// A figure of one run, and of a share of errors what it would be at most: `15.0 %, up to 20.0
    /// %`.
    public static String value(Figure figure, Delta.Value value) {
        return number(figure, value) + upTo(value).map(most -> ", " + most).orElse("");
    }

    /// A figure of one run: a time in ms, a share in percent, a rate; `>=` before a lower bound; as
    /// in the tables of a run, nothing but words if there are too few samples for it.
    public static String number(Figure figure, Delta.Value value) {
        if (!value.enough()) {
            return "too few samples";
        }
        String number =
                switch (figure.kind()) {
                    case TIME -> ThreeDigits.of(value.number() / 1e6);
                    case SHARE -> share(value.number());
                    case RATE ->
                            String.format(
                                    Locale.ROOT,
                                    value.number() < 10_000 ? "%,.1f" : "%,.0f",
                                    value.number());
                };
        return (value.atLeast() ? ">=" : "") + number;
    }

    /// What a share of errors would be had all requests without an answer failed: `up to 20.0 %`.
    public static Optional<String> upTo(Delta.Value value) {
        return value.most().stream().mapToObj(most -> "up to " + share(most)).findFirst();
    }

    private static String share(double share) {
        return ThreeDigits.of(share * 100) + " %";
    }

    /// How much larger or smaller a figure became; empty where nothing is known. Of a percentile
    /// that either run has too few samples for, only the end that is proven.
    public static Optional<String> change(Delta delta) {
        return delta.ratio()
                .map(ratio -> {
                    if (hasEnough(delta)) {
                        return change(ratio);
                    }
                    return ratio.low() > 1
                            ? "at least " + percent(ratio.low()) + " %"
                            : "at most " + percent(ratio.high()) + " %";
                });
    }

    /// The same in the unit of the figure: ms, percentage points or a rate.
    public static Optional<String> difference(Delta delta) {
        return delta.difference()
                .map(difference -> {
                    if (hasEnough(delta)) {
                        return difference(delta.figure(), difference);
                    }
                    double end = difference.low() > 0 ? difference.low() : difference.high();
                    double unit = unit(delta.figure());
                    return (end > 0 ? "at least " : "at most ")
                            + signed(end * unit, decimals(new Estimate(end, end, end), unit));
                });
    }

    private static boolean hasEnough(Delta delta) {
        return delta.a().stream().allMatch(Delta.Value::enough)
                && delta.b().stream().allMatch(Delta.Value::enough);
    }

    /// What a ratio is more or less than 1, with its interval: `+5.1 % (+2.0 to +8.3)`; `?` where
    /// nothing is known.
    static String change(Estimate ratio) {
        return percent(ratio.value())
                + " % ("
                + (ratio.low() <= 0 && ratio.value() > 0 ? "?" : percent(ratio.low()))
                + " to "
                + (Double.isInfinite(ratio.high()) ? "?" : percent(ratio.high()))
                + ")";
    }

    /// A difference with its interval: ms, percentage points or a rate.
    static String difference(Figure figure, Estimate difference) {
        double unit = unit(figure);
        int decimals = decimals(difference, unit);
        return signed(difference.value() * unit, decimals)
                + " ("
                + bound(difference.low() * unit, decimals)
                + " to "
                + bound(difference.high() * unit, decimals)
                + ")";
    }

    private static double unit(Figure figure) {
        return switch (figure.kind()) {
            case TIME -> 1e-6;
            case SHARE -> 100;
            case RATE -> 1;
        };
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
}
