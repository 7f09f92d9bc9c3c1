package dev.barograph.run;

import dev.barograph.model.Profile;
import java.util.concurrent.CompletionStage;

/// A run that was started. Any thread; no method blocks.
public interface RunHandle {
    /// The profile as it was when the run started.
    Profile profile();

    /// The newest figures; cheap enough to ask for ten times a second.
    Snapshot snapshot();

    /// Ends the run early: nothing more is scheduled, requests in flight get `limits.drain`, the
    /// rest is cancelled and counted. Of a run whose plan is over it ends the wait for what is in
    /// flight; the run is [RunEnd#COMPLETED] then. Calling it again, or on an ended run, does
    /// nothing.
    void stop();

    /// Ends the run now: as [#stop()] with a drain time of zero.
    void cancel();

    /// Changes the load from now on: requests per second (open model) or in flight (closed). It
    /// stays until the plan ends or another change; requests in flight are never cut. More than a
    /// profile may ask for becomes that. This and the changes below do nothing while no plan is
    /// carried out, and on a run that cannot be steered.
    ///
    /// @param level 0 or more
    default void setLevel(double level) {}

    /// Asks for nothing more until [#resume()]; what is in flight is counted as it ends. The plan
    /// stands still: what is left of it comes after the pause.
    default void pause() {}

    /// Goes on after [#pause()].
    default void resume() {}

    /// Stays at the level of now, of a ramp too; the plan stands still as in a pause.
    default void hold() {}

    /// Goes on with the plan: after [#hold()] from where it stood still, after [#setLevel(double)]
    /// from where it is by now.
    default void followPlan() {}

    /// Adds a line of the user to the events of the run; empty ones are left out, long ones cut.
    default void note(String text) {}

    /// Completes when everything has ended, always, and at most `limits.drain` + 1 s after the plan
    /// ended or [#stop()]; one second more if rows of single requests are kept and the disk does
    /// not answer. Never completes exceptionally: an internal error is [RunEnd#FAILED] in the
    /// result.
    CompletionStage<RunResult> result();
}
