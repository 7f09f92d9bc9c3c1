package dev.barograph.run;

import dev.barograph.metrics.Calibration;
import dev.barograph.model.Problem;
import dev.barograph.model.Profile;
import dev.barograph.model.ProfileRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Calibrates in this process and remembers the figures in a folder. Any thread.
public final class LocalCalibrations implements CalibrationService {
    private final KeptCalibrations file;

    /// @param folder where the figures are remembered, [SettingsFolder#ofProcess()] as a rule
    public LocalCalibrations(Path folder) {
        this.file = new KeptCalibrations(folder);
    }

    @Override
    public CalibrationHandle start(Profile profile) {
        List<Problem> problems = ProfileRules.problems(profile);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("the profile cannot be sent: " + problems);
        }
        LocalCalibration calibration =
                new LocalCalibration(profile.request(), found -> keep(profile, found));
        calibration.begin();
        return calibration;
    }

    @Override
    public Optional<Calibration> kept(Profile profile) {
        return Optional.ofNullable(file.read().byKey().get(CalibrationKey.of(profile)));
    }

    /// Why it could not be kept, or what was wrong with the file before.
    private Optional<String> keep(Profile profile, Calibration found) {
        Optional<String> before = file.read().note();
        try {
            file.keep(CalibrationKey.of(profile), found);
            return before;
        } catch (IOException e) {
            return Optional.of("The calibration could not be kept: " + e);
        }
    }
}
