package dev.barograph.ui;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Summary;
import dev.barograph.model.FailureKind;
import java.time.Duration;
import java.util.List;

/// One row of the error table, ready to be shown. The message comes from the target: it is shown as
/// it is and never read as anything.
record ErrorLine(
        FailureKind failure,
        String kind,
        String count,
        String share,
        String first,
        String last,
        String message) {
    static List<ErrorLine> of(Summary summary) {
        return summary.errors().stream().map(row -> line(row, summary.counts())).toList();
    }

    private static ErrorLine line(ErrorRow row, Counts counts) {
        long whole = whole(row.kind(), counts);
        return new ErrorLine(
                row.kind(),
                row.kind().title(),
                Figures.count(row.count()),
                whole == 0 ? Figures.NONE : Figures.percent((double) row.count() / whole),
                Figures.clock(Duration.ofNanos(row.firstSeenNanos())),
                Figures.clock(Duration.ofNanos(row.lastSeenNanos())),
                row.firstMessage());
    }

    /// What a kind is a share of. Failures and time-outs are shares of all that was answered, so
    /// that they add up to [Counts#errorShare()] at any moment of a run.
    private static long whole(FailureKind kind, Counts counts) {
        return switch (kind.group()) {
            case FAILED, TIMED_OUT -> counts.ok() + counts.failed() + counts.timedOut();
            case CANCELLED, NOT_SENT -> counts.scheduled();
        };
    }
}
