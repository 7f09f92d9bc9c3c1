package dev.barograph.ui;

import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.CurveFigures;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTree;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.RangeFigures;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Profile;
import dev.barograph.run.RangeVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Makes the figures of one run, or of a range or a request of it, reading each interval once, when
/// it first matters. Not thread-safe; too slow for the FX thread.
///
/// Of all requests the table of them has response and service times: one tree a request holds
/// those, and the one of what is looked at all the rest. A tree of an hour has some 115 sums; one
/// of a request of 200/s that was looked at takes 1.7 MB.
final class FiguresReader {
    private static final int SHORT = 1_000;

    private final String name;
    private final List<RequestOfRun> requests;
    private final IntervalTree whole = new IntervalTree();
    private final List<IntervalTree> awaitedOfEach;
    private final Map<RequestOfRun, IntervalTree> lookedAt = new HashMap<>();
    private @Nullable Looked last;
    private ByRequest latest =
            new ByRequest(0, 0, LatencyPair.EMPTY, Summary.EMPTY, List.of(), List.of());

    /// What was looked at last.
    ///
    /// @param awaited is in the figures and in no interval
    /// @param phases empty while nobody wanted tables
    private record Looked(
            Optional<RequestOfRun> request,
            LatencyPair awaited,
            List<ErrorRow> errors,
            RangeFigures figures,
            Optional<List<PhaseRow>> phases) {
        boolean isOf(FiguresWish wish, int from, int to) {
            return request.equals(wish.request())
                    && awaited.equals(wish.awaited(request))
                    && errors.equals(wish.errors())
                    && figures.from() == from
                    && figures.to() == to;
        }
    }

    /// What is the same whichever request is looked at.
    ///
    /// @param awaited of all requests; is in the summaries and in no interval
    /// @param known of each request and at last of all; empty while nobody wanted tables
    private record ByRequest(
            int from,
            int to,
            LatencyPair awaited,
            Summary all,
            List<Summary> each,
            List<RequestRow.Known> known) {
        boolean isOf(FiguresWish wish, int wantedFrom, int wantedTo) {
            return from == wantedFrom
                    && to == wantedTo
                    && awaited.equals(wish.awaited(Optional.empty()));
        }

        ByRequest withKnown(List<RequestRow.Known> found) {
            return new ByRequest(from, to, awaited, all, each, found);
        }
    }

    /// @param name of all that the run sends
    /// @param requests several, or none if it sends only one
    FiguresReader(String name, List<RequestOfRun> requests) {
        this.name = name;
        this.requests = requests;
        this.awaitedOfEach = requests.stream().map(_ -> whole.anotherOfAwaited()).toList();
    }

    /// Of a run that is shown from now on.
    static FiguresReader of(Profile profile) {
        List<RequestOfRun> several = RequestOfRun.of(profile);
        return new FiguresReader(
                several.isEmpty() ? profile.inWords() : RequestFilter.ALL, several);
    }

    /// Of a run that was kept, all of it read, so that every range of it is there at once from the
    /// moment that it is shown. Slow, as opening a run is.
    static FiguresReader readThrough(Recording kept) {
        FiguresReader reader = of(kept.profile());
        List<Interval> intervals = kept.intervals();
        // A short range first: its figures take another way, which is slow the first time in a
        // process.
        for (int to : new int[] {Math.min(intervals.size(), SHORT), intervals.size()}) {
            if (to > 0) {
                var _ =
                        reader.read(
                                new FiguresWish(
                                        intervals,
                                        kept.summary().errors(),
                                        Optional.of(new RangeIndexes(0, to)),
                                        Optional.empty(),
                                        CarriedOut.of(kept),
                                        kept.summary().tookNanos(),
                                        true),
                                () -> false);
            }
        }
        return reader;
    }

