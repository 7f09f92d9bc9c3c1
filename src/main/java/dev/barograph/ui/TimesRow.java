package dev.barograph.ui;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// One curve in the table of figures, ready to be shown.
///
/// @param name which time
/// @param span which seconds of the run
/// @param cells one for each of [#COLUMNS]
record TimesRow(String name, String span, List<Cell> cells) {
    /// Titles of the columns.
    static final List<String> COLUMNS = columns();

    /// One figure.
    ///
    /// @param value with its unit; `too few` where there is none to be trusted
    /// @param range its 95 % interval in the same unit; empty if it has none
    /// @param tip the whole of it in words
    record Cell(String value, String range, String tip) {
        static final Cell NONE = new Cell(Figures.NONE, "", "No request yet.");
    }

    TimesRow {
        cells = List.copyOf(cells);
    }

    /// @param estimates of [Latencies#SHOWN]
    static TimesRow of(
            String name, String span, AwaitedTimes awaited, List<PercentileEstimate> estimates) {
        Latencies times = awaited.times();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < estimates.size(); i++) {
            cells.add(percentile(awaited, Latencies.SHOWN.get(i), estimates.get(i)));
        }
        cells.add(exact(times.minNanos(), awaited.isLowerBound(times.minNanos())));
        cells.add(exact(times.maxNanos(), awaited.isLowerBound(times.maxNanos())));
        cells.add(exact(times.meanNanos(), awaited.censored() > 0));
        cells.add(exact(times.stddevNanos(), false));
        return new TimesRow(name, span, cells);
    }

    private static Cell percentile(
            AwaitedTimes awaited, double percentile, PercentileEstimate estimate) {
        OptionalLong seen = awaited.times().percentileNanos(percentile);
        if (seen.isEmpty()) {
            return Cell.NONE;
        }
        boolean bound = awaited.isLowerBound(seen);
        String value = atLeast(bound) + Figures.time(seen.getAsLong());
        String name = "p" + Figures.plain(percentile);
        return switch (estimate) {
            case PercentileEstimate.Known(long at, long low, long high) ->
                    new Cell(
                            value,
                            Figures.range(at, low, high),
                            name
                                    + " = "
                                    + value
                                    + ". 95 % interval: "
                                    + Figures.time(low)
                                    + " to "
                                    + Figures.time(high)
                                    + "."
                                    + why(bound));
            case PercentileEstimate.NoInterval none ->
                    new Cell(
                            value,
                            switch (none.cause()) {
                                case TOO_FEW_SECONDS -> "";
                                case SECONDS_DIFFER -> "no interval";
                            },
                            name
                                    + " = "
                                    + value
                                    + " in this run. "
                                    + switch (none.cause()) {
                                        case TOO_FEW_SECONDS ->
                                                "Too few seconds for an interval: they cannot show what"
                                                        + " another such run would.";
                                        case SECONDS_DIFFER ->
                                                "The seconds differ too much to say what another such run"
                                                        + " would show.";
                                    }
                                    + why(bound));
            case PercentileEstimate.TooFew(long more) ->
                    new Cell(
                            "too few",
                            "samples",
                            "Too few samples for "
                                    + name
                                    + ": about "
                                    + Figures.count(more)
                                    + " more are needed if they differ from second to second as those so far,"
                                    + " which would say "
                                    + value
                                    + "."
                                    + why(bound));
        };
    }

    private static Cell exact(OptionalLong nanos, boolean bound) {
        if (nanos.isEmpty()) {
            return Cell.NONE;
        }
        String value = atLeast(bound) + Figures.time(nanos.getAsLong());
        return new Cell(value, "", value + " of all samples, exact." + why(bound));
    }

    private static String atLeast(boolean bound) {
        return bound ? "≥" : "";
    }

    private static String why(boolean bound) {
        return bound ? " A lower bound: some requests were still awaited when the run ended." : "";
    }

    private static List<String> columns() {
        List<String> names = new ArrayList<>();
        Latencies.SHOWN.forEach(percentile -> names.add("p" + Figures.plain(percentile)));
        names.addAll(List.of("min", "max", "mean", "stddev"));
        return List.copyOf(names);
    }
}
