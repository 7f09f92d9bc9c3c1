package dev.barograph.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The query parameters of one request, read with bounds. A parameter given twice counts once, the
/// first.
///
/// @param values by name, each at least one
record Parameters(Map<String, List<String>> values) {
    /// The longest time that any answer is held back.
    static final double LONGEST_MILLIS = 300_000;

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");
    private static final Pattern DURATION =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m)?", Pattern.CASE_INSENSITIVE);

    boolean has(String name) {
        return values.containsKey(name);
    }

    /// The text of a parameter; empty if it is not there.
    String text(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.getFirst();
    }

    /// A whole number between two bounds, both allowed.
    long whole(String name, long least, long most) throws BadParameter {
        String text = text(name);
        if (text.matches("-?\\d{1,18}")) {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw bad(name, "a whole number from " + least + " to " + most);
    }

    /// A decimal number between two bounds, both allowed.
    double number(String name, double least, double most) throws BadParameter {
        String text = text(name);
        if (NUMBER.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw bad(name, "a number from %s to %s".formatted(plain(least), plain(most)));
    }

    /// A time of more than zero and at most a day in nanoseconds: `10`, `10s`, `250ms`, `1.5m`; a
    /// bare number is seconds.
    long durationNanos(String name) throws BadParameter {
        Matcher match = DURATION.matcher(text(name));
        if (match.matches()) {
            String unit = match.group(2) == null ? "s" : match.group(2).toLowerCase(Locale.ROOT);
            double unitNanos =
                    switch (unit) {
                        case "ms" -> 1e6;
                        case "m" -> 60e9;
                        default -> 1e9;
                    };
            double nanos = Double.parseDouble(match.group(1)) * unitNanos;
            if (nanos >= 1 && nanos <= 86_400e9) {
                return Math.round(nanos);
            }
        }
        throw bad(name, "a time of more than 0 and at most a day, such as 10s or 250ms");
    }

    private BadParameter bad(String name, String wanted) {
        return new BadParameter(
                has(name)
                        ? "%s must be %s, was \"%s\".".formatted(name, wanted, shown(text(name)))
                        : "%s is missing; it must be %s.".formatted(name, wanted));
    }

    private static String shown(String text) {
        String cut = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
