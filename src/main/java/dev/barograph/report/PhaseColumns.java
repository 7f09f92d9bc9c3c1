package dev.barograph.report;

import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Phases;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The columns of the phases of good responses. A request on a reused connection neither connects
/// nor shakes hands, so there are no columns for that.
final class PhaseColumns {
    private record Phase(String name, Function<Phases, Latencies> times, boolean alsoReused) {
        <T> Function<T, Latencies> onNew(Function<T, PhaseTimes> phases) {
            return row -> times.apply(phases.apply(row).onNew());
        }

        <T> Function<T, Latencies> onReused(Function<T, PhaseTimes> phases) {
            return row -> times.apply(phases.apply(row).onReused());
        }
    }

    private static final List<Phase> ALL =
            List.of(
                    new Phase("queue", Phases::queue, true),
                    new Phase("connect", Phases::connect, false),
                    new Phase("tls", Phases::tls, false),
                    new Phase("first_byte", Phases::firstByte, true),
                    new Phase("download", Phases::download, true));

    private PhaseColumns() {}

    /// New and reused connections apart, all figures of each.
    static <T> List<Column<T>> apart(Function<T, PhaseTimes> phases) {
        List<Column<T>> columns = new ArrayList<>(counts(phases));
        for (Phase phase : ALL) {
            columns.addAll(TimeColumns.of(phase.name + "_new", phase.onNew(phases)));
        }
        for (Phase phase : ALL) {
            if (phase.alsoReused) {
                columns.addAll(TimeColumns.of(phase.name + "_reused", phase.onReused(phases)));
            }
        }
        return columns;
    }

    /// Mean and 99th percentile of both kinds of connections together, then, where both have the
    /// phase, of each of them.
    static <T> List<Column<T>> inBrief(Function<T, PhaseTimes> phases) {
        List<Column<T>> columns = new ArrayList<>();
        for (Phase phase : ALL) {
            columns.addAll(
                    TimeColumns.inBrief(phase.name, row -> both(phases.apply(row), phase.times)));
        }
        columns.addAll(counts(phases));
        for (Phase phase : ALL) {
            if (phase.alsoReused) {
                columns.addAll(TimeColumns.inBrief(phase.name + "_new", phase.onNew(phases)));
                columns.addAll(TimeColumns.inBrief(phase.name + "_reused", phase.onReused(phases)));
            }
        }
        return columns;
    }

    private static Latencies both(PhaseTimes phases, Function<Phases, Latencies> times) {
        return Latencies.merge(
                List.of(times.apply(phases.onNew()), times.apply(phases.onReused())));
    }

    /// Good responses over each kind of connection.
    private static <T> List<Column<T>> counts(Function<T, PhaseTimes> phases) {
        return List.of(
                count("ok_new", row -> phases.apply(row).onNew()),
                count("ok_reused", row -> phases.apply(row).onReused()));
    }

    private static <T> Column<T> count(String name, Function<T, Phases> phases) {
        return new Column<>(name, row -> Cells.number(phases.apply(row).queue().count()));
    }
}
