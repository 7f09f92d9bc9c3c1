package dev.barograph.ui;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Curve;
import dev.barograph.metrics.CurveFigures;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.KnownErrors;
import dev.barograph.metrics.PercentileEstimate;
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
/// @param p50 of the response time, as those that follow
/// @param serviceP50 of the service time, as those that follow
record Tiles(
        String rateSpan,
        String totalSpan,
        String asked,
        String sent,
        String done,
        TimeCell p50,
        TimeCell p95,
        TimeCell p99,
        TimeCell serviceP50,
        TimeCell serviceP95,
        TimeCell serviceP99,
        ErrorCell errors,
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
                    TimeCell.NONE,
                    TimeCell.NONE,
                    TimeCell.NONE,
                    TimeCell.NONE,
                    TimeCell.NONE,
                    TimeCell.NONE,
                    ErrorCell.NONE,
                    Figures.NONE,
                    Figures.NONE);

    /// Rates are of the last full interval while the run goes on, and when it is over of all of its
    /// plan, without the wait for the last answers; all else is of the run so far.
    ///
    /// @param plan the part of the run that rates are of when it is over
    /// @param summary of what is looked at in the run so far
    /// @param request empty for all of them
    /// @param known what is known of it by now; it may be some seconds old, and empty while nothing
    ///   is known
    static Tiles of(
            Snapshot snapshot,
            Summary summary,
            CarriedOut plan,
            Optional<RequestOfRun> request,
            Optional<RangeFigures> known) {
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
            double seconds = over ? plan.nanos() / 1e9 : last.seconds();
            asked = Figures.rate(asked(request, all.scheduled(), counts) / seconds);
            sent = Figures.rate(counts.sent() / seconds);
            done =
                    Figures.rate(
                            over
                                    ? plan.donePerSecond(
                                            counts, part(request, snapshot.intervals()))
                                    : counts.ended() / seconds);
        }
        AwaitedTimes response = summary.times().response();
        AwaitedTimes service = summary.times().service();
        Optional<CurveFigures> knownResponse = known.map(figures -> figures.of(Curve.RESPONSE));
        Optional<CurveFigures> knownService = known.map(figures -> figures.of(Curve.SERVICE));
        return new Tiles(
                over ? "whole run" : "last second",
                over ? "whole run" : "so far",
                asked,
                sent,
                done,
                percentile(response, 50, knownResponse),
                percentile(response, 95, knownResponse),
                percentile(response, 99, knownResponse),
                percentile(service, 50, knownService),
                percentile(service, 95, knownService),
                percentile(service, 99, knownService),
                ErrorCell.of(KnownErrors.of(summary)),
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
        Optional<CurveFigures> known = Optional.of(range.of(Curve.RESPONSE));
        AwaitedTimes service = range.summary().times().service();
        Optional<CurveFigures> knownService = Optional.of(range.of(Curve.SERVICE));
        int inFlight = part.stream().mapToInt(Interval::inFlight).max().orElse(0);
        int waiting = part.stream().mapToInt(Interval::waiting).max().orElse(0);
        return new Tiles(
                "range, mean",
                "range",
                Figures.rate(asked(request, due, counts) / seconds),
                Figures.rate(counts.sent() / seconds),
                Figures.rate(counts.ended() / seconds),
                percentile(response, 50, known),
                percentile(response, 95, known),
                percentile(response, 99, known),
                percentile(service, 50, knownService),
                percentile(service, 95, knownService),
                percentile(service, 99, knownService),
                ErrorCell.of(KnownErrors.ofRange(range.summary())),
                most(inFlight),
                most(waiting));
    }

    private static List<Interval> part(Optional<RequestOfRun> request, List<Interval> all) {
        return request.map(one -> one.partOf(all)).orElse(all);
    }

    private static double asked(Optional<RequestOfRun> request, long due, Counts own) {
        return request.map(one -> one.asked(due, own)).orElse((double) own.scheduled());
    }

    private static String most(int count) {
        return (count == 0 ? "" : "≤ ") + Figures.count(count);
    }

    /// What is known may be older than the times: an interval that they have left is none.
    private static TimeCell percentile(
            AwaitedTimes response, double percentile, Optional<CurveFigures> known) {
        if (!response.sufficeFor(percentile)) {
            return TimeCell.percentile(
                    response,
                    percentile,
                    Confidence.ofOne(response, List.of(percentile)).getFirst());
        }
        long now = response.times().percentileNanos(percentile).orElseThrow();
        return known.map(figures -> figures.of(percentile))
                .flatMap(estimate -> renewed(estimate, now))
                .map(response::bounded)
                .map(estimate -> TimeCell.percentile(response, percentile, estimate))
                .orElseGet(() -> TimeCell.awaitingInterval(response, percentile));
    }

    private static Optional<PercentileEstimate> renewed(PercentileEstimate known, long nanos) {
        return switch (known) {
            case PercentileEstimate.Known(long _, long low, long high) ->
                    low <= nanos && nanos <= high
                            ? Optional.of(new PercentileEstimate.Known(nanos, low, high))
                            : Optional.empty();
            case PercentileEstimate.OpenAbove(long _, long low) ->
                    low <= nanos
                            ? Optional.of(new PercentileEstimate.OpenAbove(nanos, low))
                            : Optional.empty();
            case PercentileEstimate.NoInterval none -> Optional.of(none);
            case PercentileEstimate.TooFew _ -> Optional.empty();
        };
    }

    /// As text for a place that has no room for an interval. With `≥` if requests that the run did
    /// not wait for could have made it longer.
    static String percentile(AwaitedTimes response, double percentile) {
        OptionalLong nanos = response.times().percentileNanos(percentile);
        return nanos.isPresent() && !response.sufficeFor(percentile)
                ? "too few"
                : bounded(response, nanos);
    }

    /// A figure that needs no interval, with `≥` as [#percentile(AwaitedTimes, double)].
    static String bounded(AwaitedTimes times, OptionalLong nanos) {
        return (times.isLowerBound(nanos) ? "≥ " : "") + Figures.time(nanos);
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
