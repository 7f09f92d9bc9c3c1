package dev.barograph.ui;

import dev.barograph.metrics.Calibration;
import dev.barograph.model.Profile;
import dev.barograph.run.CalibrationHandle;
import dev.barograph.run.CalibrationProgress;
import dev.barograph.run.CalibrationResult;
import dev.barograph.run.CalibrationService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Calibrations that say what the test says and load nothing.
final class FakeCalibrations implements CalibrationService {
    static final Calibration KNOWN =
            new Calibration(
                    Instant.parse("2026-01-02T03:04:05Z"),
                    41_000,
                    OptionalDouble.of(29_000),
                    1_000,
                    120_000,
                    450_000,
                    "epoll",
                    false);

    final List<FakeCalibration> started = new ArrayList<>();
    Optional<Calibration> kept = Optional.empty();
    int lookups;

    @Override
    public CalibrationHandle start(Profile profile) {
        FakeCalibration calibration = new FakeCalibration();
        started.add(calibration);
        return calibration;
    }

    @Override
    public Optional<Calibration> kept(Profile profile) {
        lookups++;
        return kept;
    }

    static final class FakeCalibration implements CalibrationHandle {
        final CompletableFuture<CalibrationResult> result = new CompletableFuture<>();
        CalibrationProgress progress = new CalibrationProgress(0.4, "Trying 12,000/s.");
        int cancels;

        @Override
        public CalibrationProgress progress() {
            return progress;
        }

        @Override
        public void cancel() {
            cancels++;
            result.complete(new CalibrationResult.Cancelled());
        }

        @Override
        public CompletionStage<CalibrationResult> result() {
            return result;
        }
    }
}
