package dev.barograph.run;

import dev.barograph.model.Profile;
import java.util.concurrent.CompletionStage;

/// A run whose recording holds what its machine was calibrated to.
///
/// @param known asked when the run is over
record CalibratedRun(RunHandle run, CalibrationService known) implements RunHandle {
    @Override
    public Profile profile() {
        return run.profile();
    }

    @Override
    public Snapshot snapshot() {
        return run.snapshot();
    }

    @Override
    public void stop() {
        run.stop();
    }

    @Override
    public void cancel() {
        run.cancel();
    }

    @Override
    public void setLevel(double level) {
        run.setLevel(level);
    }

    @Override
    public void pause() {
        run.pause();
    }

    @Override
    public void resume() {
        run.resume();
    }

    @Override
    public void hold() {
        run.hold();
    }

    @Override
    public void followPlan() {
        run.followPlan();
    }

    @Override
    public void note(String text) {
        run.note(text);
    }

    @Override
    public CompletionStage<RunResult> result() {
        return run.result().thenApply(this::calibrated);
    }

    private RunResult calibrated(RunResult result) {
        return new RunResult(
                result.recording().calibrated(known.kept(run.profile())),
                result.end(),
                result.reason());
    }
}
