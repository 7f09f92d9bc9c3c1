package dev.barograph.run;

import dev.barograph.metrics.Recording;
import dev.barograph.samples.KeptSamples;
import java.util.Optional;

/// What a run left behind.
///
/// @param reason for [RunEnd#FAILED] what happened, in words
/// @param samples its rows for single requests; empty if none were wanted
public record RunResult(
        Recording recording,
        RunEnd end,
        Optional<String> reason,
        Optional<KeptSamples> samples) {
    /// Of a run without rows for single requests.
    public RunResult(Recording recording, RunEnd end, Optional<String> reason) {
        this(recording, end, reason, Optional.empty());
    }
}
