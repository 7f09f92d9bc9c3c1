package dev.barograph.cli;

import dev.barograph.compare.Bound;
import dev.barograph.compare.Comparison;
import dev.barograph.compare.Delta;
import dev.barograph.compare.DeltaText;
import dev.barograph.compare.Figure;
import dev.barograph.compare.Finding;
import dev.barograph.compare.Reason;
import dev.barograph.model.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is printed of a comparison. Pure.
final class ComparisonText {
    private static final String NONE = "n/a";

    private ComparisonText() {}

    /// @param broken bounds that are proven to be broken
    /// @param bounds all that were asked for
    static String of(Comparison comparison, List<Bound> bounds, List<Bound> broken) {
        List<String> lines = new ArrayList<>();
        lines.add("A: " + side(comparison.a()));
        lines.add("B: " + side(comparison.b()));
        lines.add("");
        if (!comparison.reasons().isEmpty()) {
            lines.add("Compared all the same, though:");
            comparison.reasons().forEach(reason -> lines.add("  " + text(reason)));
            lines.add("");
        }
        lines.addAll(table(comparison));
        lines.add("");
        lines.add(
                "(in brackets: 95 % interval. Changes are B against A, times in ms. Whole runs, from"
                        + " due for response time, from the send for service time.)");
        if (comparison.deltas().stream().anyMatch(ComparisonText::isBound)) {
            lines.add("(>= at least: requests were still awaited when the run ended.)");
        }
        comparison.notes().forEach(note -> lines.add("note: " + SafeText.of(note)));
        for (Bound bound : bounds) {
            lines.add(
                    (broken.contains(bound) ? "BROKEN: " : "not broken: ")
                            + bound.figure().id()
                            + " may become worse by "
                            + limit(bound)
                            + (broken.contains(bound)
                                    ? ", and it is proven that it did by more."
                                    : "; more than that is not proven."));
        }
        return String.join("\n", lines) + "\n";
    }

    static String text(Reason reason) {
        return SafeText.of(reason.text());
    }

    private static List<String> table(Comparison comparison) {
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
                            delta.ratio().map(DeltaText::change).orElse(NONE),
                            delta.difference()
                                    .map(estimate -> DeltaText.difference(delta.figure(), estimate))
                                    .orElse(NONE),
                            "  " + delta.finding().id() + why(delta)));
        }
        return table.lines();
    }

    private static String why(Delta delta) {
        return delta.finding() == Finding.NOT_ENOUGH_DATA ? ": " + delta.why() : "";
    }

    private static boolean isBound(Delta delta) {
        return delta.a().filter(Delta.Value::atLeast).isPresent()
                || delta.b().filter(Delta.Value::atLeast).isPresent();
    }

    static String limit(Bound bound) {
        String number = String.format(Locale.ROOT, "%.3f", bound.limit() * 100);
        return number.replaceFirst("\\.?0+$", "")
                + (bound.figure().kind() == Figure.Kind.SHARE ? " percentage points" : " %");
    }

    private static String side(Comparison.Side side) {
        return SafeText.of(side.profile())
                + ", "
                + side.startedAt()
                + ", "
                + DurationText.format(Duration.ofSeconds(side.seconds()))
                + ", "
                + Figures.count(side.requests(), "request")
                + (side.blocks() > 0
                        ? ", drawn in blocks of " + Figures.count(side.blockSeconds(), "second")
                        : "");
    }
}
