package dev.barograph.run;

import dev.barograph.model.NanoClock;
import dev.barograph.model.Problem;
import dev.barograph.model.Profile;
import dev.barograph.model.ProfileRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/// Runs in this process, on event loops of their own. Any thread.
public final class LocalRunService implements RunService {
    // The first run of a process warms the client up before its plan begins; the code stays warm.
    private final AtomicBoolean warm = new AtomicBoolean();
    private final UnaryOperator<RunHandle> noted;

    /// Runs that know of no calibration.
    public LocalRunService() {
        this.noted = UnaryOperator.identity();
    }

    /// Runs that note down what their machine was calibrated to.
    public LocalRunService(CalibrationService calibrations) {
        this.noted = run -> new CalibratedRun(run, calibrations);
    }

    @Override
    public RunHandle start(Profile profile) {
        return start(profile, Optional.empty());
    }

    @Override
    public RunHandle start(Profile profile, Optional<Path> samples) {
        List<Problem> problems = ProfileRules.problems(profile);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("the profile cannot run: " + problems);
        }
        LocalRun run = 
                new LocalRun(
                        profile,
                        NanoClock.SYSTEM,
                        !warm.getAndSet(true),
                        RequestRows.of(profile, samples));
        run.begin();
        return noted.apply(run);
    }
}
