package dev.barograph.run;

import dev.barograph.model.NanoClock;
import dev.barograph.model.Problem;
import dev.barograph.model.Profile;
import dev.barograph.model.ProfileRules;
import java.util.List;

/// Runs in this process, on event loops of their own. Any thread.
public final class LocalRunService implements RunService {
    @Override
    public RunHandle start(Profile profile) {
        List<Problem> problems = ProfileRules.problems(profile);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("the profile cannot run: " + problems);
        }
        LocalRun run = new LocalRun(profile, NanoClock.SYSTEM);
        run.begin();
        return run;
    }
}
