package dev.barograph.ui;

import dev.barograph.record.RunArchive;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;

/// The kept runs in the window: the list and what can be done with it.
record RunsModel(RunsViewModel list, RunActions actions, RunTrash trash, RunIntervals intervals) {
    /// The parts of the window that the kept runs need.
    ///
    /// @param calibrating whether a calibration is under way, which takes the whole machine
    /// @param edit brings the person to where the profile is edited
    /// @param compare shows two runs against each other: the measure, and the one judged by it
    record Parts(
            RunViewModel run,
            ObservableBooleanValue calibrating,
            DocumentViewModel document,
            Runnable edit,
            ExportViewModel export,
            BiConsumer<Path, Path> compare,
            Dialogs dialogs,
            FileChoices choices,
            Work work,
            Consumer<String> notice) {}

    static RunsModel of(RunArchive archive, Parts parts) {
        RunsViewModel list = new RunsViewModel(archive, parts.work);
        // A run that ends is kept by then.
        parts.run.recording().addListener((_, _, _) -> list.refreshIfChanged());
        return new RunsModel(
                list,
                new RunActions(archive, list, parts),
                new RunTrash(archive, list, parts.dialogs, parts.work, parts.notice),
                new RunIntervals(archive, parts.work, () -> parts.run.active().get()));
    }
}
