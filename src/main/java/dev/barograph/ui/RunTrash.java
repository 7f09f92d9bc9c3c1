package dev.barograph.ui;

import dev.barograph.record.Deletion;
import dev.barograph.record.HistoryRow;
import dev.barograph.record.RunArchive;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Throws kept runs away and brings them back. FX thread only; needs no toolkit.
final class RunTrash {
    private static final Duration IN_TRASH = Duration.ofDays(30);

    private final RunArchive archive;
    private final RunsViewModel list;
    private final Dialogs dialogs;
    private final Work work;
    private final Consumer<String> notice;
    private final Deque<Deletion> deletions = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper lastDeletion = new ReadOnlyStringWrapper("");

    RunTrash(
            RunArchive archive,
            RunsViewModel list,
            Dialogs dialogs,
            Work work,
            Consumer<String> notice) {
        this.archive = archive;
        this.list = list;
        this.dialogs = dialogs;
        this.work = work;
        this.notice = notice;
    }

    /// Whether a deletion can be taken back.
    ReadOnlyBooleanProperty canUndo() {
        return canUndo.getReadOnlyProperty();
    }

    /// What was said of the last deletion.
    ReadOnlyStringProperty lastDeletion() {
        return lastDeletion.getReadOnlyProperty();
    }

    /// Moves the selected runs to the trash; [#undo] brings them back.
    void delete() {
        List<HistoryRow> rows = list.selected().get();
        if (!rows.isEmpty()) {
            work.run(
                    () -> archive.delete(rows),
                    deletion -> deleted(deletion),
                    failed("Not deleted"));
        }
    }

    private void deleted(Deletion deletion) {
        list.remove(deletion.rows());
        deletions.push(deletion);
        canUndo.set(true);
        lastDeletion.set(
                deletion.rows().size() == 1
                        ? "Deleted “" + deletion.rows().getFirst().name() + "”."
                        : "Deleted " + deletion.rows().size() + " runs.");
        notice.accept(lastDeletion.get());
    }

    /// Brings back what was deleted last.
    void undo() {
        if (deletions.isEmpty()) {
            return;
        }
        Deletion deletion = deletions.pop();
        canUndo.set(!deletions.isEmpty());
        work.run(
                () -> archive.restore(deletion),
                rows -> {
                    list.put(rows);
                    notice.accept(
                            rows.size() == 1
                                    ? "“" + rows.getFirst().name() + "” is back."
                                    : rows.size() + " runs are back.");
                },
                why -> {
                    // Still in the trash: it can be tried again.
                    deletions.push(deletion);
                    canUndo.set(true);
                    dialogs.showFailure("Not brought back", why);
                });
    }

    /// Asks, and removes for good what was deleted.
    void emptyTrash() {
        if (dialogs.askReplace(
                "Empty the trash?",
                "Every deleted run is removed for good. Without this, runs stay in the trash for "
                        + IN_TRASH.toDays()
                        + " days.",
                "Remove them")) {
            deletions.clear();
            canUndo.set(false);
            work.run(
                    () -> archive.emptyTrash(Duration.ZERO),
                    count -> notice.accept(count == 0 ? "The trash was empty." : "Trash emptied."),
                    failed("Trash not emptied"));
        }
    }

    /// Removes what has been in the trash for long.
    void tidyTrash() {
        work.quietly(() -> archive.emptyTrash(IN_TRASH), _ -> {}, _ -> {});
    }

    private Consumer<String> failed(String title) {
        return why -> dialogs.showFailure(title, why);
    }
}
