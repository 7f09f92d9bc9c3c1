package dev.barograph.run;

import dev.barograph.model.Profile;
import java.nio.file.Path;
import java.util.Optional;

/// Starts runs.
public interface RunService {
    /// Starts a run and returns at once; what goes wrong with the target is in the figures, never
    /// thrown.
    ///
    /// @throws IllegalArgumentException if [dev.barograph.model.ProfileRules] finds a problem in
    ///   the profile
    RunHandle start(Profile profile);

    /// The same with a place for the rows of single requests.
    ///
    /// @param samples file that they go to if the profile wants them ([Profile#samples()]); one
    ///   that is there is replaced. Without a place they go beside the record of the run, if there
    ///   is one. If it cannot be written, the run goes on and its notes say so.
    default RunHandle start(Profile profile, Optional<Path> samples) {
        return start(profile);
    }
}
