package dev.barograph.run;

import dev.barograph.metrics.Calibration;
import java.util.Optional;

/// How a calibration ended.
public sealed interface CalibrationResult {
    /// It has its figures.
    ///
    /// @param note what speaks against them: that other programs were busy, why they could not be
    ///   kept, or what was wrong with what had been kept before
    record Done(Calibration calibration, Optional<String> note) implements CalibrationResult {}

    /// Somebody ended it; nothing was kept.
    record Cancelled() implements CalibrationResult {}

    /// It could not be carried out.
    ///
    /// @param reason in words
    record Failed(String reason) implements CalibrationResult {}
}
