package dev.barograph.run;

import dev.barograph.metrics.Recording;
import java.util.Optional;

/// What a run left behind.
///
/// @param reason for [RunEnd#FAILED] what happened, in words
public record RunResult(Recording recording, RunEnd end, Optional<String> reason) {}
