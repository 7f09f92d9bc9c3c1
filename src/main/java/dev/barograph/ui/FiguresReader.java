package dev.barograph.ui;

import dev.barograph.metrics.CurveFigures;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTree;
import dev.barograph.metrics.RangeFigures;
import dev.barograph.run.RangeVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the figures of one run, or of a range of it, reading each interval once. Not thread-safe;
/// too slow for the FX thread.
final class FiguresReader {
    private final String request;
    private final IntervalTree tree = new IntervalTree();

    /// @param request name of the one request of the run
    FiguresReader(String request) {
        this.request = request;
    }

    /// The figures.
    ///
    /// @param intervals of the same run as before, not fewer; at least one
    /// @param errors of the whole run
    /// @param range empty for the whole run
    FiguresPage read(
            List<Interval> intervals, List<ErrorRow> errors, Optional<RangeIndexes> range) {
        tree.read(intervals);
        int from = range.map(RangeIndexes::from).orElse(0);
        int to = Math.min(range.map(RangeIndexes::to).orElse(intervals.size()), intervals.size());
        RangeFigures figures = tree.figures(from, to, errors);
        List<TimesRow> rows =
                new ArrayList<>(rows(figures.curves(), range.isPresent() ? "range" : "whole run"));
        rows.addAll(rows(figures.cleanCurves(), "clean seconds only"));
        return new FiguresPage(
                rows,
                PhaseRow.of(figures.summary().times().phases()),
                List.of(RequestRow.of(request, figures.summary())),
                Optional.of(figures),
                range.map(_ -> RangeVerdict.of(intervals.subList(from, to), figures.summary())));
    }

    private static List<TimesRow> rows(List<CurveFigures> curves, String span) {
        return curves.stream()
                .map(curve ->
                        TimesRow.of(curve.curve().title(), span, curve.times(), curve.shown()))
                .toList();
    }
}
