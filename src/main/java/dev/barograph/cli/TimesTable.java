package dev.barograph.cli;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/// How long requests took: a row for each figure, a column for each curve. Immutable.
final class TimesTable {
    private static final String TOO_FEW = "too few samples";
    private static final String NO_INTERVAL = " (no interval)";
    private static final String NONE = "n/a";
    private static final String GIVEN_UP = "timed out";

    private final List<Curve> curves;
    private final long unfinished;

    private TimesTable(List<Curve> curves, long unfinished) {
        this.curves = curves;
        this.unfinished = unfinished;
    }

    /// @param estimates of [Latencies#SHOWN]
    /// @param requests how many it is of
    private record Curve(
            String name,
            AwaitedTimes awaited,
            List<PercentileEstimate> estimates,
            String requests) {
        String percentile(int index) {
            String value = bounded(awaited.times().percentileNanos(Latencies.SHOWN.get(index)));
            return switch (estimates.get(index)) {
                case PercentileEstimate.TooFew _ -> awaited.times().isEmpty() ? NONE : TOO_FEW;
                case PercentileEstimate.NoInterval none ->
                        value
                                + switch (none.cause()) {
                                    case TOO_FEW_SECONDS -> "";
                                    case SECONDS_DIFFER -> NO_INTERVAL;
                                };
                case PercentileEstimate.Known known ->
                        value
                                + " ("
                                + Figures.millis(OptionalLong.of(known.lowNanos()))
                                + "-"
                                + Figures.millis(OptionalLong.of(known.highNanos()))
                                + ")";
            };
        }

        String bounded(OptionalLong nanos) {
            return (awaited.isLowerBound(nanos) ? ">=" : "") + Figures.millis(nanos);
        }

        /// If one time is a lower bound, so is the mean of all.
        String mean() {
            return (awaited.censored() > 0 ? ">=" : "")
                    + Figures.millis(awaited.times().meanNanos());
        }
    }

    /// Of good responses, and of requests still awaited at the end.
    ///
    /// @param intervals what the summary is made of; if there are none, its samples are taken for
    ///   independent ones
    static TimesTable of(Summary summary, List<Interval> intervals) {
        Counting counting = new Counting(summary, intervals);
        return new TimesTable(
                List.of(
                        counting.curve("response", Times::response, " ok + ", " awaited"),
                        counting.curve("service", Times::service, " ok + ", " awaited"),
                        counting.curve("queue", Times::queue, " ok + ", " never sent")),
                summary.times().response().censored());
    }

    /// Of requests that failed and of those given up on; empty if there are neither.
    ///
    /// @param intervals as for [#of(Summary, List)]
    static Optional<TimesTable> ofFailures(Summary summary, List<Interval> intervals) {
        Counting counting = new Counting(summary, intervals);
        List<Curve> curves = new ArrayList<>();
        if (!summary.failed().response().isEmpty()) {
            curves.add(
                    counting.curve("failed, response", times -> exact(times.failed().response())));
            curves.add(counting.curve("failed, service", times -> exact(times.failed().service())));
        }
        if (!summary.timedOut().response().isEmpty()) {
            curves.add(
                    counting.curve(
                            GIVEN_UP + ", response",
                            times -> allBounds(times.timedOut().response())));
            curves.add(
                    counting.curve(
                            GIVEN_UP + ", service",
                            times -> allBounds(times.timedOut().service())));
        }
        return curves.isEmpty() ? Optional.empty() : Optional.of(new TimesTable(curves, 0));
    }

    List<String> lines() {
        TextTable table = new TextTable();
        table.row(row("milliseconds", Curve::name));
        for (int i = 0; i < Latencies.SHOWN.size(); i++) {
            int index = i;
            table.row(row("p" + name(Latencies.SHOWN.get(i)), curve -> curve.percentile(index)));
        }
        table.row(row("min", curve -> curve.bounded(curve.awaited.times().minNanos())));
        table.row(row("max", curve -> curve.bounded(curve.awaited.times().maxNanos())));
        table.row(row("mean", Curve::mean));
        table.row(row("stddev", curve -> Figures.millis(curve.awaited.times().stddevNanos())));
        table.row(row("requests", Curve::requests));
        return table.lines();
    }

