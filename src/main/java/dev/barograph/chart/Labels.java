package dev.barograph.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers as short texts, the same in every language.
final class Labels {
    /// What is shown where there is no value.
    static final String NONE = "n/a";

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Labels() {}

    /// A count or rate in at most three digits and a letter: `0.25`, `12`, `1.2k`, `3.4M`.
    static String compact(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        if (size >= 999_500_000) {
            return digits(value / 1e9) + "G";
        }
        if (size >= 999_500) {
            return digits(value / 1e6) + "M";
        }
        return size >= 999.5 ? digits(value / 1e3) + "k" : digits(value);
    }

    /// A time in at most three digits with the unit that suits it: `850 µs`, `12.3 ms`, `1.25 s`.
    static String nanos(double nanos) {
        if (Double.isNaN(nanos)) {
            return NONE;
        }
        if (nanos >= 999.5e6) {
            return digits(nanos / 1e9) + " s";
        }
        if (nanos >= 999.5e3) {
            return digits(nanos / 1e6) + " ms";
        }
        return nanos >= 999.5 ? digits(nanos / 1e3) + " µs" : digits(nanos) + " ns";
    }

    /// Two bounds of a time, the unit said once if it is the same: `11.9–12.8 ms`.
    static String nanos(double low, double high) {
        String from = nanos(low);
        String to = nanos(high);
        int unit = from.indexOf(' ');
        return (unit >= 0 && to.endsWith(from.substring(unit)) ? from.substring(0, unit) : from)
                + "–"
                + to;
    }

    /// A time since the start, whole seconds rounded down: `1:05`, `61:00` and, if `withHours`,
    /// `1:01:00`.
    static String clock(double seconds, boolean withHours) {
        long whole = (long) Math.floor(seconds);
        return withHours
                ? String.format(
                        Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }

    private static String digits(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
    }
}
