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
    /// For a spreadsheet, or for whoever looks after the target.
    String copied() {
        return String.join("\t", kind, count, share, first, last, message);
    }

    static List<ErrorLine> of(Summary summary) {
        return summary.errors().stream().map(row -> line(row, summary.counts())).toList();
    }

    /// Title of the page of errors, with the number of their kinds; what only the end of the run
    /// cut off is listed there and is no error, as in the chart.
    static String title(List<ErrorLine> lines) {
        long kinds = lines.stream().filter(line -> !line.failure().isEndOfRun()).count();
        String title = kinds == 0 ? "Errors" : "Errors (" + kinds + ")";
        return kinds == lines.size() ? title : title + " + cut off";
    }

    private static ErrorLine line(ErrorRow row, Counts counts) {
        long whole = counts.whole(row.kind());
        return new ErrorLine(
                row.kind(),
                row.kind().title(),
                Figures.count(row.count()),
                whole == 0 ? Figures.NONE : Figures.percent((double) row.count() / whole),
                Figures.clock(Duration.ofNanos(row.firstSeenNanos())),
                Figures.clock(Duration.ofNanos(row.lastSeenNanos())),
                row.firstMessage());
    }
}
