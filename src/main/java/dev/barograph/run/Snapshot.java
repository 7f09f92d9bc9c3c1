package dev.barograph.run;

import dev.barograph.metrics.AwaitedSoFar;
import dev.barograph.metrics.Exemplar;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.ThresholdCheck;
import dev.barograph.model.Course;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The state of a run at one moment. Immutable.
///
/// @param elapsedNanos since the run began; stops growing when it is over
/// @param progress share of the plan that is done, 0 to 1
/// @param leftNanos time until the plan ends as far as that is known; empty when only a number of
///   requests ends it and none has ended yet, and while the plan stands still
/// @param gauges counters and gauges of this very moment
/// @param intervals all finished intervals; a view that does not change
/// @param summary all finished intervals together, with what was awaited at the end of the last one
/// @param clean those in which the generator was not the limit, together; with what was awaited if
///   the last one is among them
/// @param awaited what was awaited at the end of the last interval and is in none yet
/// @param judgement what is to be thought of the run so far
/// @param events what has happened, in order of time; a view that does not change
/// @param exemplars requests kept as examples, in no order; a view that does not change
/// @param thresholds how those of the profile stand in the run so far, in its order
/// @param course the plan and what was changed of it by hand; empty while nothing is carried out
public record Snapshot(
        RunPhase phase,
        long elapsedNanos,
        double progress,
        OptionalLong leftNanos,
        Gauges gauges,
        List<Interval> intervals,
        Summary summary,
        Summary clean,
        AwaitedSoFar awaited,
        RunJudgement judgement,
        List<RunEvent> events,
        List<Exemplar> exemplars,
        List<ThresholdCheck> thresholds,
        Optional<Course> course) {
    /// Before the client is open, or if it never was.
    static Snapshot ofNothingYet(
            RunPhase phase,
            RunJudgement judgement,
            List<RunEvent> events,
            List<ThresholdCheck> thresholds) {
        return new Snapshot(
                phase,
                0,
                0,
                OptionalLong.empty(),
                Gauges.ZERO,
                List.of(),
                Summary.EMPTY,
                Summary.EMPTY,
                AwaitedSoFar.NONE,
                judgement,
                events,
                List.of(),
                thresholds,
                Optional.empty());
    }

    /// Of a run without thresholds that cannot be steered and awaits nothing for long.
    public Snapshot(
            RunPhase phase,
            long elapsedNanos,
            double progress,
            OptionalLong leftNanos,
            Gauges gauges,
            List<Interval> intervals,
            Summary summary,
            Summary clean,
            RunJudgement judgement,
            List<RunEvent> events,
            List<Exemplar> exemplars) {
        this(
                phase,
                elapsedNanos,
                progress,
                leftNanos,
                gauges,
                intervals,
                summary,
                clean,
                AwaitedSoFar.NONE,
                judgement,
                events,
                exemplars,
                List.of(),
                Optional.empty());
    }

    /// Of a run in which nothing has happened that is worth a mark or an example.
    public Snapshot(
            RunPhase phase,
            long elapsedNanos,
            double progress,
            OptionalLong leftNanos,
            Gauges gauges,
            List<Interval> intervals,
            Summary summary,
            Summary clean,
            RunJudgement judgement) {
        this(
                phase,
                elapsedNanos,
                progress,
                leftNanos,
                gauges,
                intervals,
                summary,
                clean,
                judgement,
                List.of(),
                List.of());
    }
}
