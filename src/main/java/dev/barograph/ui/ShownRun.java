package dev.barograph.ui;

import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.util.List;

/// A whole run, or what there is of it so far, ready to be shown. Immutable.
///
/// @param elapsedNanos since the run began
/// @param over whether the run is
record ShownRun(
        List<Interval> intervals,
        List<RunEvent> events,
        List<ErrorRow> errors,
        Tiles tiles,
        VerdictLine verdict,
        List<ErrorLine> lines,
        long elapsedNanos,
        boolean over) {
    static final ShownRun NOTHING =
            new ShownRun(
                    List.of(),
                    List.of(),
                    List.of(),
                    Tiles.EMPTY,
                    VerdictLine.NONE,
                    List.of(),
                    0,
                    false);

    static ShownRun of(Snapshot snapshot) {
        return new ShownRun(
                snapshot.intervals(),
                snapshot.events(),
                snapshot.summary().errors(),
                Tiles.of(snapshot),
                VerdictLine.of(snapshot.judgement()),
                ErrorLine.of(snapshot.summary()),
                snapshot.elapsedNanos(),
                snapshot.phase() == RunPhase.DONE);
    }

    /// The same with the final stamp.
    ShownRun ended(Recording left) {
        return new ShownRun(
                intervals,
                left.events().isEmpty() ? events : left.events(),
                errors,
                tiles,
                VerdictLine.of(left.judgement()),
                lines,
                elapsedNanos,
                true);
    }

    /// The time that the intervals cover.
    double seconds() {
        Interval last = intervals.isEmpty() ? null : intervals.getLast();
        return last == null ? 0 : (last.startNanos() + last.lengthNanos()) / 1e9;
    }
}
