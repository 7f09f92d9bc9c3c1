package dev.barograph.report;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Phase;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Phases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The columns of the phases of good responses. A request on a reused connection neither connects
/// nor shakes hands, so there are no columns for that.
final class PhaseColumns {
    private PhaseColumns() {}

    /// New and reused connections apart, all figures of each.
    static <T> List<Column<T>> ofRun(Function<T, Estimates> run) {
        List<Column<T>> columns = new ArrayList<>(counts(row -> run.apply(row).times().phases()));
        for (Phase phase : Phase.values()) {
            columns.addAll(
                    EstimateColumns.withFigures(
                            name(phase) + "_new",
                            run,
                            times -> exact(phase, times.phases().onNew())));
        }
        for (Phase phase : Phase.values()) {
            if (phase.isOnReused()) {
                columns.addAll(
                        EstimateColumns.withFigures(
                                name(phase) + "_reused",
                                run,
                                times -> exact(phase, times.phases().onReused())));
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
        for (Phase phase : Phase.values()) {
            columns.addAll(TimeColumns.ofSecond(name(phase), row -> phase.of(together.apply(row))));
        }
        columns.addAll(counts(phases));
        for (Phase phase : Phase.values()) {
            if (phase.isOnReused()) {
                columns.addAll(
                        TimeColumns.ofSecond(
                                name(phase) + "_new", row -> phase.of(phases.apply(row).onNew())));
                columns.addAll(
                        TimeColumns.ofSecond(
                                name(phase) + "_reused",
                                row -> phase.of(phases.apply(row).onReused())));
            }
        }
        return columns;
    }

    private static AwaitedTimes exact(Phase phase, Phases phases) {
        return AwaitedTimes.exact(phase.of(phases));
    }

    private static String name(Phase phase) {
        return phase.title().toLowerCase(Locale.ROOT).replace(' ', '_');
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
