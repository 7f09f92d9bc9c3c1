package dev.barograph.model;

import dev.barograph.model.Threshold.Figure;
import dev.barograph.model.Threshold.Kind;
import dev.barograph.model.Threshold.Relation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Thresholds as people write them: `p99 < 300ms`, `service p99.9 <= 1s`, `errors < 1%`,
/// `throughput >= 450/s`. Pure functions; any thread.
public final class ThresholdText {
    private static final Pattern PARTS =
            Pattern.compile("(?:(response|service) +)?([a-z0-9.]+) *(<=|>=|<|>) *([^<>=]+)");

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) *%");
    private static final Pattern PER_SECOND = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) */ *s");
    private static final double LONGEST_NANOS = Duration.ofHours(1).toNanos();
    private static final double HIGHEST_RATE = 1_000_000;
    private static final int LONGEST_QUOTE = 60;
    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_DIGITS = 17;

    private ThresholdText() {}

    /// Reads a threshold.
    ///
    /// @param field that problems are to name
    /// @param found gets everything that is wrong
    /// @return empty if anything is wrong
    public static Optional<Threshold> parse(String field, String text, List<Problem> found) {
        Matcher parts = PARTS.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            found.add(
                    new Problem(
                            field,
                            (text.isBlank()
                                            ? "This is empty; write a figure"
                                            : quoted(text) + " is not a threshold; write a figure")
                                    + ", one of < <= > >=, and a bound, for example p99 < 300ms."));
            return Optional.empty();
        }
        boolean service = "service".equals(parts.group(1));
        Relation relation = relation(parts.group(3));
        Optional<Figure> figure = Figure.of(parts.group(2));
        if (figure.isEmpty()) {
            found.add(
                    new Problem(
                            field,
                            "There is no figure "
                                    + quoted(parts.group(2))
                                    + "; there are "
                                    + String.join(", ", Figure.ids())
                                    + "."));
            return Optional.empty();
        }
        boolean misplaced = parts.group(1) != null && figure.get().kind() != Kind.TIME;
        if (misplaced) {
            found.add(
                    new Problem(
                            field,
                            "\""
                                    + parts.group(1)
                                    + "\" goes with times only; leave it out before "
                                    + figure.get().id()
                                    + "."));
        }
        OptionalDouble limit = limit(field, figure.get(), relation, parts.group(4).strip(), found);
        return misplaced || limit.isEmpty()
                ? Optional.empty()
                : Optional.of(new Threshold(service, figure.get(), relation, limit.getAsDouble()));
    }

    static String write(Threshold threshold) {
        BigDecimal limit = BigDecimal.valueOf(threshold.limit());
        String bound =
                switch (threshold.kind()) {
                    case TIME ->
                            DurationText.format(Duration.ofNanos(Math.round(threshold.limit())));
                    case SHARE -> plain(limit.movePointRight(2)) + "%";
                    case RATE -> plain(limit) + "/s";
                };
        return (threshold.service() ? "service " : "")
                + threshold.figure().id()
                + " "
                + threshold.relation().sign()
                + " "
                + bound;
    }

    /// A value of a threshold's figure with its unit, in three digits, or in as many as it takes to
    /// see on which side of the bound it lies: `412 ms`, `300.2 ms`, `0.85 %`, `451/s`.
    public static String value(Threshold threshold, double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        int whole = threshold.kind() == Kind.RATE ? exact.precision() - exact.scale() : 0;
        for (int digits = Math.max(FEWEST_DIGITS, whole); digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_UP));
            if (threshold.holds(rounded.doubleValue()) == threshold.holds(value)) {
                return withUnit(threshold.kind(), rounded);
            }
        }
        return withUnit(threshold.kind(), exact);
    }

    private static String withUnit(Kind kind, BigDecimal value) {
        return switch (kind) {
            case SHARE -> plain(value.movePointRight(2)) + " %";
            case RATE -> plain(value) + "/s";
            case TIME -> {
                int power = value.precision() - value.scale();
                yield power > 9
                        ? plain(value.movePointLeft(9)) + " s"
                        : power > 6
                                ? plain(value.movePointLeft(6)) + " ms"
                                : plain(value.movePointLeft(3)) + " µs";
            }
        };
    }

    private static OptionalDouble limit(
            String field, Figure figure, Relation relation, String text, List<Problem> found) {
        OptionalDouble limit =
                switch (figure.kind()) {
                    case TIME ->
                            DurationText.parse(text)
                                    .map(time -> OptionalDouble.of((double) time.toNanos()))
                                    .orElse(OptionalDouble.empty());
                    case SHARE -> number(PERCENT, text, 2);
                    case RATE -> number(PER_SECOND, text, 0);
                };
        Optional<String> wrong =
                limit.isEmpty()
                        ? Optional.of(quoted(text) + unit(figure.kind()))
                        : range(figure, relation, limit.getAsDouble());
        wrong.ifPresent(message -> found.add(new Problem(field, message)));
        return wrong.isPresent() ? OptionalDouble.empty() : limit;
    }

    private static String unit(Kind kind) {
        return switch (kind) {
            case TIME -> " is not a time; write for example 300ms or 1.5s.";
            case SHARE -> " is not a share; write a percentage, for example 1%.";
            case RATE -> " is not a rate; write for example 450/s.";
        };
    }

    private static Optional<String> range(Figure figure, Relation relation, double limit) {
        String allowed =
                switch (figure.kind()) {
                    case TIME -> limit > 0 && limit <= LONGEST_NANOS ? "" : "1ns and 1h";
                    case SHARE -> limit <= 1 ? "" : "0% and 100%";
                    case RATE -> limit <= HIGHEST_RATE ? "" : "0/s and 1000000/s";
                };
        if (!allowed.isEmpty()) {
            return Optional.of("A bound of " + figure.id() + " must lie between " + allowed + ".");
        }
        boolean belowLeast = limit == 0 && relation == Relation.BELOW;
        boolean aboveMost = limit == 1 && relation == Relation.ABOVE && figure.kind() == Kind.SHARE;
        boolean never = belowLeast || aboveMost;
        return never
                ? Optional.of(
                        "This can never hold; write "
                                + figure.id()
                                + " "
                                + relation.sign()
                                + "= for it.")
                : Optional.empty();
    }

    /// The nearest number to what is written, with the point moved to the left.
    private static OptionalDouble number(Pattern pattern, String text, int places) {
        Matcher number = pattern.matcher(text);
        return number.matches()
                ? OptionalDouble.of(
                        new BigDecimal(number.group(1)).movePointLeft(places).doubleValue())
                : OptionalDouble.empty();
    }

    private static Relation relation(String sign) {
        return Arrays.stream(Relation.values())
                .filter(relation -> relation.sign().equals(sign))
                .findFirst()
                .orElseThrow();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String quoted(String text) {
        return "\""
                + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text)
                + "\"";
    }
}
