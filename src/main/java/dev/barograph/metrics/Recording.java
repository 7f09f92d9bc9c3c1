package dev.barograph.metrics;

import dev.barograph.model.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Everything that a finished run left behind; what reports are made of.
///
/// @param startedAt wall-clock time at which the run began; everything else counts from it
/// @param intervals in order, without gaps
/// @param summary the whole run
/// @param clean the same over the intervals in which the generator was not the limit; without its
///   error messages
/// @param calibration what this machine was calibrated to for this kind of request
/// @param events what happened, in order of time
/// @param exemplars requests kept as examples, in no order
public record Recording(
        Profile profile,
        Instant startedAt,
        List<Interval> intervals,
        Summary summary,
        Summary clean,
        RunJudgement judgement,
        Environment environment,
        Optional<Calibration> calibration,
        List<RunEvent> events,
        List<Exemplar> exemplars) {
    public Recording {
        intervals = List.copyOf(intervals);
        events = List.copyOf(events);
        exemplars = List.copyOf(exemplars);
    }

    /// On a machine that was never calibrated to this kind of request.
    public Recording(
            Profile profile,
            Instant startedAt,
            List<Interval> intervals,
            Summary summary,
            Summary clean,
            RunJudgement judgement,
            Environment environment) {
        this(
                profile,
                startedAt,
                intervals,
                summary,
                clean,
                judgement,
                environment,
                Optional.empty(),
                List.of(),
                List.of());
    }

    /// When the load was ended before its plan was, since the run began; empty if it was not.
    public OptionalLong stoppedNanos() {
        return RunEvent.stoppedNanos(events);
    }

    /// The same with another calibration.
    public Recording calibrated(Optional<Calibration> known) {
        return new Recording(
                profile,
                startedAt,
                intervals,
                summary,
                clean,
                judgement,
                environment,
                known,
                events,
                exemplars);
    }

    /// The same with another judgement.
    public Recording judged(RunJudgement newJudgement) {
        return new Recording(
                profile,
                startedAt,
                intervals,
                summary,
                clean,
                newJudgement,
                environment,
                calibration,
                events,
                exemplars);
    }

    /// The same with what happened and with examples.
    public Recording explained(List<RunEvent> happened, List<Exemplar> examples) {
        return new Recording(
                profile,
                startedAt,
                intervals,
                summary,
                clean,
                judgement,
                environment,
                calibration,
                happened,
                examples);
    }
}
