package dev.barograph.ui;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/// Numbers as people read them: never more digits than were measured, and a dash for what is not
/// there.
final class Figures {
    /// Stands where there is no figure.
    static final String NONE = "–";

    /// From here on three digits of the smaller unit would be four: `1000 ms`.
    private static final long LEAST_MILLI_NANOS = 999_500;

    private static final long LEAST_SECOND_NANOS = 999_500_000;

    /// From here on three digits would say that it was all.
    private static final double NEARLY_ALL_PERCENT = 99.95;

    private Figures() {}

    /// A time with three digits and a unit; a dash if there is none.
    static String time(OptionalLong nanos) {
        return nanos.isEmpty() ? NONE : time(nanos.getAsLong());
    }

    static String time(long nanos) {
        return threeDigits(nanos / unitNanos(nanos)) + unit(nanos);
    }

    private static double unitNanos(long nanos) {
        return nanos < LEAST_MILLI_NANOS ? 1e3 : nanos < LEAST_SECOND_NANOS ? 1e6 : 1e9;
    }

    private static String unit(long nanos) {
        return nanos < LEAST_MILLI_NANOS ? " µs" : nanos < LEAST_SECOND_NANOS ? " ms" : " s";
    }

    /// A time with two digits and a unit, as phases are kept; a dash if there is none.
    ///
    /// @param most the exact maximum: stands for what two digits would put above it
    static String coarseTime(OptionalLong nanos, OptionalLong most) {
        if (nanos.isEmpty()) {
            return NONE;
        }
        double unit = unitNanos(nanos.getAsLong());
        BigDecimal rounded =
                new BigDecimal(nanos.getAsLong() / unit)
                        .round(new MathContext(2, RoundingMode.HALF_UP));
        return most.isPresent() && rounded.doubleValue() * unit > most.getAsLong()
                ? time(most)
                : rounded.toPlainString() + unit(nanos.getAsLong());
    }

    /// Two bounds around a time, in its unit but without it: `11.9–12.8`.
    static String range(long nanos, long lowNanos, long highNanos) {
        double unit = unitNanos(nanos);
        return threeDigits(lowNanos / unit) + "–" + threeDigits(highNanos / unit);
    }

    /// The lower bound of a time, in the unit of that and without it: `from 11.9`. With its own if
    /// it is so much shorter that little would be left of it.
    static String from(long nanos, long lowNanos) {
        double unit = unitNanos(nanos);
        return "from " + (lowNanos < unit / 10 ? time(lowNanos) : threeDigits(lowNanos / unit));
    }

    /// A rate: whole from 100 on, else with three digits.
    static String rate(double perSecond) {
        return perSecond >= 100
                ? String.format(Locale.ROOT, "%,.0f", perSecond)
                : digits(perSecond);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// A share of 0 to 1 in percent; only none reads as 0 and only all as 100.
    static String percent(double share) {
        if (share > 0 && share < 0.0001) {
            return "< 0.01 %";
        }
        if (share < 1 && share > 0.9999) {
            return "> 99.99 %";
        }
        double percent = share * 100;
        return share < 1 && percent >= NEARLY_ALL_PERCENT
                ? BigDecimal.valueOf(share)
                                .movePointRight(2)
                                .setScale(2, RoundingMode.DOWN)
                                .toPlainString()
                        + " %"
                : digits(percent) + " %";
    }

    /// A time on a clock face: `0:07`, `12:30`, `1:00:00`.
    static String clock(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3_600,
                        seconds / 60 % 60,
                        seconds % 60);
    }

    /// How long something took, to the nearest second on a clock face; less than a second to the
    /// nearest tenth: `0.4 s`.
    static String length(Duration time) {
        long tenths = (time.toMillis() + 50) / 100;
        return tenths >= 10
                ? clock(time.plusMillis(500))
                : tenths == 0 ? "< 0.1 s" : "0." + tenths + " s";
    }

    /// How long a run took, the same wherever it is told.
    ///
    /// @param tookNanos time that its intervals cover
    static String length(long tookNanos) {
        return length(Duration.ofNanos(tookNanos));
    }

    /// A number with all its digits and nothing more, for a text field.
    static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /// Keeps zeros at the end, so that a figure does not jump while it changes.
    private static String threeDigits(double value) {
        int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /// Three digits, and no more than two after the point.
    private static String digits(double value) {
        BigDecimal rounded =
                new BigDecimal(value, new MathContext(3)).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
