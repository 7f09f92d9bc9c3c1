package dev.barograph.run;

import dev.barograph.health.RunJudge;
import dev.barograph.metrics.Calibration;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Exemplar;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was measured of a run that is over. Immutable; any thread.
///
/// @param startedAt wall-clock time at which everything began to count
/// @param judgement of the whole run
/// @param exemplars requests kept as examples
record Measured(
        Instant startedAt,
        List<Interval> intervals,
        Summary summary,
        Summary clean,
        RunJudgement judgement,
        List<Exemplar> exemplars) {
    /// Of a run that ended before its plan began.
    static Measured nothing(Instant at) {
        RunJudgement none = RunJudge.of(List.of(), Summary.EMPTY, true);
        return new Measured(at, List.of(), Summary.EMPTY, Summary.EMPTY, none, List.of());
    }

    /// Of a run whose last interval has been cut.
    ///
    /// @param events what happened in it
    static Measured of(Underway parts, List<RunEvent> events, RunEnd end) {
        IntervalTicker ticker = parts.ticker();
        RunJudgement judged =
                RunJudge.atEnd(
                        parts.profile().load(),
                        events,
                        ticker.intervals(),
                        ticker.summary(),
                        end != RunEnd.COMPLETED);
        return new Measured(
                parts.startedAt(),
                ticker.intervals(),
                ticker.summary(),
                ticker.clean(),
                parts.ticks().noted(judged),
                ticker.exemplars());
    }

    /// What is left of the run.
    ///
    /// @param judged its judgement, with what is known beside the intervals
    /// @param calibration what this machine was calibrated to for its profile
    Recording recording(
            Profile profile,
            RunJudgement judged,
            Environment environment,
            Optional<Calibration> calibration,
            List<RunEvent> events) {
        return new Recording(
                profile,
                startedAt,
                intervals,
                summary,
                clean,
                judged,
                environment,
                calibration,
                events,
                exemplars);
    }
}
