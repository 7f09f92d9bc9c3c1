package dev.barograph.record;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Verdict;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/// Reads the one row of a history that a file makes, without the bulk of the file. Blocks; whatever
/// the file holds, there is a row.
final class HistoryReading {
    private HistoryReading() {}

    static HistoryRow read(Path file) {
        try (OpenedFile opened = OpenedFile.open(file)) {
            return read(file, opened.connection());
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

    private static HistoryRow read(Path file, Connection connection)
            throws SQLException, RunFileException {
        Damage damage = new Damage();
        try (Rows rows = new Rows(connection)) {
            ContextRows.Latest<Optional<String>> name =
                    new ContextRows.Latest<>(Optional.empty());
            ContextRows.Latest<Optional<Instant>> started =
                    new ContextRows.Latest<>(Optional.empty());
            rows.each(
                    Tables.RUN,
                    damage,
                    row -> {
                        name.value = Optional.of(row.text("name"));
                        started.value = Optional.of(Instant.parse(row.text("created_at")));
                    });
            rows.each(
                    Tables.START,
                    damage,
                    row -> started.value = Optional.of(Instant.parse(row.text("started_at"))));
            if (name.value.isEmpty()) {
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
            ContextRows.Latest<HistoryRow.State> state =
                    new ContextRows.Latest<>(HistoryRow.State.INTERRUPTED);
            rows.each(
                    Tables.ENDING,
                    damage,
                    row -> state.value = row.name(HistoryRow.State.class, "kind"));
            ContextRows.Latest<Optional<Stamp>> stamp = new ContextRows.Latest<>(Optional.empty());
            ContextRows.Latest<Optional<Verdict>> verdict =
                    new ContextRows.Latest<>(Optional.empty());
            rows.each(
                    Tables.JUDGEMENT,
                    damage,
                    row -> {
                        stamp.value = Optional.of(row.name(Stamp.class, "stamp"));
                        verdict.value = Optional.of(row.name(Cause.class, "cause").verdict());
                    });
            boolean interrupted = state.value == HistoryRow.State.INTERRUPTED;
            long took = took(connection);
            return new HistoryRow(
                            file,
                            RunId.of(file),
                            state.value,
                            name.value.get(),
                            started.value,
                            OptionalLong.of(took),
                            OptionalLong.of(requests(connection)),
                            p99(rows, interrupted),
                            interrupted ? Optional.of(Stamp.INTERRUPTED) : stamp.value,
                            verdict.value,
                            sparkline(connection),
                            new TreeSet<>(),
                            "",
                            false,
                            Optional.empty())
                    .labelled(Labels.read(connection));
        }
    }

    private static long took(Connection connection) throws SQLException {
        return number(connection, "SELECT coalesce(sum(length_ns), 0) FROM interval");
    }

    private static long requests(Connection connection) throws SQLException {
        return number(connection, "SELECT coalesce(sum(scheduled), 0) FROM traffic");
    }

    private static OptionalLong p99(Rows rows, boolean interrupted) {
        Damage unsaid = new Damage();
        if (interrupted) {
            List<Latencies> parts = new ArrayList<>();
            rows.each(
                    Tables.DISTRIBUTION,
                    unsaid,
                    row -> {
                        if (row.whole("series") == Curve.OK_RESPONSE.number()) {
                            parts.add(Latencies.ofBytes(row.bytes("counts")));
                        }
                    });
            return Latencies.merge(parts).percentileNanos(99);
        }
        AtomicLong found = new AtomicLong(-1);
        rows.each(
                Tables.TOTAL_DISTRIBUTION,
                unsaid,
                row -> {
                    if (row.text("scope").equals(OutcomeRows.WHOLE)
                            && row.whole("series") == Curve.OK_RESPONSE.number()) {
                        found.set(row.whole("p99_ns"));
                    }
                });
        return found.get() < 0 ? OptionalLong.empty() : OptionalLong.of(found.get());
    }

    private static List<Long> sparkline(Connection connection) throws SQLException {
        long intervals = number(connection, "SELECT coalesce(max(idx), -1) + 1 FROM interval");
        int sparks = Math.clamp(intervals, 0, HistoryRow.SPARKS);
        Long[] highest = new Long[sparks];
        Arrays.fill(highest, 0L);
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT interval, p99_ns FROM distribution WHERE series = ?")) {
            statement.setLong(1, Curve.OK_RESPONSE.number());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long interval = rows.getLong(1);
                    if (interval >= 0 && interval < intervals) {
                        int spark = (int) (interval * sparks / intervals);
                        highest[spark] = Math.max(highest[spark], rows.getLong(2));
                    }
                }
            }
        }
        return List.of(highest);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    private static HistoryRow unreadable(Path file, HistoryRow.State state, String problem) {
        return new HistoryRow(
                file,
                RunId.of(file),
                state,
                RunId.nameIn(file),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new TreeSet<>(),
                "",
                false,
                Optional.of(problem));
    }
}