    /// Whether an interval is missing for want of seconds: in a run of a few seconds that is most
    /// of them, so it is said once.
    private boolean hasFewSeconds() {
        return curves.stream()
                .flatMap(curve -> curve.estimates.stream())
                .anyMatch(each ->
                        each instanceof PercentileEstimate.NoInterval none
                                && none.cause()
                                        == PercentileEstimate.NoInterval.Cause.TOO_FEW_SECONDS);
    }

    /// What the words and signs of some tables of one run mean, as far as they occur.
    static List<String> legend(List<TimesTable> tables) {
        List<String> lines = tables.stream().flatMap(table -> table.lines().stream()).toList();
        long unfinished = tables.stream().mapToLong(table -> table.unfinished).max().orElse(0);
        List<String> legend = new ArrayList<>();
        legend.add(
                "response: from the moment a request was due; service: from the moment it was sent;"
                        + " queue: what lies between; all of good responses.");
        if (unfinished > 0) {
            legend.add("awaited: unfinished when the run ended; their times are in as well.");
        }
        if (lines.stream().anyMatch(line -> line.matches(".*\\(\\d.*"))) {
            legend.add(
                    "(in brackets: 95 of 100 such runs have the target's true percentile in there)");
        }
        if (tables.stream().anyMatch(TimesTable::hasFewSeconds)) {
            legend.add(
                    "(without brackets: too few seconds for an interval; they differ, and so few of"
                            + " them cannot tell what another such run would show)");
        }
        if (lines.stream().anyMatch(line -> line.contains(NO_INTERVAL))) {
            legend.add(
                    "(no interval: the seconds differ too much to say what another such run would"
                            + " show)");
        }
        if (unfinished > 0 && lines.stream().anyMatch(line -> line.contains(">="))) {
            legend.add(
                    ">= at least: "
                            + Figures.count(unfinished, "request")
                            + " had no answer yet when the run ended, and waited longer than is known.");
        }
        if (lines.stream().anyMatch(line -> line.contains(GIVEN_UP))) {
            legend.add(
                    ">= at least, if timed out: a request that was given up on would have taken"
                            + " longer.");
        }
        return legend;
    }

    private List<String> row(String name, Function<Curve, String> cell) {
        return Stream.concat(Stream.of(name), curves.stream().map(cell)).toList();
    }

    /// Makes curves of one run.
    private record Counting(Summary summary, List<Interval> intervals) {
        Curve curve(String name, Function<Times, AwaitedTimes> awaited) {
            AwaitedTimes whole = awaited.apply(summary.times());
            List<Latencies> parts =
                    intervals.isEmpty()
                            ? List.of(whole.times())
                            : intervals.stream()
                                    .map(interval -> awaited.apply(interval.times()).times())
                                    .toList();
            return new Curve(
                    name,
                    whole,
                    Confidence.estimates(parts, Latencies.SHOWN),
                    Long.toString(whole.times().count()));
        }

        /// With the number of lower bounds told apart, if there are any.
        Curve curve(
                String name, Function<Times, AwaitedTimes> awaited, String exact, String bounds) {
            Curve plain = curve(name, awaited);
            AwaitedTimes times = plain.awaited;
            return times.censored() == 0
                    ? plain
                    : new Curve(
                            name,
                            times,
                            plain.estimates,
                            (times.times().count() - times.censored())
                                    + exact
                                    + times.censored()
                                    + bounds);
        }
    }

    private static AwaitedTimes exact(Latencies times) {
        return new AwaitedTimes(times, 0, OptionalLong.empty());
    }

    private static AwaitedTimes allBounds(Latencies times) {
        return new AwaitedTimes(times, times.count(), times.minNanos());
    }

    private static String name(double percentile) {
        return percentile == Math.rint(percentile)
                ? Long.toString((long) percentile)
                : Double.toString(percentile);
    }
}
