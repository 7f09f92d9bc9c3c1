package dev.barograph.report;

import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.RunJudgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The columns about what limited the load, and whether the figures can be trusted.
final class VerdictColumns {
    private VerdictColumns() {}

    /// Of one interval.
    static <T> List<Column<T>> ofInterval(Function<T, Judgement> judgement) {
        return List.of(
                new Column<>("verdict", row -> judgement.apply(row).verdict().id()),
                new Column<>("cause", row -> cause(judgement.apply(row))),
                new Column<>("evidence", row -> Cells.text(judgement.apply(row).evidence())));
    }

    /// Of a whole run.
    static <T> List<Column<T>> ofRun(Function<T, RunJudgement> judgement) {
        List<Column<T>> columns = new ArrayList<>();
        columns.add(new Column<>("stamp", row -> judgement.apply(row).stamp().title()));
        columns.addAll(ofInterval(row -> judgement.apply(row).judgement()));
        columns.add(
                new Column<>(
                        "notes",
                        row -> Cells.text(String.join(" ", judgement.apply(row).notes()))));
        columns.add(
                new Column<>(
                        "bad_seconds", row -> Cells.number(judgement.apply(row).badSeconds())));
        columns.add(
                new Column<>(
                        "judged_seconds",
                        row -> Cells.number(judgement.apply(row).judgedSeconds())));
        return columns;
    }

    /// Lower-case name; `none` if nothing limited the load.
    static String cause(Judgement judgement) {
        return judgement.cause().name().toLowerCase(Locale.ROOT);
    }
}
