package dev.barograph.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as people write them: `250ms`, `30s`, `1m30s`, `2h`, `1.5s`. A bare `0` is zero.
public final class DurationText {
    private static final Pattern PART =
            Pattern.compile(" *(\\d{1,9}(?:\\.\\d{1,9})?) *(ms|us|ns|h|m|s) *");

    private DurationText() {}

    /// Reads a duration, to the nearest nanosecond; empty if the text is not one, or one of more
    /// than 292 years, which a count of nanoseconds cannot hold.
    public static Optional<Duration> parse(String text) {
        if (text.strip().equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        if (text.isBlank()) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        int at = 0;
        while (at < text.length()) {
            part.region(at, text.length());
            if (!part.lookingAt()) {
                return Optional.empty();
            }
            long unitNanos =
                    switch (part.group(2)) {
                        case "h" -> 3_600_000_000_000L;
                        case "m" -> 60_000_000_000L;
                        case "s" -> 1_000_000_000L;
                        case "ms" -> 1_000_000L;
                        case "us" -> 1_000L;
                        default -> 1L;
                    };
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unitNanos)));
            at = part.end();
        }
        BigDecimal nanos = sum.setScale(0, RoundingMode.HALF_UP);
        return nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos.longValueExact()));
    }

    /// Writes a duration in the fewest whole parts, so that [#parse(String)] gives it back exactly.
    /// For zero or more.
    public static String format(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        int nanos = duration.toNanosPart();
        append(text, nanos / 1_000_000, "ms");
        append(text, nanos / 1_000 % 1_000, "us");
        append(text, nanos % 1_000, "ns");
        return text.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }
}
