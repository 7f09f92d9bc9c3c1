package dev.barograph.run;

import dev.barograph.health.RunJudge;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import java.util.List;

/// What is to be thought of a part of a run, as if only that part had been recorded. Pure; any
/// thread.
public final class RangeVerdict {
    private RangeVerdict() {}

    /// Judges a part.
    ///
    /// @param intervals the part, in order
    /// @param summary of those intervals
    public static RunJudgement of(List<Interval> intervals, Summary summary) {
        return RunJudge.of(intervals, summary, false);
    }
}
