package dev.barograph.ui;

import dev.barograph.model.Problem;
import dev.barograph.model.Profile;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;

/// Starts and stops what takes a while: a run of what stands in the editors, or a calibration for
/// it. FX thread only; needs no toolkit.
final class RunControl {
    private final EditorViewModel editor;
    private final RunViewModel run;
    private final CalibrationViewModel calibration;
    private final BooleanBinding canStart;
    private final StringBinding hint;

    RunControl(EditorViewModel editor, RunViewModel run, CalibrationViewModel calibration) {
        this.editor = editor;
        this.run = run;
        this.calibration = calibration;
        canStart =
                Bindings.createBooleanBinding(
                        () ->
                                !run.active().get()
                                        && !calibration.active().get()
                                        && editor.reading().get().problems().isEmpty(),
                        run.active(),
                        calibration.active(),
                        editor.reading());
        hint =
                Bindings.createStringBinding(
                        this::hintNow,
                        run.standing().status(),
                        run.active(),
                        calibration.active(),
                        editor.reading());
        editor.reading().addListener((_, _, _) -> warn());
        run.active().addListener((_, _, _) -> warn());
        warn();
    }

    /// Whether a run can be started now.
    BooleanBinding canStart() {
        return canStart;
    }

    /// What stands beside the Run button: how the run goes, or why there can be none.
    StringBinding hint() {
        return hint;
    }

    /// Starts a run of what stands in the editors.
    void start() {
        if (canStart.get()) {
            editor.reading().get().runnable().ifPresent(run::start);
        }
    }

    /// Finds out what this machine can do with the request in the editors.
    void calibrate() {
        if (canStart.get()) {
            editor.reading().get().runnable().ifPresent(calibration::start);
        }
    }

    /// Stops what is under way.
    ///
    /// @return false if nothing is
    boolean stop() {
        if (run.active().get()) {
            run.stop();
            return true;
        }
        if (calibration.active().get()) {
            calibration.cancel();
            return true;
        }
        return false;
    }

    /// The one large button: runs, or stops what runs.
    void runOrStop() {
        if (run.active().get()) {
            run.stop();
        } else {
            start();
        }
    }

    private String hintNow() {
        List<Problem> problems = editor.reading().get().problems();
        if (calibration.active().get()) {
            return "Calibrating";
        }
        if (run.active().get() || problems.isEmpty()) {
            return run.standing().status().get();
        }
        return problems.size() == 1
                ? "One problem to solve before a run"
                : problems.size() + " problems to solve before a run";
    }

    /// Looks up whether the profile asks for too much; the warning over a run stays as it was at
    /// its start. Makes room for what a run of it will show.
    private void warn() {
        if (!run.active().get()) {
            Optional<Profile> runnable = editor.reading().get().runnable();
            runnable.ifPresent(calibration::check);
            runnable.ifPresent(run::foresee);
        }
    }
}
