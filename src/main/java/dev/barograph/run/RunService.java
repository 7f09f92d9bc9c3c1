package dev.barograph.run;

import dev.barograph.model.Profile;

/// Starts runs.
public interface RunService {
    /// Starts a run and returns at once; what goes wrong with the target is in the figures, never
    /// thrown.
    ///
    /// @throws IllegalArgumentException if [dev.barograph.model.ProfileRules] finds a problem in
    ///   the profile
    RunHandle start(Profile profile);
}
