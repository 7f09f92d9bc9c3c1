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
    public CompletionStage<RunResult> result() {
        return run.result().thenApply(this::calibrated);
    }

    private RunResult calibrated(RunResult result) {
        return new RunResult(
                result.recording().calibrated(known.kept(run.profile())),
                result.end(),
                result.reason(),
                result.samples());
    }
}
