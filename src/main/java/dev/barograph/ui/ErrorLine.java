package dev.barograph.ui;

import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Summary;
import java.time.Duration;
import java.util.List;

/// One row of the error table, ready to be shown. The message comes from the target: it is shown as
/// it is and never read as anything.
record ErrorLine(
        String kind, String count, String share, String first, String last, String message) {
    static List<ErrorLine> of(Summary summary) {
        long scheduled = summary.counts().scheduled();
        return summary.errors().stream().map(row -> line(row, scheduled)).toList();
    }

    private static ErrorLine line(ErrorRow row, long scheduled) {
        return new ErrorLine(
                row.kind().title(),
                Figures.count(row.count()),
                scheduled == 0 ? Figures.NONE : Figures.percent((double) row.count() / scheduled),
                Figures.clock(Duration.ofNanos(row.firstSeenNanos())),
                Figures.clock(Duration.ofNanos(row.lastSeenNanos())),
                row.firstMessage());
    }
}
