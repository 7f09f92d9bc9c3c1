package dev.barograph.report;

import dev.barograph.metrics.AwaitedTimes;
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
        AwaitedTimes exact(Phases phases) {
            return AwaitedTimes.exact(times.apply(phases));
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
    static <T> List<Column<T>> ofRun(Function<T, Estimates> run) {
        List<Column<T>> columns = new ArrayList<>(counts(row -> run.apply(row).times().phases()));
        for (Phase phase : ALL) {
            columns.addAll(
                    EstimateColumns.withFigures(
                            phase.name + "_new",
                            run,
                            times -> phase.exact(times.phases().onNew())));
        }
        for (Phase phase : ALL) {
            if (phase.alsoReused) {
                columns.addAll(
                        EstimateColumns.withFigures(
                                phase.name + "_reused",
                                run,
                                times -> phase.exact(times.phases().onReused())));
            }
        }
        return columns;
    }

    /// Both kinds of connections together, then, where both have the phase, each of them.
    ///
    /// @param together what both have
    static <T> List<Column<T>> ofSecond(
            Function<T, PhaseTimes> phases, Function<T, Phases> together) {
        List<Column<T>> columns = new ArrayList<>();
        for (Phase phase : ALL) {
            columns.addAll(
                    TimeColumns.ofSecond(
                            phase.name, row -> phase.times.apply(together.apply(row))));
        }
        columns.addAll(counts(phases));
        for (Phase phase : ALL) {
            if (phase.alsoReused) {
                columns.addAll(
                        TimeColumns.ofSecond(
                                phase.name + "_new",
                                row -> phase.times.apply(phases.apply(row).onNew())));
                columns.addAll(
                        TimeColumns.ofSecond(
                                phase.name + "_reused",
                                row -> phase.times.apply(phases.apply(row).onReused())));
            }
        }
        return columns;
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
