package dev.barograph.ui;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import java.util.ArrayList;
import java.util.List;

/// One curve in the table of figures, ready to be shown.
///
/// @param name which time
/// @param span which seconds of the run
/// @param cells one for each of [#COLUMNS]
record TimesRow(String name, String span, List<TimeCell> cells) {
    /// Titles of the columns.
    static final List<String> COLUMNS = columns();

    TimesRow {
        cells = List.copyOf(cells);
    }

    /// @param estimates of [Latencies#SHOWN]
    static TimesRow of(
            String name, String span, AwaitedTimes awaited, List<PercentileEstimate> estimates) {
        Latencies times = awaited.times();
        List<TimeCell> cells = new ArrayList<>();
        for (int i = 0; i < estimates.size(); i++) {
            cells.add(TimeCell.percentile(awaited, Latencies.SHOWN.get(i), estimates.get(i)));
        }
        cells.add(TimeCell.exact(times.minNanos(), awaited.isLowerBound(times.minNanos())));
        cells.add(TimeCell.exact(times.maxNanos(), awaited.isLowerBound(times.maxNanos())));
        cells.add(TimeCell.exact(times.meanNanos(), awaited.censored() > 0));
        cells.add(TimeCell.exact(times.stddevNanos(), false));
        return new TimesRow(name, span, cells);
    }

    private static List<String> columns() {
        List<String> names = new ArrayList<>();
        Latencies.SHOWN.forEach(percentile -> names.add("p" + Figures.plain(percentile)));
        names.addAll(List.of("min", "max", "mean", "stddev"));
        return List.copyOf(names);
    }
}
