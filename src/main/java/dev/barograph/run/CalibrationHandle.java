package dev.barograph.run;

import java.util.concurrent.CompletionStage;

/// A calibration that was started. Any thread; no method blocks.
public interface CalibrationHandle {
    /// How far it is.
    CalibrationProgress progress();

    /// Ends it within a second, with [CalibrationResult.Cancelled]. Does nothing once it has ended.
    void cancel();

    /// Completes when it is over and no thread or socket of it is left; never exceptionally.
    CompletionStage<CalibrationResult> result();
}
