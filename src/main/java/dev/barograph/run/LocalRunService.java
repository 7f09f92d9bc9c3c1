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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Runs in this process, on event loops of their own. Any thread.
public final class LocalRunService implements RunService {
    /// What was warmed up, or is being, by a run before its plan began.
    private final Set<Warmup.Part> warm = ConcurrentHashMap.newKeySet();

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
        Set<Warmup.Part> cold =
                Warmup.wanted(profile.load()).stream()
                        .filter(warm::add)
                        .collect(Collectors.toSet());
        LocalRun run =
                new LocalRun(
                        profile,
                        NanoClock.SYSTEM,
                        InstantSource.system(),
                        cold,
                        warm::removeAll,
                        calibrations,
                        history,
                        samples);
        run.begin();
        return run;
    }
}
