package dev.barograph.ui;

import dev.barograph.metrics.CurveFigures;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTree;
import dev.barograph.metrics.RangeFigures;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.metrics.Summary;
import dev.barograph.run.RangeVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the figures of one run, or of a range or a request of it, reading each interval once. Not
/// thread-safe; too slow for the FX thread.
final class FiguresReader {
    private final String name;
    private final List<RequestOfRun> requests;
    private final IntervalTree whole = new IntervalTree();
    private final List<IntervalTree> parts;
    private ByRequest latest = new ByRequest(0, 0, Summary.EMPTY, List.of());

    /// What is the same whichever request is looked at.
    private record ByRequest(int from, int to, Summary all, List<RequestRow> rows) {}

    /// @param name of all that the run sends
    /// @param requests several, or none if it sends only one
    FiguresReader(String name, List<RequestOfRun> requests) {
        this.name = name;
        this.requests = requests;
        this.parts = requests.stream().map(_ -> new IntervalTree()).toList();
    }

    /// The figures.
    ///
    /// @param wish its intervals are of the same run as before, and not fewer; at least one
    FiguresPage read(FiguresWish wish) {
        List<Interval> intervals = wish.intervals();
        Optional<RangeIndexes> range = wish.range();
        whole.read(intervals);
        for (RequestOfRun each : requests) {
            parts.get(each.index()).read(each.partOf(intervals));
        }
        int from = range.map(RangeIndexes::from).orElse(0);
        int to = Math.min(range.map(RangeIndexes::to).orElse(intervals.size()), intervals.size());
        IntervalTree tree = wish.request().map(one -> parts.get(one.index())).orElse(whole);
        RangeFigures figures = tree.figures(from, to, wish.errors());
        if (latest.from() != from || latest.to() != to) {
            latest =
                    byRequest(
                            from,
                            to,
                            wish.request().isEmpty() ? figures.summary() : whole.summary(from, to));
        }
        List<TimesRow> rows =
                new ArrayList<>(rows(figures.curves(), range.isPresent() ? "range" : "whole run"));
        rows.addAll(rows(figures.cleanCurves(), "clean seconds only"));
        return new FiguresPage(
                rows,
                PhaseRow.of(figures.summary().times().phases()),
                latest.rows(),
                Optional.of(figures),
                latest.all(),
                range.map(_ -> RangeVerdict.of(intervals.subList(from, to), latest.all())),
                wish.request());
    }

    private ByRequest byRequest(int from, int to, Summary all) {
        List<RequestRow> rows = new ArrayList<>();
        for (RequestOfRun each : requests) {
            rows.add(RequestRow.of(each, parts.get(each.index()).summary(from, to)));
        }
        rows.add(RequestRow.of(name, all));
        return new ByRequest(from, to, all, rows);
    }

    private static List<TimesRow> rows(List<CurveFigures> curves, String span) {
        return curves.stream()
                .map(curve ->
                        TimesRow.of(curve.curve().title(), span, curve.times(), curve.shown()))
                .toList();
    }
}
