package dev.barograph.health;

import static dev.barograph.health.Wording.requests;

import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.model.FailureKind.Group;
import dev.barograph.model.Load;
import java.util.List;

/// What a reader must know of the wait for the last answers of a run that is over. Pure; any
/// thread.
final class LastAnswers {
    private LastAnswers() {}

    /// A judgement with a note if requests timed out in that wait: the seconds of the plan show
    /// nothing of them.
    ///
    /// @param events what happened in the run, in order of time
    /// @param intervals of the whole run, in order
    static RunJudgement noted(
            RunJudgement judgement, Load load, List<RunEvent> events, List<Interval> intervals) {
        CarriedOut plan = CarriedOut.of(load, RunEvent.stoppedNanos(events), intervals);
        long late =
                plan.after(intervals).stream()
                        .mapToLong(each -> each.counts().of(Group.TIMED_OUT))
                        .sum();
        return late == 0
                ? judgement
                : judgement.noted(
                        "%s sent in the plan timed out while the run waited for the last answers."
                                .formatted(requests(late)));
    }
}
