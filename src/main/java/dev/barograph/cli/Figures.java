package dev.barograph.cli;

import dev.barograph.model.ThreeDigits;
import java.util.Locale;
import java.util.OptionalLong;

/// Numbers as people read them; the same in every country.
final class Figures {
    private Figures() {}

    /// A time in milliseconds, three digits as far as they mean anything: `0.0123`, `1.23`, `12.3`,
    /// `1230`; `n/a` for none.
    static String millis(OptionalLong nanos) {
        return nanos.isEmpty() ? "n/a" : ThreeDigits.of(nanos.getAsLong() / 1e6);
    }

    /// `1,234.5` below 10,000, whole from there on.
    static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 10_000 ? "%,.1f" : "%,.0f", perSecond);
    }

    /// `1 request`, `2 requests`.
    static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    static String bytes(double bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double left = bytes;
        int unit = 0;
        while (left >= 999.5 && unit < units.length - 1) {
            left /= 1_000;
            unit++;
        }
        return (unit == 0 ? Long.toString(Math.round(left)) : ThreeDigits.of(left))
                + " "
                + units[unit];
    }

    /// `12.3 s`; below a second `14.8 ms`.
    static String seconds(long nanos) {
        return nanos < 1_000_000_000L
                ? millis(OptionalLong.of(nanos)) + " ms"
                : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    static String percent(double share) {
        return ThreeDigits.of(share * 100) + " %";
    }
}
