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
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/// How long requests took: a row for each figure, a column for each curve. Immutable.
final class TimesTable {
    private static final String TOO_FEW = "too few samples";
    private static final String NO_INTERVAL = " (no interval)";
    private static final String NONE = "n/a";

    private final List<Curve> curves;
    private final long unfinished;

    private TimesTable(List<Curve> curves, long unfinished) {
        this.curves = curves;
        this.unfinished = unfinished;
    }

    /// @param estimates of [Latencies#SHOWN]
    private record Curve(String name, AwaitedTimes awaited, List<PercentileEstimate> estimates) {
        String percentile(int index) {
            return switch (estimates.get(index)) {
                case PercentileEstimate.TooFew _ -> withoutInterval(Latencies.SHOWN.get(index));
                case PercentileEstimate.Known known ->
                        bounded(OptionalLong.of(known.valueNanos()))
                                + " ("
                                + Figures.millis(OptionalLong.of(known.lowNanos()))
                                + "-"
                                + Figures.millis(OptionalLong.of(known.highNanos()))
                                + ")";
            };
        }

        /// Many samples that come in bursts are worth few independent ones: then the figure is
        /// right for this run, and what another run would show is not known.
        private String withoutInterval(double percentile) {
            if (awaited.times().isEmpty()) {
                return NONE;
            }
            double beyond = awaited.times().count() * Math.min(percentile, 100 - percentile) / 100;
            return beyond < Confidence.FEWEST_BEYOND
                    ? TOO_FEW
                    : bounded(awaited.times().percentileNanos(percentile)) + NO_INTERVAL;
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

    /// @param intervals what the summary is made of; if there are none, its samples are taken for
    ///   independent ones
    static TimesTable of(Summary summary, List<Interval> intervals) {
        List<Curve> curves = new ArrayList<>();
        curves.add(curve("ok, response", summary, intervals, Times::response));
        curves.add(curve("ok, service", summary, intervals, Times::service));
        curves.add(curve("ok, queue", summary, intervals, Times::queue));
        if (!summary.failed().response().isEmpty()) {
            curves.add(
                    curve(
                            "failed, response",
                            summary,
                            intervals,
                            times -> exact(times.failed().response())));
        }
        if (!summary.timedOut().response().isEmpty()) {
            curves.add(
                    curve(
                            "timed out, response",
                            summary,
                            intervals,
                            times -> allBounds(times.timedOut().response())));
        }
        return new TimesTable(curves, summary.times().response().censored());
    }

    List<String> lines() {
        TextTable table = new TextTable();
        table.row(row("milliseconds", Curve::name));
        for (int i = 0; i < Latencies.SHOWN.size(); i++) {
            int index = i;
            table.row(row("p" + name(Latencies.SHOWN.get(i)), curve -> curve.percentile(index)));
        }
        table.row(row("max", curve -> curve.bounded(curve.awaited.times().maxNanos())));
        table.row(row("mean", Curve::mean));
        table.row(row("requests", curve -> Long.toString(curve.awaited.times().count())));
        return table.lines();
    }

    /// What the words and signs of [#lines()] mean, as far as they occur.
    List<String> legend() {
        List<String> legend = new ArrayList<>();
        legend.add(
                "response: from the moment a request was due; service: from the moment it was sent;"
                        + " queue: what lies between.");
        if (lines().stream().anyMatch(line -> line.matches(".*\\(\\d.*"))) {
            legend.add(
                    "(in brackets: 95 of 100 such runs have the target's true percentile in there)");
        }
        if (lines().stream().anyMatch(line -> line.contains(NO_INTERVAL))) {
            legend.add(
                    "(no interval: the seconds differ too much to say what another such run would"
                            + " show)");
        }
        if (lines().stream().anyMatch(line -> line.contains(">="))) {
            legend.add(
                    ">= at least: "
                            + (unfinished > 0
                                    ? Figures.count(unfinished, "request")
                                            + " had no answer yet when the run ended, and waited"
                                            + " longer than is known."
                                    : "a request that was given up on would have taken longer."));
        }
        return legend;
    }

    private List<String> row(String name, Function<Curve, String> cell) {
        return Stream.concat(Stream.of(name), curves.stream().map(cell)).toList();
    }

    private static Curve curve(
            String name,
            Summary summary,
            List<Interval> intervals,
            Function<Times, AwaitedTimes> awaited) {
        AwaitedTimes whole = awaited.apply(summary.times());
        List<Latencies> parts =
                intervals.isEmpty()
                        ? List.of(whole.times())
                        : intervals.stream()
                                .map(interval -> awaited.apply(interval.times()).times())
                                .toList();
        return new Curve(name, whole, Confidence.estimates(parts, Latencies.SHOWN));
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
