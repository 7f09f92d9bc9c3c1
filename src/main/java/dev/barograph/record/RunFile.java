package dev.barograph.record;

import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Profile;
import dev.barograph.profile.ProfileYaml;
import dev.barograph.profile.Reading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Opens files of runs. Blocks; any thread. Nothing in the file is changed or run, and whatever it
/// holds, the answer is a run or a [RunFileException].
public final class RunFile {
    private RunFile() {}

    /// Reads a whole run.
    ///
    /// @throws RunFileException if there is no run in the file, if it is damaged beyond use, made
    ///   by a newer version, or still being recorded
    public static KeptRun open(Path file) throws RunFileException {
        if (!Files.isRegularFile(file)) {
            throw new RunFileException(file, "there is no such file.", false, null);
        }
        try (OpenedFile opened = OpenedFile.open(file)) {
            return read(file, opened);
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /// The profile that a run carried out; reads nothing else.
    ///
    /// @throws RunFileException as [#open] does
    public static Profile profile(Path file) throws RunFileException {
        if (!Files.isRegularFile(file)) {
            throw new RunFileException(file, "there is no such file.", false, null);
        }
        try (OpenedFile opened = OpenedFile.open(file);
                Rows rows = opened.rows()) {
            return beginning(file, rows).profile;
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    static RunFileException failure(Path file, SQLException e) {
        boolean inUse = SqliteFaults.isInUse(e);
        return new RunFileException(
                file,
                inUse
                        ? "it is still being recorded, or another program has it open."
                        : SqliteFaults.reason(e) + ".",
                inUse,
                e);
    }

    private static KeptRun read(Path file, OpenedFile opened)
            throws SQLException, RunFileException {
        Damage damage = new Damage();
        check(opened.connection(), damage);
        try (Rows rows = opened.rows()) {
            Beginning beginning = beginning(file, rows);
            Environment environment = ContextRows.readEnvironment(rows, damage);
            int requests = beginning.profile.requests().size();
            CutOff cut = intervals(rows, requests, damage);
            Optional<OutcomeRows.Totals> totals =
                    OutcomeRows.readTotals(rows, cut.errors(), damage);
            Optional<Ending> ended = ending(rows, damage);
            Summary whole =
                    totals.map(OutcomeRows.Totals::whole)
                            .orElseGet(() -> cut.errors().summary(cut.intervals()));
            Summary clean =
                    totals.map(OutcomeRows.Totals::clean).orElseGet(() -> clean(cut.intervals()));
            RunJudgement judgement = OutcomeRows.readJudgement(rows, damage);
            if (ended.isEmpty()) {
                judgement = judgement.interrupted();
            }
            if (cut.note().isPresent()) {
                judgement = judgement.noted(cut.note().get());
            }
            Recording sound =
                    new Recording(
                            beginning.profile,
                            beginning.startedAt,
                            cut.intervals(),
                            whole,
                            clean,
                            judgement,
                            environment,
                            ContextRows.readCalibration(rows, damage),
                            ExemplarRows.readEvents(rows, damage),
                            ExemplarRows.readExemplars(rows, damage));
            for (String note : damage.notes()) {
                judgement = judgement.noted(note);
            }
            return new KeptRun(
                    file,
                    beginning.id,
                    sound.judged(judgement),
                    ended.orElseGet(() -> Ending.interrupted(whole.tookNanos())),
                    damage.notes());
        }
    }

    /// All intervals and errors; of an interrupted run with an end for what was awaited.
    static CutOff intervals(Rows rows, int requests, Damage damage) {
        Damage here = new Damage();
        List<Interval> intervals = IntervalReading.read(rows, requests, here);
        boolean whole = !here.any();
        damage.addAll(here);
        OutcomeRows.Errors errors = OutcomeRows.readErrors(rows, requests, damage);
        // Where intervals are damaged nobody knows what was still awaited.
        return whole && ending(rows, new Damage()).isEmpty()
                ? CutOff.of(intervals, errors)
                : CutOff.none(intervals, errors);
    }

    /// A row that vanished has no checksum to tell it.
    private static void check(Connection connection, Damage damage) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA integrity_check(1)")) {
            String found = result.next() ? result.getString(1) : "nothing";
            if (!found.equals("ok")) {
                damage.other(
                        "The record on disk is damaged, and some of it may be missing: "
                                + found.replaceAll("\\s+", " ")
                                + ".");
            }
        } catch (SQLException e) {
            damage.other(
                    "The record on disk is damaged: it could not be checked ("
                            + SqliteFaults.reason(e)
                            + ").");
        }
    }

    private record Beginning(String id, Profile profile, Instant startedAt) {}

    private static Beginning beginning(Path file, Rows rows) throws RunFileException {
        Damage damage = new Damage();
        ContextRows.Latest<Optional<Beginning>> found = new ContextRows.Latest<>(Optional.empty());
        rows.each(
                Tables.RUN,
                damage,
                row ->
                        found.value =
                                Optional.of(
                                        new Beginning(
                                                row.text("id"),
                                                profile(row.text("profile")),
                                                Instant.parse(row.text("created_at")))));
        if (found.value.isEmpty()) {
            throw new RunFileException(
                    file,
                    damage.any()
                            ? "the profile in it is damaged."
                            : "it ends before the run began.",
                    false,
                    null);
        }
        Beginning beginning = found.value.get();
        ContextRows.Latest<Instant> started = new ContextRows.Latest<>(beginning.startedAt);
        rows.each(
                Tables.START, damage, row -> started.value = Instant.parse(row.text("started_at")));
        return new Beginning(beginning.id, beginning.profile, started.value);
    }

    private static Profile profile(String yaml) {
        return switch (ProfileYaml.read(yaml.getBytes(StandardCharsets.UTF_8))) {
            case Reading.Complete complete -> complete.profile();
            case Reading.Broken broken ->
                    throw new IllegalArgumentException("the profile is broken: " + broken);
        };
    }

    /// Empty if the run was interrupted.
    private static Optional<Ending> ending(Rows rows, Damage damage) {
        ContextRows.Latest<Optional<Ending>> found = new ContextRows.Latest<>(Optional.empty());
        rows.each(
                Tables.ENDING,
                damage,
                row ->
                        found.value =
                                Optional.of(
                                        new Ending(
                                                row.name(Ending.Kind.class, "kind"),
                                                row.whole("at_ns"),
                                                row.textIfAny("reason"))));
        return found.value;
    }

    private static Summary clean(List<Interval> intervals) {
        List<Interval> good =
                intervals.stream().filter(interval -> !interval.judgement().isBad()).toList();
        return Summary.of(good, List.of());
    }
}
