package dev.barograph.cli;

import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.PercentileEstimate.Known;
import dev.barograph.metrics.PercentileEstimate.NoInterval;
import dev.barograph.metrics.PercentileEstimate.OpenAbove;
import dev.barograph.metrics.PercentileEstimate.TooFew;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/// Distributions, a row for each, and below it one for each end of the 95 % intervals of its
/// percentiles if any of them has one. Not thread-safe.
final class CurveTable {
    private static final String TOO_FEW = "too few";
    private static final String NONE = "-";
    private static final String OPEN = "open";
    private static final int FIGURES = 5;

    /// By the number of rows above them: their length is none of the first column.
    private final Map<Integer, String> headings = new HashMap<>();

    private final TextTable table = new TextTable();
    private int rows;
    private boolean hasIntervals;
    private boolean lacksIntervals;
    private boolean lacksUpperEnds;
    private boolean lacksSamples;
    private boolean lacksDeviation;

    /// @param title of the first column
    CurveTable(String title) {
        List<String> head = new ArrayList<>(List.of(title));
        Latencies.SHOWN.forEach(shown -> head.add(KnownCurve.title(shown)));
        head.addAll(List.of("min", "max", "mean", "stddev", "samples"));
        row(head);
    }

    /// A line for what the rows that follow belong to; none if none follow.
    void heading(String text) {
        headings.put(rows, text);
    }

    /// Takes what has times.
    ///
    /// @param indent blanks before the names
    void add(String indent, List<KnownCurve> curves) {
        curves.stream().filter(curve -> !curve.isEmpty()).forEach(curve -> add(indent, curve));
    }

    private void add(String indent, KnownCurve curve) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Latencies.SHOWN.size(); i++) {
            cells.add(
                    switch (curve.estimates().get(i)) {
                        case TooFew _ -> TOO_FEW;
                        case NoInterval _, OpenAbove _, Known _ -> curve.percentile(i);
                    });
        }
        cells.add(curve.bounded(curve.times().minNanos()));
        cells.add(curve.bounded(curve.times().maxNanos()));
        cells.add(curve.mean());
        cells.add(TimesTable.deviation(curve));
        lacksDeviation |= curve.awaited().censored() > 0;
        cells.add(Long.toString(curve.times().count()));
        row(filled(indent + curve.name(), cells));
        lacksSamples |= curve.estimates().stream().anyMatch(TooFew.class::isInstance);
        lacksIntervals |= curve.estimates().stream().anyMatch(NoInterval.class::isInstance);
        boolean open = curve.estimates().stream().anyMatch(OpenAbove.class::isInstance);
        lacksUpperEnds |= open;
        if (open || curve.estimates().stream().anyMatch(Known.class::isInstance)) {
            hasIntervals = true;
            row(filled(indent + "  from", ends(curve, CurveTable::low)));
            row(filled(indent + "  to", ends(curve, CurveTable::high)));
        }
    }

    private static List<String> ends(KnownCurve curve, Function<PercentileEstimate, String> end) {
        return curve.estimates().stream().map(end).toList();
    }

    private static String low(PercentileEstimate estimate) {
        return end(estimate, estimate.low());
    }

    private static String high(PercentileEstimate estimate) {
        return estimate instanceof OpenAbove ? OPEN : end(estimate, estimate.high());
    }

    private static String end(PercentileEstimate estimate, OptionalLong nanos) {
        return switch (estimate) {
            case TooFew _ -> "";
            case NoInterval _ -> NONE;
            case OpenAbove _, Known _ -> Figures.millis(nanos);
        };
    }

    private static List<String> filled(String name, List<String> cells) {
        List<String> row = new ArrayList<>(List.of(name));
        row.addAll(cells);
        row.addAll(Collections.nCopies(Latencies.SHOWN.size() + FIGURES - cells.size(), ""));
        return row;
    }

    private void row(List<String> cells) {
        table.row(cells);
        rows++;
    }

    boolean isEmpty() {
        return rows == 1;
    }

    List<String> lines() {
        List<String> all = table.lines();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (headings.containsKey(i)) {
                lines.add(headings.get(i));
            }
            lines.add(all.get(i));
        }
        return lines;
    }

    /// What the words and signs of some tables mean, as far as they occur.
    static List<String> legend(List<CurveTable> tables) {
        List<String> legend = new ArrayList<>();
        if (any(tables, each -> each.hasIntervals)) {
            legend.add(
                    "(from, to: 95 of 100 such runs have the target's true percentile in there)");
        }
        if (any(tables, each -> each.lacksUpperEnds)) {
            legend.add(
                    "("
                            + OPEN
                            + ": no upper bound is known, as some times are only known to be at least"
                            + " so long)");
        }
        if (any(tables, each -> each.lacksIntervals)) {
            legend.add(
                    "(without from and to, or with -: the seconds differ too much, or are too few, to"
                            + " say what another such run would show)");
        }
        if (any(tables, each -> each.lacksSamples)) {
            legend.add("(too few: fewer than ten samples beyond it)");
        }
        if (any(tables, each -> each.lacksDeviation)) {
            legend.add(TimesTable.unknownDeviation());
        }
        return legend;
    }

    private static boolean any(List<CurveTable> tables, Predicate<CurveTable> what) {
        return tables.stream().anyMatch(what);
    }
}
