package dev.barograph.ui;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RangeFigures;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.metrics.Summary;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The row of numbers, ready to be shown. Of one request they are its own, but for those in flight
/// and waiting, which are of all.
///
/// @param rateSpan what the rates cover
/// @param totalSpan what all else covers
record Tiles(
        String rateSpan,
        String totalSpan,
        String asked,
        String sent,
        String done,
        String p50,
        String p95,
        String p99,
        String errors,
        boolean anyErrors,
        String inFlight,
        String waiting) {
    /// What is shorter than this is no second.
    private static final long LEAST_NANOS = 500_000_000;

    static final Tiles EMPTY =
            new Tiles(
                    "",
                    "",
                    Figures.NONE,
                    Figures.NONE,
                    Figures.NONE,
                    Figures.NONE,
                    Figures.NONE,
                    Figures.NONE,
                    Figures.NONE,
                    false,
                    Figures.NONE,
                    Figures.NONE);

    /// Rates are of the last full interval while the run goes on and of the whole run when it is
    /// over; all else is of the run so far.
    ///
    /// @param summary of what is looked at in the run so far
    /// @param request empty for all of them
    static Tiles of(Snapshot snapshot, Summary summary, Optional<RequestOfRun> request) {
        boolean over = snapshot.phase() == RunPhase.DONE;
        String asked = Figures.NONE;
        String sent = Figures.NONE;
        String done = Figures.NONE;
        if (!snapshot.intervals().isEmpty()) {
            Interval last = lastFull(snapshot.intervals());
            Counts all = over ? snapshot.summary().counts() : last.counts();
            Counts counts =
                    over
                            ? summary.counts()
                            : request.map(one -> last.ofRequest(one.index()).counts()).orElse(all);
            double seconds = over ? snapshot.summary().tookNanos() / 1e9 : last.seconds();
            asked = Figures.rate(asked(request, all.scheduled(), counts) / seconds);
            sent = Figures.rate(counts.sent() / seconds);
            done = Figures.rate(counts.done() / seconds);
        }
        AwaitedTimes response = summary.times().response();
        double errors = summary.counts().errorShare();
        return new Tiles(
                over ? "whole run" : "last second",
                over ? "whole run" : "so far",
                asked,
                sent,
                done,
                percentile(response, 50),
                percentile(response, 95),
                percentile(response, 99),
                snapshot.intervals().isEmpty() ? Figures.NONE : Figures.percent(errors),
                errors > 0,
                Figures.count(snapshot.gauges().inFlight()),
                Figures.count(snapshot.gauges().waiting()));
    }

    /// Of a selected range: rates are means, and in flight and waiting the most at the end of any
    /// of its seconds.
    ///
    /// @param range of what is looked at
    /// @param part its intervals, at least one
    /// @param request empty for all of them
    static Tiles of(RangeFigures range, List<Interval> part, Optional<RequestOfRun> request) {
        long due = part.stream().mapToLong(each -> each.counts().scheduled()).sum();
        Counts counts = range.summary().counts();
        double seconds = range.summary().tookNanos() / 1e9;
        AwaitedTimes response = range.summary().times().response();
        int inFlight = part.stream().mapToInt(Interval::inFlight).max().orElse(0);
        int waiting = part.stream().mapToInt(Interval::waiting).max().orElse(0);
        return new Tiles(
                "range, mean",
                "range",
                Figures.rate(asked(request, due, counts) / seconds),
                Figures.rate(counts.sent() / seconds),
                Figures.rate(counts.done() / seconds),
                percentile(response, 50),
                percentile(response, 95),
                percentile(response, 99),
                Figures.percent(counts.errorShare()),
                counts.errorShare() > 0,
                most(inFlight),
                most(waiting));
    }

    private static double asked(Optional<RequestOfRun> request, long due, Counts own) {
        return request.map(one -> one.asked(due, own)).orElse((double) own.scheduled());
    }

    private static String most(int count) {
        return (count == 0 ? "" : "≤ ") + Figures.count(count);
    }

    /// With `≥` if requests that the run did not wait for could have made it longer.
    static String percentile(AwaitedTimes response, double percentile) {
        OptionalLong nanos = response.times().percentileNanos(percentile);
        return (response.isLowerBound(nanos) ? "≥ " : "") + Figures.time(nanos);
    }

    /// The last interval, or the one before if the last was cut off by the end of the run: a rate
    /// over a few milliseconds is no rate.
    private static Interval lastFull(List<Interval> intervals) {
        Interval last = intervals.getLast();
        return last.lengthNanos() < LEAST_NANOS && intervals.size() > 1
                ? intervals.get(intervals.size() - 2)
                : last;
    }
}
