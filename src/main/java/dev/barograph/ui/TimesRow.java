package dev.barograph.ui;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

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
        return new TimesRow(name, span, cells(awaited, estimates, Figures::time));
    }

    /// One for each of [#COLUMNS].
    ///
    /// @param estimates of [Latencies#SHOWN]
    /// @param inWords a percentile as precise as it is known
    static List<TimeCell> cells(
            AwaitedTimes awaited,
            List<PercentileEstimate> estimates,
            Function<OptionalLong, String> inWords) {
        Latencies times = awaited.times();
        List<TimeCell> cells = new ArrayList<>();
        for (int i = 0; i < estimates.size(); i++) {
            cells.add(
                    TimeCell.percentile(
                            awaited, Latencies.SHOWN.get(i), estimates.get(i), inWords));
        }
        cells.add(TimeCell.exact(times.minNanos(), awaited.isLowerBound(times.minNanos())));
        cells.add(TimeCell.exact(times.maxNanos(), awaited.isLowerBound(times.maxNanos())));
        cells.add(TimeCell.exact(times.meanNanos(), awaited.censored() > 0));
        cells.add(TimeCell.deviation(awaited));
        return cells;
    }

    private static List<String> columns() {
        List<String> names = new ArrayList<>();
        Latencies.SHOWN.forEach(percentile -> names.add("p" + Figures.plain(percentile)));
        names.addAll(List.of("min", "max", "mean", "stddev"));
        return List.copyOf(names);
    }
}
