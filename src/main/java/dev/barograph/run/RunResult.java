package dev.barograph.run;

import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Profile;
import dev.barograph.record.RunHistory;
import dev.barograph.samples.KeptSamples;
import java.time.Instant;
import java.util.List;
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

    /// Of a run of which nothing is left.
    ///
    /// @param at wall-clock time of its end
    static RunResult ofNothing(Profile profile, Instant at, Throwable why) {
        return new RunResult(
                new Recording(
                        profile,
                        at,
                        List.of(),
                        Summary.EMPTY,
                        Summary.EMPTY,
                        RunJudgement.NONE.interrupted(),
                        Environment.UNKNOWN),
                RunEnd.FAILED,
                Optional.of(why.toString()));
    }
}
