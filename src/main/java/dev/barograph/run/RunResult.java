package dev.barograph.run;

import dev.barograph.metrics.Recording;
import dev.barograph.record.RunHistory;
import dev.barograph.samples.KeptSamples;
import java.util.Optional;

/// What a run left behind.
///
/// @param reason for [RunEnd#FAILED] what happened, in words
/// @param kept where the run is kept on disk; whether that is complete is among the notes of the
///   recording's judgement
/// @param samples its rows for single requests; empty if it kept none
public record RunResult(
        Recording recording,
        RunEnd end,
        Optional<String> reason,
        Optional<RunHistory.Place> kept,
        Optional<KeptSamples> samples) {
    /// Of a run that is not kept.
    public RunResult(Recording recording, RunEnd end, Optional<String> reason) {
        this(recording, end, reason, Optional.empty(), Optional.empty());
    }
}
