package dev.barograph.record;

import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Exemplar;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that a run has come to so far; a later state holds all of an earlier one, apart from
/// the interval that is not over.
///
/// @param startedAt wall-clock time at which everything began to count
/// @param intervals all finished ones; a list that does not change
/// @param unfinished what there is of the interval after them; empty at the end of one
/// @param summary of the finished ones, with the failures of all
/// @param events all so far, in order of time; a list that does not change
/// @param exemplars all that are kept so far, in no order
/// @param environment as far as it is known by now; empty if no more is known than before the run
public record RunState(
        Instant startedAt,
        List<Interval> intervals,
        Optional<Interval> unfinished,
        Summary summary,
        RunJudgement judgement,
        List<RunEvent> events,
        List<Exemplar> exemplars,
        Optional<Environment> environment) {
    /// In an environment of which no more is known than before the run.
    public RunState(
            Instant startedAt,
            List<Interval> intervals,
            Optional<Interval> unfinished,
            Summary summary,
            RunJudgement judgement,
            List<RunEvent> events,
            List<Exemplar> exemplars) {
        this(
                startedAt,
                intervals,
                unfinished,
                summary,
                judgement,
                events,
                exemplars,
                Optional.empty());
    }

    /// At the end of an interval.
    public RunState(
            Instant startedAt,
            List<Interval> intervals,
            Summary summary,
            RunJudgement judgement,
            List<RunEvent> events,
            List<Exemplar> exemplars) {
        this(startedAt, intervals, Optional.empty(), summary, judgement, events, exemplars);
    }

    /// The same with what is known of its environment.
    public RunState in(Environment known) {
        return new RunState(
                startedAt,
                intervals,
                unfinished,
                summary,
                judgement,
                events,
                exemplars,
                Optional.of(known));
    }
}
