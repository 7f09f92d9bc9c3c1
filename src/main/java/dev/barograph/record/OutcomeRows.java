package dev.barograph.record;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Interval;
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
                (long) run.badSeconds(),
                (long) run.judgedSeconds());
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

    static void writeErrors(Rows rows, Summary summary) throws SQLException {
        rows.clear(Tables.ERROR);
        rows.clear(Tables.REQUEST_ERROR);
        for (int i = 0; i < summary.errors().size(); i++) {
            rows.insert(Tables.ERROR, values(i, summary.errors().get(i)).toArray());
        }
        for (int request = 0; request < summary.parts().size(); request++) {
            List<ErrorRow> errors = summary.parts().get(request).errors();
            for (int i = 0; i < errors.size(); i++) {
                List<Object> values = new ArrayList<>(List.of(request + 1L));
                values.addAll(values(i, errors.get(i)));
                rows.insert(Tables.REQUEST_ERROR, values.toArray());
            }
        }
    }

    private static List<Object> values(long position, ErrorRow error) {
        return List.of(
                position,
                error.kind().name(),
                error.count(),
                error.firstSeenNanos(),
                error.lastSeenNanos(),
                error.firstMessage());
    }

    /// @param requests of the profile
    static Errors readErrors(Rows rows, int requests, Damage damage) {
        List<ErrorRow> whole = new ArrayList<>();
        rows.each(Tables.ERROR, damage, row -> whole.add(error(row)));
        List<List<ErrorRow>> byRequest = new ArrayList<>();
        for (int i = 0; requests > 1 && i < requests; i++) {
            byRequest.add(new ArrayList<>());
        }
        rows.each(
                Tables.REQUEST_ERROR,
                damage,
                row -> {
                    int request = row.small("request");
                    if (request < 1 || request > byRequest.size()) {
                        throw new IllegalArgumentException("there is no request " + request);
                    }
                    byRequest.get(request - 1).add(error(row));
                });
        return new Errors(whole, byRequest);
    }

    private static ErrorRow error(Row row) {
        return new ErrorRow(
                row.name(FailureKind.class, "kind"),
                row.whole("count"),
                row.whole("first_seen_ns"),
                row.whole("last_seen_ns"),
                row.text("first_message"));
    }

    /// Failures of a run.
    ///
    /// @param byRequest those of each request; empty if there is only one
    record Errors(List<ErrorRow> whole, List<List<ErrorRow>> byRequest) {
        static final Errors NONE = new Errors(List.of(), List.of());

        /// A run with these failures, added up from its intervals.
        Summary summary(List<Interval> intervals) {
            List<Summary> parts = new ArrayList<>();
            for (int i = 0; i < byRequest.size(); i++) {
                int request = i;
                List<Interval> mine =
                        intervals.stream().map(interval -> interval.ofRequest(request)).toList();
                parts.add(Summary.of(mine, byRequest.get(request)));
            }
            return Summary.of(intervals, whole).withParts(parts);
        }
    }

    static void writeTotals(Rows rows, Summary whole, Summary clean) throws SQLException {
        rows.clear(Tables.TOTAL);
        rows.clear(Tables.TOTAL_FAILURE);
        writeTotal(rows, WHOLE, whole);
        writeTotal(rows, CLEAN, clean);
        for (int i = 0; i < whole.parts().size(); i++) {
            writeTotal(rows, scope(i), whole.parts().get(i));
        }
    }

    /// @param request its place in the profile
    private static String scope(int request) {
        return "request " + (request + 1);
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
        total.addAll(TimesRows.figures(summary.times()));
        total.add(summary.times().toBytes());
        rows.insert(Tables.TOTAL, total.toArray());
        for (Map.Entry<FailureKind, Long> entry : counts.byKind().entrySet()) {
            rows.insert(Tables.TOTAL_FAILURE, scope, entry.getKey().name(), entry.getValue());
        }
    }

    /// The totals that were written at the end of the run; empty if any part of them is missing or
    /// damaged.
    ///
    /// @param errors that happened in it
    static Optional<Totals> readTotals(Rows rows, Errors errors, Damage damage) {
        Damage inTotals = new Damage();
        Map<String, Map<FailureKind, Long>> failures = new HashMap<>();
        rows.each(
                Tables.TOTAL_FAILURE,
                inTotals,
                row ->
                        failures.computeIfAbsent(row.text("scope"), _ -> kinds())
                                .put(row.name(FailureKind.class, "kind"), row.whole("count")));
        Map<String, Summary> found = new HashMap<>();
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
                                    row.times("times"),
                                    List.of());
                    found.put(scope, summary);
                });
        if (inTotals.any()) {
            damage.other(
                    "The totals in the record on disk are damaged; they were added up again from"
                            + " the intervals.");
            return Optional.empty();
        }
        return Totals.of(found, errors);
    }

    private static Map<FailureKind, Long> kinds() {
        return new EnumMap<>(FailureKind.class);
    }

    /// The totals of a run.
    record Totals(Summary whole, Summary clean) {
        /// Empty if one is missing.
        private static Optional<Totals> of(Map<String, Summary> found, Errors errors) {
            Optional<Summary> whole = total(found, WHOLE, errors.whole);
            Optional<Summary> clean = total(found, CLEAN, List.of());
            List<Summary> parts = new ArrayList<>();
            for (int i = 0; i < errors.byRequest.size(); i++) {
                total(found, scope(i), errors.byRequest.get(i)).ifPresent(parts::add);
            }
            return whole.isEmpty() || clean.isEmpty() || parts.size() < errors.byRequest.size()
                    ? Optional.empty()
                    : Optional.of(new Totals(whole.get().withParts(parts), clean.get()));
        }

        private static Optional<Summary> total(
                Map<String, Summary> found, String scope, List<ErrorRow> errors) {
            return Optional.ofNullable(found.get(scope)).map(sum -> sum.withErrors(errors));
        }
    }
}
