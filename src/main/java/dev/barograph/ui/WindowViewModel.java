package dev.barograph.ui;

import dev.barograph.chart.TimeRange;
import dev.barograph.model.FailureKind;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.profile.ProfileStore;
import dev.barograph.record.RunArchive;
import dev.barograph.record.RunFile;
import dev.barograph.report.ReportFormat;
import dev.barograph.run.CalibrationService;
import dev.barograph.run.RunService;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// The window as a whole: its parts, and what needs more than one of them. FX thread only; needs no
/// toolkit.
final class WindowViewModel {
    /// What the window is built on.
    ///
    /// @param archive where runs are kept
    /// @param demo the profile that points at the embedded target
    record Services(
            RunService runs,
            RunArchive archive,
            CalibrationService calibrations,
            ProfileStore store,
            ReportFormat csv,
            SettingsFile settingsFile,
            Settings settings,
            Profile demo,
            DemoTarget demoTarget,
            NanoClock clock) {}

    private final Services services;
    private final Dialogs dialogs;
    private final Work work;
    private final EditorViewModel editor;
    private final RunViewModel run;
    private final CalibrationViewModel calibration;
    private final ObjectProperty<LiveTab> liveTab = new SimpleObjectProperty<>(LiveTab.CHARTS);
    private final SettingsViewModel settings;
    private final DocumentViewModel document;
    private final ExportViewModel export;
    private final RunsModel runs;
    private final CompareViewModel compare;
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final RunControl control;
    private final Runnable exit;
    private Runnable edit = () -> {};
    private boolean closing;

    /// @param exit ends the program
    WindowViewModel(
            Services services, Dialogs dialogs, FileChoices choices, Work work, Runnable exit) {
        this.services = services;
        this.dialogs = dialogs;
        this.work = work;
        this.exit = exit;
        editor = new EditorViewModel(services.demo(), services.clock());
        run = new RunViewModel(services.runs(), work);
        calibration = new CalibrationViewModel(services.calibrations(), work);
        settings = new SettingsViewModel(services.settings(), services.settingsFile(), work);
        document =
                new DocumentViewModel(
                        editor,
                        services.store(),
                        services.demoTarget(),
                        dialogs,
                        choices,
                        settings,
                        work,
                        notice::set);
        export = new ExportViewModel(run, services.csv(), dialogs, choices, work, notice::set);
        compare = new CompareViewModel(file -> RunFile.open(file).recording(), choices, work);
        runs =
                RunsModel.of(
                        services.archive(),
                        new RunsModel.Parts(
                                run,
                                calibration.active(),
                                document,
                                this::edit,
                                export,
                                compare::show,
                                dialogs,
                                choices,
                                work,
                                notice::set));
        control = new RunControl(editor, run, calibration);
        liveTab.addListener((_, _, page) -> run.examples().want(page == LiveTab.EXAMPLES));
        editor.reading().addListener((_, _, _) -> notice.set(""));
        run.active().addListener((_, _, _) -> notice.set(""));
    }

    EditorViewModel editor() {
        return editor;
    }

    RunViewModel run() {
        return run;
    }

    CalibrationViewModel calibration() {
        return calibration;
    }

    /// What starts and stops runs and calibrations.
    RunControl control() {
        return control;
    }

    /// Lists the examples of a part of the run and turns to their page.
    ///
    /// @param range when they ended
    /// @param band how long they took
    /// @param kind how they failed
    void showExamples(
            Optional<TimeRange> range, Optional<LatencyBand> band, Optional<FailureKind> kind) {
        run.examples().show(range, band, kind);
        liveTab.set(LiveTab.EXAMPLES);
    }

    /// The page of the live view that is on screen.
    ObjectProperty<LiveTab> liveTab() {
        return liveTab;
    }

    SettingsViewModel settings() {
        return settings;
    }

    DocumentViewModel document() {
        return document;
    }

    ExportViewModel export() {
        return export;
    }

    /// The kept runs.
    RunsModel runs() {
        return runs;
    }

    /// The page that holds two kept runs against each other.
    CompareViewModel compare() {
        return compare;
    }

    /// Opens the page of comparisons, on the two runs that are selected in the list if two are.
    void showComparison() {
        if (runs.actions().hasTwo()) {
            runs.actions().compare();
        } else {
            compare.show();
        }
    }

    /// What brings the person to where the profile is edited.
    void onEdit(Runnable action) {
        edit = action;
    }

    /// Brings the person to where the profile is edited.
    void edit() {
        edit.run();
    }

    Dialogs dialogs() {
        return dialogs;
    }

    Work work() {
        return work;
    }

    Profile demo() {
        return services.demo();
    }

    String demoTarget() {
        return services.demoTarget().words();
    }

    /// What was done last, in a sentence; empty once something else has happened.
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /// Says in a sentence what was done.
    void say(String what) {
        notice.set(what);
    }

    /// Says that something inside the program went wrong.
    void fault(Throwable what) {
        notice.set("Internal error: " + what);
    }

    /// Makes what was done by hand in the run on screen the stages of the profile in the editors.
    void saveSteeredAsStages() {
        run.steering()
                .done()
                .ifPresent(shape -> {
                    editor.useShape(shape);
                    notice.set(
                            "The load now has the stages of this run, what was done by hand"
                                    + " included. Undo brings the old ones back.");
                });
    }

    /// Keeps a line of the person in the run under way.
    void addNote(String text) {
        if (!text.isBlank()) {
            run.steering().note(text);
            notice.set("Noted: " + text.strip());
        }
    }

    /// Ends the program, after asking about unsaved changes and a run under way. A run is stopped
    /// first and gets its drain time; asking again while it drains gives up on what is in flight.
    void close() {
        if (closing) {
            run.stop();
            return;
        }
        document.guard(() -> {
            calibration.cancel();
            if (!run.active().get()) {
                exit.run();
            } else if (dialogs.askStopAndClose()) {
                closing = true;
                notice.set(
                        "Closing when the run has stopped. Close again to cancel what is in flight.");
                run.afterEnd(exit);
                if (run.state().get() != RunState.DRAINING) {
                    run.stop();
                }
            }
        });
    }
}
