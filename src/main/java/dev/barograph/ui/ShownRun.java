package dev.barograph.ui;

import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RangeFigures;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Course;
import dev.barograph.model.Load;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A whole run, or what there is of it so far, ready to be shown. Immutable.
///
/// @param snapshot its newest state
/// @param over whether it has ended
/// @param plan the part of it in which its plan was carried out
record ShownRun(
        Snapshot snapshot,
        List<RunEvent> events,
        VerdictLine verdict,
        boolean over,
        CarriedOut plan) {
    static final ShownRun NOTHING =
            new ShownRun(
                    new Snapshot(
                            RunPhase.STARTING,
                            0,
                            0,
                            OptionalLong.empty(),
                            Gauges.ZERO,
                            List.of(),
                            Summary.EMPTY,
                            Summary.EMPTY,
                            RunJudgement.NONE),
                    List.of(),
                    VerdictLine.NONE,
                    false,
                    new CarriedOut(0, 0));

    static ShownRun of(Snapshot snapshot, Load load) {
        return new ShownRun(
                snapshot,
                snapshot.events(),
                verdict(snapshot),
                snapshot.phase() == RunPhase.DONE,
                CarriedOut.of(
                        load, RunEvent.stoppedNanos(snapshot.events()), snapshot.intervals()));
    }

    private static VerdictLine verdict(Snapshot snapshot) {
        VerdictLine found = VerdictLine.of(snapshot.judgement());
        if (snapshot.phase() == RunPhase.DONE) {
            return found;
        }
        if (snapshot.phase() != RunPhase.RUNNING || !Headline.asksForNothing(snapshot)) {
            return found.soFar();
        }
        Course course = snapshot.course().orElseThrow();
        return course.isOverAt(snapshot.elapsedNanos())
                ? found.soFar()
                : found.whileResting(course.isPaused());
    }

    /// The same with the final stamp.
    ShownRun ended(Recording left) {
        return new ShownRun(
                snapshot,
                left.events().isEmpty() ? events : left.events(),
                VerdictLine.of(left.judgement()),
                true,
                CarriedOut.of(left.profile().load(), left.stoppedNanos(), snapshot.intervals()));
    }

    List<Interval> intervals() {
        return snapshot.intervals();
    }

    /// Failures of one request, or of all.
    List<ErrorRow> errors(Optional<RequestOfRun> request) {
        return summary(request).errors();
    }

    /// @param known what is known of its percentiles
    Tiles tiles(Optional<RequestOfRun> request, Optional<RangeFigures> known) {
        return equals(NOTHING)
                ? Tiles.EMPTY
                : Tiles.of(snapshot, summary(request), plan, request, known);
    }

    List<ErrorLine> lines(Optional<RequestOfRun> request) {
        return ErrorLine.of(summary(request));
    }

    /// Before the first second there are no parts.
    private Summary summary(Optional<RequestOfRun> request) {
        Summary whole = snapshot.summary();
        return request.map(one ->
                        one.index() < whole.parts().size()
                                ? whole.parts().get(one.index())
                                : Summary.EMPTY)
                .orElse(whole);
    }

    /// The time that the intervals cover.
    double seconds() {
        Interval last = intervals().isEmpty() ? null : intervals().getLast();
        return last == null ? 0 : last.endNanos() / 1e9;
    }
}
