package dev.barograph.record;

import dev.barograph.model.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.UnaryOperator;

/// The runs of a history as a person handles them: listed, named, tagged, pinned, thrown away. What
/// the person says of a run is kept in the run's own file. Blocks; any thread; other programs may
/// use the same folder at the same time.
public final class RunArchive {
    private final RunHistory history;
    private final HistoryListing listing;
    private final Trash trash;

    /// @param folder that runs are kept in; need not be there yet
    public RunArchive(Path folder) {
        history = new RunHistory(folder);
        listing =
                new HistoryListing(
                        folder,
                        new HistoryIndex(folder, folder.resolve("index").resolve("index.sqlite")));
        trash = new Trash(folder);
    }

    /// The folder as the place that new runs go to.
    public RunHistory history() {
        return history;
    }

    /// Every run, the newest first. Files that hold none, or that cannot be read, are rows too.
    /// Only files that are new or have changed since the last time are opened.
    ///
    /// @param progress told how far it is
    /// @throws IOException if the folder cannot be read; one that is not there has no runs
    public Listing list(ListingProgress progress) throws IOException {
        return listing.list(progress);
    }

    /// Whether [#list] would say something else than the last time.
    public boolean hasChanged() {
        return listing.hasChanged();
    }

    /// The newest state of one run; empty if it is gone.
    public Optional<HistoryRow> row(Path file) {
        return listing.row(file);
    }

    /// The pinned run of a profile; what others are compared with.
    ///
    /// @param profile name of the profile
    /// @throws IOException if the folder cannot be read
    public Optional<HistoryRow> baseline(String profile) throws IOException {
        return list(ListingProgress.NONE).rows().stream()
                .filter(row -> row.pinned() && row.profile().equals(profile))
                .findFirst();
    }

    /// Reads a whole run.
    ///
    /// @throws RunFileException as [RunFile#open] does
    public KeptRun open(HistoryRow row) throws RunFileException {
        return RunFile.open(row.file());
    }

    /// The profile that a run carried out; reads nothing else of it.
    ///
    /// @throws RunFileException if it cannot be read
    public Profile profile(HistoryRow row) throws RunFileException {
        return RunFile.profile(row.file());
    }

    /// Gives a run a name of its own.
    ///
    /// @param name blank for that of its profile
    /// @return the run as it is then
    /// @throws RunFileException if it is still being recorded, damaged, or may not be changed
    public HistoryRow rename(HistoryRow row, String name) throws RunFileException {
        return change(row.file(), labels -> labels.named(name));
    }

    /// As [#rename].
    ///
    /// @param tags all that it shall have
    public HistoryRow tag(HistoryRow row, SortedSet<String> tags) throws RunFileException {
        return change(row.file(), labels -> labels.tagged(tags));
    }

    /// As [#rename].
    ///
    /// @param note empty for none
    public HistoryRow note(HistoryRow row, String note) throws RunFileException {
        return change(row.file(), labels -> labels.noted(note));
    }

    /// Makes a run the baseline of its profile. There is one at most: the one before is unpinned.
    ///
    /// @return every run that has changed
    /// @throws IOException if the folder cannot be read, else as [#rename]
    public List<HistoryRow> pin(HistoryRow row) throws IOException {
        List<HistoryRow> changed = new ArrayList<>();
        changed.add(change(row.file(), labels -> labels.pinned(true)));
        for (HistoryRow other : list(ListingProgress.NONE).rows()) {
            if (other.pinned()
                    && other.profile().equals(row.profile())
                    && !other.id().equals(row.id())) {
                changed.add(unpin(other));
            }
        }
        return changed;
    }

    /// As [#rename].
    public HistoryRow unpin(HistoryRow row) throws RunFileException {
        return change(row.file(), labels -> labels.pinned(false));
    }

    /// Moves runs to the trash, with all that is kept beside them.
    ///
    /// @return what was moved, to be given to [#restore]
    /// @throws IOException if one is still being recorded or a file cannot be moved; then none is
    public Deletion delete(List<HistoryRow> rows) throws IOException {
        for (HistoryRow row : rows) {
            HistoryRow now = HistoryReading.read(row.file());
            if (now.state() == HistoryRow.State.RUNNING) {
                throw new RunFileException(
                        "The run "
                                + row.name()
                                + " cannot be deleted: it is still being recorded, or another"
                                + " program has it open. Stop it first.");
            }
        }
        return trash.take(rows, Instant.now());
    }

    /// Moves runs back from the trash.
    ///
    /// @return the runs
    /// @throws IOException if a file cannot be moved
    public List<HistoryRow> restore(Deletion deletion) throws IOException {
        trash.giveBack(deletion);
        return deletion.rows().stream().flatMap(row -> row(row.file()).stream()).toList();
    }

    /// Removes for good what was deleted long enough ago.
    ///
    /// @param kept how long deleted runs are kept; zero removes them all
    /// @return how many deletions were removed
    /// @throws IOException if the trash cannot be read or a file cannot be removed
    public int emptyTrash(Duration kept) throws IOException {
        return trash.empty(Instant.now().minus(kept));
    }

    private HistoryRow change(Path file, UnaryOperator<Labels> change) throws RunFileException {
        HistoryRow now = HistoryReading.read(file);
        if (now.problem().isPresent()) {
            throw new RunFileException(now.problem().get());
        }
        try (Connection connection = Database.forLabels(file)) {
            change.apply(Labels.read(connection)).write(connection);
        } catch (SQLException e) {
            throw RunFile.failure(file, e);
        }
        return listing.row(file).orElseGet(() -> HistoryReading.read(file));
    }
}
