package dev.barograph.ui;

import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Phases;
import java.util.ArrayList;
import java.util.List;

/// One phase in the table of phases, ready to be shown.
///
/// @param cells one for each of [TimesRow#COLUMNS]
record PhaseRow(String phase, String connection, String count, List<String> cells) {
    PhaseRow {
        cells = List.copyOf(cells);
    }

    /// One row for each phase that any request had, in the order in which a request has them: those
    /// over new connections first.
    static List<PhaseRow> of(PhaseTimes times) {
        List<PhaseRow> rows = new ArrayList<>();
        add(rows, times.onNew(), "new");
        add(rows, times.onReused(), "reused");
        return List.copyOf(rows);
    }

    /// The same with the look-up of the host name before them, which serves all requests; without
    /// phases there is nothing to stand before.
    static List<PhaseRow> after(Latencies lookups, List<PhaseRow> phases) {
        List<PhaseRow> rows = new ArrayList<>();
        if (!phases.isEmpty()) {
            add(rows, "DNS", "once", lookups);
        }
        rows.addAll(phases);
        return List.copyOf(rows);
    }

    private static void add(List<PhaseRow> rows, Phases phases, String connection) {
        add(rows, "queue", connection, phases.queue());
        add(rows, "connect", connection, phases.connect());
        add(rows, "TLS", connection, phases.tls());
        add(rows, "first byte", connection, phases.firstByte());
        add(rows, "download", connection, phases.download());
    }

    private static void add(List<PhaseRow> rows, String phase, String connection, Latencies times) {
        if (!times.isEmpty()) {
            rows.add(new PhaseRow(phase, connection, Figures.count(times.count()), cells(times)));
        }
    }

    private static List<String> cells(Latencies times) {
        List<String> cells = new ArrayList<>();
        Latencies.SHOWN.forEach(each -> cells.add(percentile(times, each)));
        cells.add(Figures.time(times.minNanos()));
        cells.add(Figures.time(times.maxNanos()));
        cells.add(Figures.time(times.meanNanos()));
        cells.add(Figures.time(times.stddevNanos()));
        return cells;
    }

    private static String percentile(Latencies times, double percentile) {
        return times.sufficeFor(percentile)
                ? Figures.coarseTime(times.percentileNanos(percentile), times.maxNanos())
                : "too few";
    }
}
