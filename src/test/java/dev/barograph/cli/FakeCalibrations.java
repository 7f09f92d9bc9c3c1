package dev.barograph.cli;

import dev.barograph.metrics.Calibration;
import dev.barograph.model.Profile;
import dev.barograph.run.CalibrationHandle;
import dev.barograph.run.CalibrationProgress;
import dev.barograph.run.CalibrationResult;
import dev.barograph.run.CalibrationService;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Calibrations that end as they are told.
final class FakeCalibrations implements CalibrationService {
    static final Calibration FOUND =
            new Calibration(
                    Instant.parse("2026-03-01T12:00:00Z"),
                    41_000,
                    OptionalDouble.of(29_000),
                    1_000,
                    120_000,
                    450_000,
                    "io_uring",
                    false);

    Optional<Calibration> known = Optional.empty();

    /// Empty for one that ends when it is cancelled.
    Optional<CalibrationResult> ends =
            Optional.of(new CalibrationResult.Done(FOUND, Optional.of("a note")));

    @Override
    public CalibrationHandle start(Profile profile) {
        CompletableFuture<CalibrationResult> result = new CompletableFuture<>();
        ends.ifPresent(end -> {
            if (end instanceof CalibrationResult.Done done) {
                known = Optional.of(done.calibration());
            }
            result.complete(end);
        });
        return new CalibrationHandle() {
            @Override
            public CalibrationProgress progress() {
                return new CalibrationProgress(0.5, "Full speed");
            }

            @Override
            public void cancel() {
                result.complete(new CalibrationResult.Cancelled());
            }

            @Override
            public CompletionStage<CalibrationResult> result() {
                return result;
            }
        };
    }

    @Override
    public Optional<Calibration> kept(Profile profile) {
        return known;
    }
}
