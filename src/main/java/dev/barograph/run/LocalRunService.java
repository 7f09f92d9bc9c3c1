package dev.barograph.run;

import dev.barograph.metrics.Calibration;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Problem;
import dev.barograph.model.Profile;
import dev.barograph.model.ProfileRules;
import dev.barograph.record.RunHistory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// Runs in this process, on event loops of their own. Any thread.
public final class LocalRunService implements RunService {
    // The first run of a process warms the client up before its plan begins; the code stays warm.
    private final AtomicBoolean warm = new AtomicBoolean();
    private final Function<Profile, Optional<Calibration>> calibrations;
    private final Optional<RunHistory> history;

    /// Runs that know of no calibration and are not kept.
    public LocalRunService() {
        this(_ -> Optional.empty(), Optional.empty());
    }

    /// Runs that note down what their machine was calibrated to and are not kept.
    public LocalRunService(CalibrationService calibrations) {
        this(calibrations::kept, Optional.empty());
    }

    /// Runs that note down what their machine was calibrated to.
    ///
    /// @param history where they are kept; empty if they are not
    public LocalRunService(CalibrationService calibrations, Optional<RunHistory> history) {
        this(calibrations::kept, history);
    }

    private LocalRunService(
            Function<Profile, Optional<Calibration>> calibrations, Optional<RunHistory> history) {
        this.calibrations = calibrations;
        this.history = history;
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
                        InstantSource.system(),
                        !warm.getAndSet(true),
                        calibrations,
                        history,
                        samples);
        run.begin();
        return run;
    }
}
