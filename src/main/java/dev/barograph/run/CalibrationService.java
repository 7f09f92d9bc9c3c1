package dev.barograph.run;

import dev.barograph.metrics.Calibration;
import dev.barograph.model.Profile;
import java.util.Optional;

/// Finds out, and remembers, what this machine can do with a profile's request. Nothing is ever
/// sent to the profile's target. Any thread.
public interface CalibrationService {
    /// Starts a calibration and returns at once. It takes ten to twenty-five seconds and all of the
    /// machine: not during a run.
    ///
    /// @throws IllegalArgumentException if [dev.barograph.model.ProfileRules] finds a problem in
    ///   the profile
    CalibrationHandle start(Profile profile);

    /// What is remembered for this kind of request on this machine: same method, same size of head
    /// and body (to 256 bytes), same scheme, cores, Java, collector, system and version of this
    /// program. Reads a small file; not for the FX thread.
    Optional<Calibration> kept(Profile profile);

    /// A sentence for the person who is about to start this profile, if it asks for more than this
    /// machine was calibrated to. Empty if it does not, was never calibrated, or is of the closed
    /// model, which asks for no rate. Reads a small file; not for the FX thread.
    default Optional<String> warning(Profile profile) {
        return kept(profile).flatMap(known -> CalibrationWarning.of(profile, known));
    }
}
