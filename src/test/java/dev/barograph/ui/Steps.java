package dev.barograph.ui;

import dev.barograph.model.NanoClock;
import dev.barograph.profile.ProfileStore;
import dev.barograph.record.RunArchive;
import dev.barograph.report.CsvFormat;
import dev.barograph.report.ReportFormat;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.property.StringProperty;

/// A window's view models without a window: everything runs at once on the caller's thread.
final class Steps {
    private static final DemoTarget DEMO = DemoTarget.at("http://127.0.0.1:18080");

    final FakeDialogs dialogs = new FakeDialogs();
    final FakeChoices choices = new FakeChoices();
    final FakeRuns runs = new FakeRuns();
    final FakeCalibrations calibrations = new FakeCalibrations();
    final SettingsFile settingsFile;
    final RunArchive archive;
    final WindowViewModel window;
    long nowNanos = -5;
    int exits;

    Steps(Path folder) {
        this(folder, new CsvFormat());
    }

    Steps(Path folder, DemoTarget demo) {
        this(folder, new CsvFormat(), demo, Runnable::run);
    }

    Steps(Path folder, ReportFormat csv) {
        this(folder, csv, DEMO, Runnable::run);
    }

    /// @param away runs what is slow
    Steps(Path folder, Executor away) {
        this(folder, new CsvFormat(), DEMO, away);
    }

    private Steps(Path folder, ReportFormat csv, DemoTarget demoTarget, Executor away) {
        settingsFile = new SettingsFile(folder.resolve("settings"));
        archive = new RunArchive(folder.resolve("runs"));
        NanoClock clock = () -> nowNanos;
        window =
                new WindowViewModel(
                        new WindowViewModel.Services(
                                runs,
                                archive,
                                calibrations,
                                new ProfileStore(),
                                csv,
                                settingsFile,
                                settingsFile.load(),
                                StarterProfiles.demo("http://127.0.0.1:18080"),
                                demoTarget,
                                clock),
                        dialogs,
                        choices,
                        new Work(away, Runnable::run),
                        () -> exits++);
    }

    EditorViewModel editor() {
        return window.editor();
    }

    void type(Field field, String text) {
        type(editor().text(field), text);
    }

    /// Types a text letter by letter, 0.1 s apart.
    void type(StringProperty field, String text) {
        for (int i = 1; i <= text.length(); i++) {
            nowNanos += 100_000_000;
            field.set(text.substring(0, i));
        }
    }

    /// Lets so much time go by that the next edit is one of its own.
    void pause() {
        nowNanos += 2_000_000_000L;
    }
}
