package dev.barograph.record;

import dev.barograph.metrics.Calibration;
import dev.barograph.metrics.Environment;
import dev.barograph.model.Profile;
import java.time.Instant;
import java.util.Optional;

/// What is known of a run before its first request leaves, and on disk by then.
///
/// @param id unique, see [RunId]
/// @param program version of this program
/// @param createdAt wall-clock time
public record RunFacts(
        String id,
        Profile profile,
        String program,
        Environment environment,
        Optional<Calibration> calibration,
        Instant createdAt) {}
