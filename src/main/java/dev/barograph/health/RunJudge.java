package dev.barograph.health;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import java.util.List;

/// Judges a whole run from its judged intervals. Pure.
public final class RunJudge {
    private RunJudge() {}

    /// What is to be thought of a run, or of what there is of it so far.
    ///
    /// @param interrupted whether it ended before its plan did
    public static RunJudgement of(List<Interval> intervals, Summary summary, boolean interrupted) {
        return new RunJudgement(
                interrupted ? Stamp.INTERRUPTED : Stamp.VALID,
                Judgement.NONE,
                List.of(),
                0,
                intervals.size());
    }
}
