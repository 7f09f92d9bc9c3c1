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
    private record Phase(String name, Function<Phases, Latencies> times, boolean alsoReused) {}

    private static final List<Phase> ALL =
            List.of(
                    new Phase("queue", Phases::queue, true),
                    new Phase("connect", Phases::connect, false),
                    new Phase("tls", Phases::tls, false),
                    new Phase("first_byte", Phases::firstByte, true),
                    new Phase("download", Phases::download, true));

    private PhaseColumns() {}

    /// New and reused connections apart.
    static <T> List<Column<T>> apart(Function<T, PhaseTimes> phases) {
        List<Column<T>> columns = new ArrayList<>();
        columns.add(count("ok_new", row -> phases.apply(row).onNew()));
        columns.add(count("ok_reused", row -> phases.apply(row).onReused()));
        for (Phase phase : ALL) {
            columns.addAll(
                    TimeColumns.ofPart(
                            phase.name + "_new",
                            row -> phase.times.apply(phases.apply(row).onNew())));
        }
        for (Phase phase : ALL) {
            if (phase.alsoReused) {
                columns.addAll(
                        TimeColumns.ofPart(
                                phase.name + "_reused",
                                row -> phase.times.apply(phases.apply(row).onReused())));
            }
        }
        return columns;
    }

    /// Both kinds of connections together.
    static <T> List<Column<T>> together(Function<T, PhaseTimes> phases) {
        List<Column<T>> columns = new ArrayList<>();
        for (Phase phase : ALL) {
            columns.addAll(
                    TimeColumns.ofPartInBrief(
                            phase.name, row -> both(phases.apply(row), phase.times)));
        }
        return columns;
    }

    private static Latencies both(PhaseTimes phases, Function<Phases, Latencies> times) {
        return Latencies.merge(
                List.of(times.apply(phases.onNew()), times.apply(phases.onReused())));
    }

    private static <T> Column<T> count(String name, Function<T, Phases> phases) {
        return new Column<>(name, row -> Cells.number(phases.apply(row).queue().count()));
    }
}
