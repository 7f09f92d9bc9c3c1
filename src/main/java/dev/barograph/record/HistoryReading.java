package dev.barograph.record;

import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Verdict;
import dev.barograph.model.Load;
import dev.barograph.model.Profile;
import dev.barograph.profile.ProfileYaml;
import dev.barograph.profile.Reading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/// Reads the one row of a history that a file makes, without the bulk of the file. Blocks; whatever
/// the file holds, there is a row.
final class HistoryReading {
    /// Interval and 99th percentile of the response time of all requests together.
    private static final String SPARKS =
            "SELECT idx, coalesce(response_p99_ns, response_max_ns) FROM interval"
                    + " WHERE response_max_ns IS NOT NULL";

    private HistoryReading() {}

    static HistoryRow read(Path file) {
        try (OpenedFile opened = OpenedFile.open(file)) {
            return read(file, opened);
        } catch (RunFileException e) {
            return unreadable(file, HistoryRow.State.UNREADABLE, String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            RunFileException why = RunFile.failure(file, e);
            return unreadable(
                    file,
                    why.isInUse() ? HistoryRow.State.RUNNING : HistoryRow.State.UNREADABLE,
                    String.valueOf(why.getMessage()));
        }
    }

    /// A run of which nothing can be read now.
    static HistoryRow unreadable(Path file, HistoryRow.State state, String problem) {
        String name = RunId.nameIn(file);
        return new HistoryRow(
                file,
                RunId.of(file),
                state,
                name,
                name,
                "",
                RunId.timeIn(file),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new TreeSet<>(),
                "",
                false,
                Optional.of(problem));
    }

    private static HistoryRow read(Path file, OpenedFile opened)
            throws SQLException, RunFileException {
        Damage damage = new Damage();
        try (Rows rows = opened.rows()) {
            ContextRows.Latest<Optional<Beginning>> begun =
                    new ContextRows.Latest<>(Optional.empty());
            rows.each(Tables.RUN, damage, row -> begun.value = Optional.of(Beginning.of(row)));
            if (begun.value.isEmpty()) {
                return unreadable(
                        file,
                        HistoryRow.State.UNREADABLE,
                        "The run "
                                + file
                                + " cannot be opened: "
                                + (damage.any()
                                        ? "the profile in it is damaged."
                                        : "it ends before the run began."));
            }
            Beginning beginning = begun.value.get();
            ContextRows.Latest<Instant> started = new ContextRows.Latest<>(beginning.createdAt);
            rows.each(
                    Tables.START,
                    damage,
                    row -> started.value = Instant.parse(row.text("started_at")));
            ContextRows.Latest<HistoryRow.State> state =
                    new ContextRows.Latest<>(HistoryRow.State.INTERRUPTED);
            rows.each(
                    Tables.ENDING,
                    damage,
                    row -> state.value = row.name(HistoryRow.State.class, "kind"));
            Judged judged = Judged.read(rows, damage);
            return new HistoryRow(
                            file,
                            RunId.of(file),
                            state.value,
                            beginning.name,
                            beginning.name,
                            beginning.request,
                            Optional.of(started.value),
                            Optional.of(figures(rows, opened.connection(), beginning, damage)),
                            state.value == HistoryRow.State.INTERRUPTED
                                    ? Optional.of(Stamp.INTERRUPTED)
                                    : judged.stamp,
                            judged.verdict,
                            sparkline(opened.connection(), rows.format(), beginning),
                            new TreeSet<>(),
                            "",
                            false,
                            Optional.empty())
                    .labelled(Labels.read(opened.connection()));
        }
    }

    private record Beginning(
            String name, String request, int requests, Optional<Load> load, Instant createdAt) {
        static Beginning of(Row row) {
            Optional<Profile> profile = profile(row.text("profile"));
            return new Beginning(
                    row.text("name"),
                    profile.map(Profile::inWords).orElse(""),
                    profile.map(known -> known.requests().size()).orElse(1),
                    profile.map(Profile::load),
                    Instant.parse(row.text("created_at")));
        }

        private static Optional<Profile> profile(String yaml) {
            return switch (ProfileYaml.read(yaml.getBytes(StandardCharsets.UTF_8))) {
                case Reading.Complete complete -> Optional.of(complete.profile());
                case Reading.Broken _ -> Optional.empty();
            };
        }
    }

    private record Judged(Optional<Stamp> stamp, Optional<Verdict> verdict) {
        static Judged read(Rows rows, Damage damage) {
            ContextRows.Latest<Judged> found =
                    new ContextRows.Latest<>(new Judged(Optional.empty(), Optional.empty()));
            rows.each(
                    Tables.JUDGEMENT,
                    damage,
                    row ->
                            found.value =
                                    new Judged(
                                            Optional.of(row.name(Stamp.class, "stamp")),
                                            Optional.of(row.name(Cause.class, "cause").verdict())));
            return found.value;
        }
    }

    private static RunFigures figures(
            Rows rows, Connection connection, Beginning beginning, Damage damage)
            throws SQLException {
        Optional<Summary> whole =
                OutcomeRows.readTotals(rows, OutcomeRows.Errors.NONE, damage)
                        .map(OutcomeRows.Totals::whole);
        List<Interval> intervals =
                whole.isPresent()
                        ? IntervalCounts.read(connection)
                        : RunFile.intervals(rows, beginning.requests, damage).intervals();
        Summary summary = whole.orElseGet(() -> Summary.of(intervals, List.of()));
        CarriedOut all = new CarriedOut(intervals.size(), summary.tookNanos());
        OptionalLong stopped = RunEvent.stoppedNanos(ExemplarRows.readEvents(rows, damage));
        CarriedOut plan =
                intervals.isEmpty()
                        ? all
                        : beginning
                                .load
                                .map(load -> CarriedOut.of(load, stopped, intervals))
                                .orElse(all);
        return RunFigures.of(summary, plan, intervals);
    }

    private static List<Long> sparkline(Connection connection, long format, Beginning beginning)
            throws SQLException {
        long intervals = number(connection, "SELECT coalesce(max(idx), -1) + 1 FROM interval");
        int sparks = Math.clamp(intervals, 0, HistoryRow.SPARKS);
        Long[] highest = new Long[sparks];
        Arrays.fill(highest, 0L);
        try (PreparedStatement statement =
                        connection.prepareStatement(sparks(format, beginning.requests));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                long interval = rows.getLong(1);
                if (interval >= 0 && interval < intervals) {
                    int spark = (int) (interval * sparks / intervals);
                    highest[spark] = Math.max(highest[spark], rows.getLong(2));
                }
            }
        }
        return List.of(highest);
    }

    private static String sparks(long format, int requests) {
        if (format == Format1.NUMBER) {
            return Format1.SPARKS;
        }
        return format > Format3.NUMBER ? SPARKS : Format3.SPARKS + (requests == 1 ? 1 : 0);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
        }
    }
}
