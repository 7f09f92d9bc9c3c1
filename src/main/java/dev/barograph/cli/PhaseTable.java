package dev.barograph.cli;

import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Phases;
import java.util.List;

/// Where the time of good responses went. Pure.
final class PhaseTable {
    private PhaseTable() {}

    /// One row for each phase that happened, new connections first; no line at all without good
    /// responses.
    static List<String> lines(PhaseTimes phases) {
        if (phases.onNew().queue().isEmpty() && phases.onReused().queue().isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable();
        table.row(
                List.of(
                        "phases, milliseconds",
                        "mean",
                        "stddev",
                        "min",
                        "p50",
                        "p90",
                        "p95",
                        "p99",
                        "p99.9",
                        "max",
                        "requests"));
        rows(table, "new connection", phases.onNew());
        rows(table, "reused connection", phases.onReused());
        return table.lines();
    }

    private static void rows(TextTable table, String connection, Phases phases) {
        row(table, connection + ", queue", phases.queue());
        row(table, connection + ", connect", phases.connect());
        row(table, connection + ", tls", phases.tls());
        row(table, connection + ", first byte", phases.firstByte());
        row(table, connection + ", download", phases.download());
    }

    private static void row(TextTable table, String name, Latencies times) {
        if (!times.isEmpty()) {
            table.row(
                    List.of(
                            name,
                            Figures.millis(times.meanNanos()),
                            Figures.millis(times.stddevNanos()),
                            Figures.millis(times.minNanos()),
                            percentile(times, 50),
                            percentile(times, 90),
                            percentile(times, 95),
                            percentile(times, 99),
                            percentile(times, 99.9),
                            Figures.millis(times.maxNanos()),
                            Long.toString(times.count())));
        }
    }

    /// As in the other tables, it takes ten requests beyond it.
    private static String percentile(Latencies times, double percentile) {
        return times.sufficeFor(percentile)
                ? Figures.millis(times.percentileNanos(percentile))
                : "too few";
    }
}
