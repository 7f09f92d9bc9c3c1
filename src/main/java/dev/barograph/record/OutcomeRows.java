package dev.barograph.record;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.model.FailureKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a run came to, or what it has come to so far, as rows. Each writing replaces what was
/// written before.
final class OutcomeRows {
    static final String WHOLE = "run";
    static final String CLEAN = "clean";

    private OutcomeRows() {}

    static void write(Rows rows, RunJudgement run) throws SQLException {
        rows.clear(Tables.JUDGEMENT);
        rows.clear(Tables.NOTE);
        rows.insert(
                Tables.JUDGEMENT,
                run.stamp().name(),
                run.judgement().cause().name(),
                run.judgement().evidence(),
                (long) run.badIntervals(),
                (long) run.intervals());
        for (int i = 0; i < run.notes().size(); i++) {
            rows.insert(Tables.NOTE, (long) i, run.notes().get(i));
        }
    }

    static RunJudgement readJudgement(Rows rows, Damage damage) {
        List<String> notes = new ArrayList<>();
        rows.each(Tables.NOTE, damage, row -> notes.add(row.text("text")));
        ContextRows.Latest<RunJudgement> found = new ContextRows.Latest<>(RunJudgement.NONE);
        rows.each(
                Tables.JUDGEMENT,
                damage,
                row ->
                        found.value =
                                new RunJudgement(
                                        row.name(Stamp.class, "stamp"),
                                        new Judgement(
                                                row.name(Cause.class, "cause"),
                                                row.text("evidence")),
                                        notes,
                                        row.small("bad_intervals"),
                                        row.small("intervals")));
        return found.value;
    }

    static void writeErrors(Rows rows, List<ErrorRow> errors) throws SQLException {
        rows.clear(Tables.ERROR);
        for (int i = 0; i < errors.size(); i++) {
            ErrorRow error = errors.get(i);
            rows.insert(
                    Tables.ERROR,
                    (long) i,
                    error.kind().name(),
                    error.count(),
                    error.firstSeenNanos(),
                    error.lastSeenNanos(),
                    error.firstMessage());
        }
    }

    static List<ErrorRow> readErrors(Rows rows, Damage damage) {
        List<ErrorRow> errors = new ArrayList<>();
        rows.each(
                Tables.ERROR,
                damage,
                row ->
                        errors.add(
                                new ErrorRow(
                                        row.name(FailureKind.class, "kind"),
                                        row.whole("count"),
                                        row.whole("first_seen_ns"),
                                        row.whole("last_seen_ns"),
                                        row.text("first_message"))));
        return errors;
    }

    static void writeTotals(Rows rows, Summary whole, Summary clean) throws SQLException {
        rows.clear(Tables.TOTAL);
        rows.clear(Tables.TOTAL_FAILURE);
        writeTotal(rows, WHOLE, whole);
        writeTotal(rows, CLEAN, clean);
    }

    private static void writeTotal(Rows rows, String scope, Summary summary) throws SQLException {
        Counts counts = summary.counts();
        List<@Nullable Object> total = new ArrayList<>();
        total.add(scope);
        total.add(summary.tookNanos());
        total.add(counts.scheduled());
        total.add(counts.sent());
        total.add(counts.ok());
        total.add(summary.newConnections());
        total.add(summary.bytesIn());
        total.add(summary.bytesOut());
        total.addAll(TimesRows.values(summary.times()));
        rows.insert(Tables.TOTAL, total.toArray());
        for (Map.Entry<FailureKind, Long> entry : counts.byKind().entrySet()) {
            rows.insert(Tables.TOTAL_FAILURE, scope, entry.getKey().name(), entry.getValue());
        }
    }

    /// The totals that were written at the end of the run; empty if any part of them is missing or
    /// damaged.
    ///
    /// @param errors of the whole run
    static Optional<Totals> readTotals(Rows rows, List<ErrorRow> errors, Damage damage) {
        Damage inTotals = new Damage();
        Map<String, Map<FailureKind, Long>> failures = Map.of(WHOLE, kinds(), CLEAN, kinds());
        rows.each(
                Tables.TOTAL_FAILURE,
                inTotals,
                row ->
                        failures.getOrDefault(row.text("scope"), kinds())
                                .put(row.name(FailureKind.class, "kind"), row.whole("count")));
        Totals found = new Totals();
        rows.each(
                Tables.TOTAL,
                inTotals,
                row -> {
                    String scope = row.text("scope");
                    Summary summary =
                            new Summary(
                                    row.whole("took_ns"),
                                    new Counts(
                                            row.whole("scheduled"),
                                            row.whole("sent"),
                                            row.whole("ok"),
                                            failures.getOrDefault(scope, Map.of())),
                                    row.whole("new_connections"),
                                    row.whole("bytes_in"),
                                    row.whole("bytes_out"),
                                    TimesRows.times(row),
                                    scope.equals(WHOLE) ? errors : List.of());
                    found.byScope.put(scope, summary);
                });
        if (inTotals.any()) {
            damage.other(
                    "The totals in the record on disk are damaged; they were added up again from"
                            + " the intervals.");
            return Optional.empty();
        }
        return found.byScope.containsKey(WHOLE) && found.byScope.containsKey(CLEAN)
                ? Optional.of(found)
                : Optional.empty();
    }

    private static Map<FailureKind, Long> kinds() {
        return new EnumMap<>(FailureKind.class);
    }

    /// Both totals of a run.
    static final class Totals {
        private final Map<String, Summary> byScope = new HashMap<>();

        Summary whole() {
            return byScope.getOrDefault(WHOLE, Summary.EMPTY);
        }

        Summary clean() {
            return byScope.getOrDefault(CLEAN, Summary.EMPTY);
        }
    }
}
