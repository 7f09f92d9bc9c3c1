package dev.barograph.cli;

import dev.barograph.compare.Bound;
import dev.barograph.compare.Comparison;
import dev.barograph.compare.Delta;
import dev.barograph.compare.DeltaText;
import dev.barograph.compare.Figure;
import dev.barograph.compare.Finding;
import dev.barograph.compare.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is printed of a comparison. Pure.
final class ComparisonText {
    private static final String NONE = "n/a";

    private ComparisonText() {}

    /// @param broken bounds that are proven to be broken
    /// @param bounds all that were asked for
    /// @param colours whether escape sequences for colours may be used
    static String of(
            Comparison comparison, List<Bound> bounds, List<Bound> broken, boolean colours) {
        List<String> lines = new ArrayList<>();
        lines.add("A: " + side(comparison.a()));
        lines.add("B: " + side(comparison.b()));
        lines.add("");
        if (!comparison.reasons().isEmpty()) {
            lines.add("Compared all the same, though:");
            comparison.reasons().forEach(reason -> lines.add("  " + text(reason, colours)));
            lines.add("");
        }
        Footnotes footnotes = new Footnotes();
        lines.addAll(table(comparison, footnotes));
        lines.add("");
        lines.add(
                "(in brackets: 95 % interval. Changes are B against A, times in ms. Whole runs, from"
                        + " due for response time, from the send for service time.)");
        if (comparison.deltas().stream().anyMatch(ComparisonText::isBound)) {
            lines.add("(>= at least: requests were still awaited when the run ended.)");
        }
        lines.addAll(footnotes.lines());
        comparison.notes().forEach(note -> lines.add("note: " + SafeText.of(note)));
        for (Bound bound : bounds) {
            lines.add(judged(bound, comparison, broken.contains(bound)));
        }
        return String.join("\n", lines) + "\n";
    }

    /// Red if this program was the limit.
    ///
    /// @param colours whether escape sequences for colours may be used
    static String text(Reason reason, boolean colours) {
        boolean red = colours && reason.kind() == Reason.Kind.GENERATOR;
        return Terminal.red(SafeText.of(reason.text()), red);
    }

    private static String judged(Bound bound, Comparison comparison, boolean broken) {
        String figure = bound.figure().id();
        Delta delta = comparison.of(bound.figure());
        if (broken) {
            return "BROKEN: "
                    + figure
                    + " may become worse by "
                    + limit(bound)
                    + (comparison.isBSilent()
                            ? ", and B has no good response any more."
                            : ", and it is proven that it did by more.");
        }
        // Those may have broken it though a smaller change is proven.
        boolean givenUp =
                bound.figure() == Figure.ERRORS
                        && comparison.a().givenUp() + comparison.b().givenUp() > 0;
        boolean open = delta.finding() == Finding.NOT_ENOUGH_DATA || givenUp;
        if (open && !bound.isKept(delta)) {
            return "NOT JUDGED: "
                    + figure
                    + " could not be judged: "
                    + (delta.judged().isEmpty() ? delta.why() + ", " : "")
                    + "not enough data to tell "
                    + limit(bound)
                    + ".";
        }
        return "not broken: "
                + figure
                + " may become worse by "
                + limit(bound)
                + "; more than that is not proven.";
    }

    private static List<String> table(Comparison comparison, Footnotes footnotes) {
        TextTable table = new TextTable();
        table.row(List.of("", "A", "B", "change", "difference", "  finding"));
        for (Delta delta : comparison.deltas()) {
            table.row(
                    List.of(
                            delta.figure().title(),
                            delta.a()
                                    .map(value -> DeltaText.value(delta.figure(), value))
                                    .orElse(NONE),
                            delta.b()
                                    .map(value -> DeltaText.value(delta.figure(), value))
                                    .orElse(NONE),
                            DeltaText.change(delta).orElse(NONE),
                            DeltaText.difference(delta).orElse(NONE),
                            "  " + delta.finding().id() + why(delta, footnotes)));
        }
        return table.lines();
    }

    private static String why(Delta delta, Footnotes footnotes) {
        return delta.finding() == Finding.NOT_ENOUGH_DATA ? footnotes.sign(delta.why()) : "";
    }

    /// What several rows have to say, each said once. Not thread-safe.
    private static final class Footnotes {
        /// What differs from row to row stays in the row.
        private static final Pattern NUMBER = Pattern.compile("about ([0-9,]+) (times|more)");

        private final List<String> notes = new ArrayList<>();

        /// What to put into the row.
        String sign(String why) {
            Matcher number = NUMBER.matcher(why);
            boolean found = number.find();
            String note =
                    found
                            ? why.substring(0, number.start())
                                    + "so many "
                                    + number.group(2)
                                    + why.substring(number.end())
                            : why;
            if (!notes.contains(note)) {
                notes.add(note);
            }
            return " ("
                    + (notes.indexOf(note) + 1)
                    + (found ? ": " + number.group(1) + " " + number.group(2) : "")
                    + ")";
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < notes.size(); i++) {
                lines.add("(" + (i + 1) + ") " + SafeText.of(notes.get(i)) + ".");
            }
            return lines;
        }
    }

    private static boolean isBound(Delta delta) {
        return Stream.of(delta.a(), delta.b())
                .flatMap(Optional::stream)
                .anyMatch(value -> value.atLeast() && value.enough());
    }

    static String limit(Bound bound) {
        String number =
                String.format(Locale.ROOT, "%.3f", bound.limit() * 100).replaceFirst("\\.?0+$", "");
        String points = number.equals("1") ? " percentage point" : " percentage points";
        return number + (bound.figure().kind() == Figure.Kind.SHARE ? points : " %");
    }

    private static String side(Comparison.Side side) {
        return SafeText.of(side.profile())
                + ", "
                + side.startedAt()
                + ", "
                + Figures.seconds(side.tookNanos())
                + ", "
                + Figures.count(side.requests(), "request")
                + (side.blocks() > 0
                        ? ", drawn in blocks of " + Figures.count(side.blockSeconds(), "second")
                        : "");
    }
}
