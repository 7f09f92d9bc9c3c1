package dev.barograph.health;

import java.util.Locale;

/// Numbers as people read them in a sentence, three digits at most where a figure is measured.
final class Wording {
    private Wording() {}

    /// `0.25 ms`, `412 ms`, `1.5 s`.
    static String time(long nanos) {
        double millis = nanos / 1e6;
        return millis >= 999.5 ? digits(millis / 1_000) + " s" : digits(millis) + " ms";
    }

    /// A share of 0 to 1 as `0.25 %`, `97 %`; `99.8 %` where all but a few are not all.
    static String percent(double share) {
        double percent = share * 100;
        if (percent >= 99.5 && percent < 100) {
            return String.format(Locale.ROOT, "%.1f %%", Math.floor(percent * 10) / 10);
        }
        return percent >= 1
                ? Math.round(percent) + " %"
                : String.format(Locale.ROOT, "%.2g %%", percent);
    }

    /// `2,000`; a fraction only below 10.
    static String number(double value) {
        return value >= 10 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : digits(value);
    }

    /// `2,000`.
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// `1 request`, `2,000 requests`.
    static String requests(long count) {
        return count(count, "request");
    }

    /// `1 port`, `2,000 ports`.
    static String count(long count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /// What was late for want of a processor, the longer of the two: a sentence without its end.
    ///
    /// @param lagNanos of requests
    /// @param waitNanos of threads and tasks
    static String wantOfCore(long lagNanos, long waitNanos) {
        return lagNanos > waitNanos
                ? "Requests left up to %s late for want of a core".formatted(time(lagNanos))
                : "Threads of this program waited up to %s for a core".formatted(time(waitNanos));
    }

    /// That the whole program did not run for a time, and how many requests were not sent for it.
    static String stoodStill(long nanos, long missed) {
        if (missed == 0) {
            return "This program stood still for %s.".formatted(time(nanos));
        }
        return "This program stood still for %s; %s that fell due meanwhile %s not sent."
                .formatted(time(nanos), requests(missed), missed == 1 ? "was" : "were");
    }

    /// `1,200 came back well, half of them within 3 ms`.
    ///
    /// @param within how long half of them took, as `within 3 ms`
    static String cameBackWell(long count, String within) {
        return number(count)
                + " came back well"
                + switch ((int) Math.min(count, 3)) {
                    case 0 -> "";
                    case 1 -> ", " + within;
                    case 2 -> ", one of them " + within;
                    default -> ", half of them " + within;
                };
    }

    private static String digits(double value) {
        String text =
                value >= 99.95
                        ? String.format(Locale.ROOT, "%.0f", value)
                        : value >= 9.995
                                ? String.format(Locale.ROOT, "%.1f", value)
                                : String.format(Locale.ROOT, "%.2f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
