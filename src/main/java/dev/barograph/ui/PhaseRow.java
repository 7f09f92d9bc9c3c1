package dev.barograph.ui;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.Phase;
import dev.barograph.metrics.Phases;
import dev.barograph.metrics.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// One phase in the table of phases, ready to be shown.
///
/// @param cells one for each of [TimesRow#COLUMNS]
record PhaseRow(String phase, String connection, String count, List<TimeCell> cells) {
    PhaseRow {
        cells = List.copyOf(cells);
    }

    /// How many there were of it, and over what: `reused: 17,600`.
    String samples() {
        return connection + ": " + count;
    }

    /// One row for each phase that any request had: those over new connections first.
    ///
    /// @param known what is known of [Latencies#SHOWN] of a distribution, given how to get it from
    ///   a stretch of the run, and all of it
    static List<PhaseRow> of(
            Times times,
            BiFunction<Function<Times, Latencies>, Latencies, List<PercentileEstimate>> known) {
        List<PhaseRow> rows = new ArrayList<>();
        add(rows, "new", times, stretch -> stretch.phases().onNew(), known);
        add(rows, "reused", times, stretch -> stretch.phases().onReused(), known);
        return List.copyOf(rows);
    }

    /// The same with the look-up of the host name before them, which serves all requests; without
    /// phases there is nothing to stand before.
    static List<PhaseRow> after(Latencies lookups, List<PhaseRow> phases) {
        List<PhaseRow> rows = new ArrayList<>();
        if (!phases.isEmpty() && !lookups.isEmpty()) {
            rows.add(row("DNS", "once", lookups, Confidence.ofOne(lookups, Latencies.SHOWN)));
        }
        rows.addAll(phases);
        return List.copyOf(rows);
    }

    private static void add(
            List<PhaseRow> rows,
            String connection,
            Times whole,
            Function<Times, Phases> over,
            BiFunction<Function<Times, Latencies>, Latencies, List<PercentileEstimate>> known) {
        for (Phase phase : Phase.values()) {
            Function<Times, Latencies> curve = over.andThen(phase::of);
            Latencies times = curve.apply(whole);
            if (!times.isEmpty()) {
                rows.add(row(phase.title(), connection, times, known.apply(curve, times)));
            }
        }
    }

    private static PhaseRow row(
            String phase, String connection, Latencies times, List<PercentileEstimate> known) {
        return new PhaseRow(
                phase,
                connection,
                Figures.count(times.count()),
                TimesRow.cells(
                        AwaitedTimes.exact(times),
                        known,
                        nanos -> Figures.coarseTime(nanos, times.maxNanos())));
    }
}
