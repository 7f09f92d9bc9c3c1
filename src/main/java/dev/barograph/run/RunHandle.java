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
    /// rest is cancelled and counted. Calling it again, or on an ended run, does nothing.
    void stop();

    /// Ends the run now: as [#stop()] with a drain time of zero.
    void cancel();

    /// Completes when everything has ended, always, and at most `limits.drain` + 1 s after the plan
    /// ended or [#stop()]; one second more if rows of single requests are kept and the disk does
    /// not answer. Never completes exceptionally: an internal error is [RunEnd#FAILED] in
    /// the result.
    CompletionStage<RunResult> result();
}
