package dev.barograph.record;

import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Exemplar;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.model.Profile;
import dev.barograph.model.WeightedRequest;
import dev.barograph.profile.ProfileYaml;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes one run into its file. What a call of it wrote is on disk when it returns, or none of it
/// is. Blocks; not thread-safe.
final class RunWriter implements AutoCloseable {
    /// Whatever an interval has rows in.
    private static final List<Columns> OF_INTERVALS =
            Tables.ALL.stream()
                    .filter(table ->
                            table.equals(Tables.INTERVAL)
                                    || table.equals(Tables.TRAFFIC)
                                    || table.names().contains("interval"))
                    .toList();

    /// From so many rows on, one for each second and request, a file has large pages.
    private static final long MANY_ROWS = 3_600;

    private final Connection connection;
    private final Rows rows;
    private int intervals;
    private List<RunEvent> events = List.of();
    private Optional<Environment> environment = Optional.empty();
    private Map<Columns, Long> finished = Map.of();

    /// Rows of examples, at least; those of a transaction that failed count too.
    private int exemplars;

    private RunWriter(Connection connection) {
        this.connection = connection;
        this.rows = new Rows(connection);
    }

    /// @param file there, empty, and for nobody else
    static RunWriter create(Path file, RunFacts facts) throws SQLException {
        return create(file, facts, Database.ANY_PAGES);
    }

    /// @param mostPages that the file may have
    static RunWriter create(Path file, RunFacts facts, long mostPages) throws SQLException {
        RunWriter writer =
                new RunWriter(Database.create(file, pageBytes(facts.profile()), mostPages));
        try {
            writer.begin(facts);
            return writer;
        } catch (SQLException | RuntimeException | OutOfMemoryError e) {
            writer.close();
            throw e;
        }
    }

    private static int pageBytes(Profile profile) {
        long rows = profile.requests().size() * profile.load().shape().duration().toSeconds();
        return rows < MANY_ROWS ? Database.PAGE_BYTES : Database.LARGE_PAGE_BYTES;
    }

    private void begin(RunFacts facts) throws SQLException {
        Transaction.run(connection, () -> writeBeginning(facts));
    }

    private void writeBeginning(RunFacts facts) throws SQLException {
        rows.insert(
                Tables.RUN,
                facts.id(),
                facts.profile().name(),
                ProfileYaml.write(facts.profile()),
                facts.program(),
                facts.createdAt().toString());
        List<WeightedRequest> requests = facts.profile().requests();
        for (int i = 0; i < requests.size(); i++) {
            WeightedRequest request = requests.get(i);
            rows.insert(Tables.REQUEST, i + 1L, request.name(), (long) request.weight());
        }
        ContextRows.write(rows, facts.environment());
        ContextRows.write(rows, facts.calibration());
    }

    /// How many intervals are on disk.
    int intervals() {
        return intervals;
    }

    /// Writes what a state holds beyond those before it.
    void write(RunState state) throws SQLException {
        Map<Columns, Long> nowFinished = new HashMap<>();
        Transaction.run(connection, () -> nowFinished.putAll(writeNew(state)));
        finished = nowFinished;
        intervals = state.intervals().size();
        events = state.events();
        environment = state.environment();
    }

    /// @return the last rows before those of the interval that is not over; empty if there is none
    private Map<Columns, Long> writeNew(RunState state) throws SQLException {
        int upTo = state.intervals().size();
        start(state.startedAt());
        append(state.intervals().subList(intervals, upTo));
        if (!state.events().equals(events)) {
            write(state.events());
        }
        append(state.exemplars(), upTo);
        if (state.environment().isPresent() && !state.environment().equals(environment)) {
            ContextRows.write(rows, state.environment().get());
        }
        OutcomeRows.writeErrors(rows, state.summary());
        OutcomeRows.write(rows, state.judgement());
        return state.unfinished().isEmpty() ? Map.of() : writeUnfinished(state.unfinished().get());
    }

    private Map<Columns, Long> writeUnfinished(Interval interval) throws SQLException {
        Map<Columns, Long> last = new HashMap<>();
        for (Columns table : OF_INTERVALS) {
            last.put(table, rows.last(table));
        }
        write(interval);
        return last;
    }

    /// Writes all that is still missing, and that the run is over.
    void end(Recording recording, Ending ending) throws SQLException {
        Transaction.run(connection, () -> writeEnd(recording, ending));
        intervals = recording.intervals().size();
    }

    private void writeEnd(Recording recording, Ending ending) throws SQLException {
        start(recording.startedAt());
        append(recording.intervals().subList(intervals, recording.intervals().size()));
        ContextRows.write(rows, recording.environment());
        ContextRows.write(rows, recording.calibration());
        write(recording.events());
        rewrite(recording.exemplars(), recording.intervals().size());
        OutcomeRows.writeErrors(rows, recording.summary());
        OutcomeRows.write(rows, recording.judgement());
        OutcomeRows.writeTotals(rows, recording.summary(), recording.clean());
        rows.clear(Tables.ENDING);
        rows.insert(
                Tables.ENDING,
                ending.kind().name(),
                ending.atNanos(),
                ending.reason().orElse(null));
    }

    private void start(Instant at) throws SQLException {
        rows.clear(Tables.START);
        rows.insert(Tables.START, at.toString());
    }

    /// Instead of the interval that was not over.
    private void append(List<Interval> more) throws SQLException {
        for (Map.Entry<Columns, Long> last : finished.entrySet()) {
            rows.clearAfter(last.getKey(), last.getValue());
        }
        for (Interval interval : more) {
            write(interval);
        }
    }

    private void write(Interval interval) throws SQLException {
        IntervalRows.write(rows, interval);
        IntervalRows.writeTraffic(rows, interval);
    }

    /// Adds those of new intervals. A run keeps few of the examples that it once had: when most of
    /// the rows are of others, they are all written anew, so that the file does not grow with them.
    private void append(List<Exemplar> kept, int upTo) throws SQLException {
        if (exemplars > 2 * kept.size()) {
            rewrite(kept, upTo);
            return;
        }
        for (Exemplar exemplar : kept) {
            if (exemplar.interval() >= intervals && exemplar.interval() < upTo) {
                ExemplarRows.write(rows, exemplar);
                exemplars++;
            }
        }
    }

    private void rewrite(List<Exemplar> kept, int upTo) throws SQLException {
        rows.clear(Tables.EXEMPLAR);
        exemplars = 0;
        for (Exemplar exemplar : kept) {
            if (exemplar.interval() < upTo) {
                ExemplarRows.write(rows, exemplar);
                exemplars++;
            }
        }
    }

    /// A new event may be earlier than known ones.
    private void write(List<RunEvent> all) throws SQLException {
        rows.clear(Tables.EVENT);
        for (RunEvent event : all) {
            ExemplarRows.write(rows, event);
        }
    }

    /// Makes it one file again, which can be copied and read where nothing can be written.
    void settle() throws SQLException {
        Database.run(connection, List.of("PRAGMA journal_mode = DELETE"));
    }

    @Override
    public void close() throws SQLException {
        // A file that stays open cannot be opened by anybody else.
        try (connection) {
            rows.close();
        }
    }
}