    /// The figures, unless they are given up on the way; what was read by then is not read again.
    ///
    /// @param wish its intervals are of the same run as before, and not fewer; at least one
    /// @param stop asked every some milliseconds whether they are not wanted any more
    Optional<FiguresPage> read(FiguresWish wish, BooleanSupplier stop) {
        List<Interval> intervals = wish.intervals();
        Optional<RangeIndexes> range = wish.range();
        int from = range.map(RangeIndexes::from).orElse(0);
        int to = Math.min(range.map(RangeIndexes::to).orElse(intervals.size()), intervals.size());
        IntervalTree tree =
                wish.request()
                        .map(one -> lookedAt.computeIfAbsent(one, _ -> whole.another()))
                        .orElse(whole);
        tree.read(wish.request().map(one -> one.partOf(intervals)).orElse(intervals));
        boolean known = latest.isOf(wish, from, to);
        if (!tree.prepare(from, to, stop) || !(known || prepareAll(intervals, from, to, stop))) {
            return Optional.empty();
        }
        Looked looked = look(tree, wish, from, to);
        RangeFigures figures = looked.figures();
        if (!known) {
            LatencyPair awaited = wish.awaited(Optional.empty());
            Summary all =
                    wish.request().isEmpty() ? figures.summary() : whole.summary(from, to, awaited);
            latest = new ByRequest(from, to, awaited, all, each(wish, from, to), List.of());
        }
        if (wish.tables() && latest.known().isEmpty()) {
            latest = latest.withKnown(known(from, to));
        }
        List<TimesRow> rows =
                new ArrayList<>(
                        rows(
                                figures.curves(),
                                range.isPresent()
                                        ? "range"
                                        : wish.over() ? "whole run" : "so far"));
        rows.addAll(rows(figures.cleanCurves(), "clean seconds only"));
        return Optional.of(
                new FiguresPage(
                        rows,
                        looked.phases(),
                        requestRows(wish),
                        Optional.of(figures),
                        latest.all(),
                        range.map(_ -> RangeVerdict.of(intervals.subList(from, to), latest.all())),
                        wish.request()));
    }

    private Looked look(IntervalTree tree, FiguresWish wish, int from, int to) {
        Looked looked = last;
        if (looked == null || !looked.isOf(wish, from, to)) {
            looked =
                    new Looked(
                            wish.request(),
                            wish.awaited(wish.request()),
                            wish.errors(),
                            tree.figures(from, to, wish.errors(), wish.awaited(wish.request())),
                            Optional.empty());
        }
        if (wish.tables() && looked.phases().isEmpty()) {
            List<PhaseRow> phases =
                    PhaseRow.of(
                            looked.figures().summary().times(),
                            (curve, whole) -> tree.estimates(curve, from, to, whole));
            looked =
                    new Looked(
                            looked.request(),
                            looked.awaited(),
                            looked.errors(),
                            looked.figures(),
                            Optional.of(phases));
        }
        last = looked;
        return looked;
    }

    private boolean prepareAll(List<Interval> intervals, int from, int to, BooleanSupplier stop) {
        whole.read(intervals);
        if (!whole.prepare(from, to, stop)) {
            return false;
        }
        for (RequestOfRun each : requests) {
            IntervalTree tree = awaitedOfEach.get(each.index());
            tree.read(each.partOf(intervals));
            if (!tree.prepare(from, to, stop)) {
                return false;
            }
        }
        return true;
    }

    private List<Summary> each(FiguresWish wish, int from, int to) {
        return requests.stream()
                .map(each ->
                        awaitedOfEach
                                .get(each.index())
                                .summary(from, to, wish.awaited(Optional.of(each))))
                .toList();
    }

    private List<RequestRow.Known> known(int from, int to) {
        List<RequestRow.Known> known = new ArrayList<>();
        for (RequestOfRun each : requests) {
            known.add(
                    RequestRow.Known.of(
                            awaitedOfEach.get(each.index()),
                            from,
                            to,
                            latest.each().get(each.index())));
        }
        known.add(RequestRow.Known.of(whole, from, to, latest.all()));
        return List.copyOf(known);
    }

    /// Rates of a range are of all of it.
    private List<RequestRow> requestRows(FiguresWish wish) {
        List<RequestRow> rows = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            RequestOfRun request = requests.get(i);
            Summary summary = latest.each().get(i);
            rows.add(
                    RequestRow.of(
                            request,
                            summary,
                            rate(wish, summary, request.partOf(wish.intervals())),
                            known(i)));
        }
        rows.add(
                RequestRow.of(
                        name,
                        latest.all(),
                        rate(wish, latest.all(), wish.intervals()),
                        known(requests.size())));
        return rows;
    }

    private RequestRow.Known known(int row) {
        return latest.known().isEmpty() ? RequestRow.Known.NOTHING : latest.known().get(row);
    }

    private static double rate(FiguresWish wish, Summary summary, List<Interval> intervals) {
        return wish.range().isPresent()
                ? summary.donePerSecond()
                : wish.plan().donePerSecond(summary.counts(), intervals);
    }

    private static List<TimesRow> rows(List<CurveFigures> curves, String span) {
        return curves.stream()
                .map(curve ->
                        TimesRow.of(curve.curve().title(), span, curve.times(), curve.shown()))
                .toList();
    }
}
