package dev.barograph.ui;

import dev.barograph.metrics.Calibration;
import dev.barograph.model.Profile;
import dev.barograph.run.CalibratedRequest;
import dev.barograph.run.CalibrationHandle;
import dev.barograph.run.CalibrationProgress;
import dev.barograph.run.CalibrationResult;
import dev.barograph.run.CalibrationService;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// What this machine can do with the request being edited, and the warning over a run that asks for
/// more. FX thread only; needs no toolkit. Somebody calls [#tick()] a few times a second while a
/// calibration goes on.
final class CalibrationViewModel {
    private final CalibrationService service;
    private final Work work;
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper warning = new ReadOnlyStringWrapper("");
    private @Nullable CalibrationHandle handle;
    private @Nullable Profile warnedAbout;
    private boolean cancelWanted;

    CalibrationViewModel(CalibrationService service, Work work) {
        this.service = service;
        this.work = work;
    }

    /// Whether a calibration is under way. It takes the whole machine: no run may start.
    ReadOnlyBooleanProperty active() {
        return active.getReadOnlyProperty();
    }

    /// Share that is done, 0 to 1.
    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// What is being tried, or what came of it; empty if there is nothing to say.
    ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /// Why the profile asks for more than this machine can be trusted with; empty if it does not,
    /// as far as is known.
    ReadOnlyStringProperty warning() {
        return warning.getReadOnlyProperty();
    }

    /// Starts a calibration; does nothing while one is under way.
    void start(Profile profile) {
        if (active.get()) {
            return;
        }
        cancelWanted = false;
        handle = null;
        active.set(true);
        progress.set(0);
        text.set("Calibrating");
        work.run(() -> service.start(profile), now -> started(now, profile), this::broken);
    }

    /// Ends the calibration under way; nothing is kept of it.
    void cancel() {
        cancelWanted = true;
        if (handle != null) {
            text.set("Cancelling the calibration");
            handle.cancel();
        }
    }

    /// Shows how far it is; cheap.
    void tick() {
        CalibrationHandle running = handle;
        if (running != null && active.get() && !cancelWanted) {
            CalibrationProgress now = running.progress();
            progress.set(now.share());
            text.set("Calibrating. " + now.step());
        }
    }

    /// Takes the text away.
    void dismiss() {
        if (!active.get()) {
            text.set("");
        }
    }

    /// Looks up whether this profile asks for too much. Another one asked about meanwhile wins.
    void check(Profile profile) {
        if (profile.equals(warnedAbout)) {
            return;
        }
        warnedAbout = profile;
        work.quietly(
                () -> service.warning(profile),
                found -> {
                    if (profile.equals(warnedAbout)) {
                        warning.set(found.orElse(""));
                    }
                },
                // What cannot be read warns of nothing.
                _ -> {});
    }

    private void started(CalibrationHandle running, Profile profile) {
        handle = running;
        var _ = running.result().thenAccept(result -> work.onFx(() -> ended(result, profile)));
        if (cancelWanted) {
            running.cancel();
        }
        tick();
    }

    private void ended(CalibrationResult result, Profile profile) {
        handle = null;
        active.set(false);
        progress.set(0);
        text.set(
                switch (result) {
                    case CalibrationResult.Done(Calibration known, Optional<String> note) ->
                            known.inWords(CalibratedRequest.inWords(profile))
                                    + ' '
                                    + known.floorInWords()
                                    + note.map(words -> ' ' + words).orElse("");
                    case CalibrationResult.Cancelled _ ->
                            "The calibration was cancelled; nothing was kept.";
                    case CalibrationResult.Failed(String reason) ->
                            "The calibration failed: " + reason;
                });
        warnedAbout = null;
        check(profile);
    }

    private void broken(String why) {
        active.set(false);
        text.set("The calibration could not start: " + why);
    }
}
