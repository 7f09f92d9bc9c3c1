package dev.barograph.ui;

import dev.barograph.metrics.Recording;
import dev.barograph.report.ReportFile;
import dev.barograph.report.ReportFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;

/// Writes the last run as files into a folder that the person chooses. FX thread only; needs no
/// toolkit.
final class ExportViewModel {
    private final RunViewModel run;
    private final ReportFormat csv;
    private final Dialogs dialogs;
    private final FileChoices choices;
    private final Work work;
    private final Consumer<String> notice;

    ExportViewModel(
            RunViewModel run,
            ReportFormat csv,
            Dialogs dialogs,
            FileChoices choices,
            Work work,
            Consumer<String> notice) {
        this.run = run;
        this.csv = csv;
        this.dialogs = dialogs;
        this.choices = choices;
        this.work = work;
        this.notice = notice;
    }

    /// Whether there is a finished run to write.
    BooleanBinding possible() {
        return run.recording().isNotNull();
    }

    /// Asks for a folder and writes the last run there; asks again before it replaces files.
    void exportCsv() {
        Recording recording = run.recording().get();
        if (recording != null) {
            exportCsv(recording);
        }
    }

    /// Asks for a folder and writes a run there; asks again before it replaces files.
    void exportCsv(Recording recording) {
        choices.exportFolder().ifPresent(folder -> look(recording, folder));
    }

    private void look(Recording recording, Path folder) {
        work.run(
                () ->
                        csv.files(recording).stream()
                                .map(ReportFile::name)
                                .filter(name -> Files.exists(folder.resolve(name)))
                                .toList(),
                there -> {
                    if (there.isEmpty()
                            || dialogs.askReplace(
                                    "Replace the files?",
                                    folder + " already holds " + String.join(" and ", there) + ".",
                                    "Replace")) {
                        write(recording, folder);
                    }
                },
                this::failed);
    }

    private void write(Recording recording, Path folder) {
        notice.accept("Writing CSV to " + folder);
        work.run(() -> csv.write(recording, folder), this::wrote, this::failed);
    }

    private void wrote(List<Path> files) {
        notice.accept(
                "Wrote " + files.stream().map(Path::toString).collect(Collectors.joining(" and ")));
    }

    private void failed(String why) {
        notice.accept("The export did not work: " + why);
        dialogs.showFailure("Not exported", why);
    }
}
