package dev.barograph.cli;

import dev.barograph.metrics.AwaitedTimes;
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
    private static final String FROM = "(from ";
    private static final String NONE = "n/a";
    private static final String GIVEN_UP = "timed out";
    private static final String UNKNOWN = "unknown";

    private final List<Curve> curves;
    private final long unfinished;

    private TimesTable(List<Curve> curves, long unfinished) {
        this.curves = curves;
        this.unfinished = unfinished;
    }

    /// @param requests how many it is of
    private record Curve(KnownCurve known, String requests) {
        String name() {
            return known.name();
        }

        String percentile(int index) {
            return switch (known.estimates().get(index)) {
                case PercentileEstimate.TooFew _ -> known.isEmpty() ? NONE : TOO_FEW;
                case PercentileEstimate.NoInterval none ->
                        known.percentile(index)
                                + switch (none.cause()) {
                                    case TOO_FEW_SECONDS -> "";
                                    case SECONDS_DIFFER -> NO_INTERVAL;
                                };
                case PercentileEstimate.Known interval ->
                        known.percentile(index)
                                + " ("
                                + Figures.millis(OptionalLong.of(interval.lowNanos()))
                                + "-"
                                + Figures.millis(OptionalLong.of(interval.highNanos()))
                                + ")";
                case PercentileEstimate.OpenAbove open ->
                        known.percentile(index)
                                + " "
                                + FROM
                                + Figures.millis(OptionalLong.of(open.lowNanos()))
                                + ")";
            };
        }
    }

    /// Of good responses, and of requests still awaited at the end.
    ///
    /// @param intervals what the summary is made of; if there are none, its samples are taken for
    ///   independent ones
    static TimesTable of(Summary summary, List<Interval> intervals) {
        List<KnownCurve> curves = curves(summary, intervals);
        return new TimesTable(
                List.of(
                        curve(curves.get(0), " ok + ", " awaited"),
                        curve(curves.get(1), " ok + ", " awaited"),
                        curve(curves.get(2), " ok + ", " never sent")),
                summary.times().response().censored());
    }

    /// Response, service and queue time.
    ///
    /// @param intervals as for [#of(Summary, List)]
    static List<KnownCurve> curves(Summary summary, List<Interval> intervals) {
        return List.of(
                KnownCurve.of("response", Times::response, summary, intervals),
                KnownCurve.of("service", Times::service, summary, intervals),
                KnownCurve.of("queue", Times::queue, summary, intervals));
    }

    /// Of requests that failed and of those given up on; empty if there are neither.
    ///
    /// @param intervals as for [#of(Summary, List)]
    static Optional<TimesTable> ofFailures(Summary summary, List<Interval> intervals) {
        List<Curve> curves =
                failures(summary, intervals).stream()
                        .map(known -> new Curve(known, Long.toString(known.times().count())))
                        .toList();
        return curves.isEmpty() ? Optional.empty() : Optional.of(new TimesTable(curves, 0));
    }

    /// The curves of those of the two that there are.
    ///
    /// @param intervals as for [#of(Summary, List)]
    static List<KnownCurve> failures(Summary summary, List<Interval> intervals) {
        return Stream.of(
                        KnownCurve.of(
                                "failed, response",
                                times -> AwaitedTimes.exact(times.failed().response()),
                                summary,
                                intervals),
                        KnownCurve.of(
                                "failed, service",
                                times -> AwaitedTimes.exact(times.failed().service()),
                                summary,
                                intervals),
                        KnownCurve.of(
                                GIVEN_UP + ", response",
                                times -> AwaitedTimes.bounds(times.timedOut().response()),
                                summary,
                                intervals),
                        KnownCurve.of(
                                GIVEN_UP + ", service",
                                times -> AwaitedTimes.bounds(times.timedOut().service()),
                                summary,
                                intervals))
                .filter(curve -> !curve.isEmpty())
                .toList();
    }

    List<String> lines() {
        TextTable table = new TextTable();
        table.row(row("milliseconds", Curve::name));
        for (int i = 0; i < Latencies.SHOWN.size(); i++) {
            int index = i;
            table.row(
                    row(
                            KnownCurve.title(Latencies.SHOWN.get(i)),
                            curve -> curve.percentile(index)));
        }
        table.row(row("min", curve -> curve.known.bounded(curve.known.times().minNanos())));
        table.row(row("max", curve -> curve.known.bounded(curve.known.times().maxNanos())));
        table.row(row("mean", curve -> curve.known.mean()));
        table.row(row("stddev", curve -> deviation(curve.known)));
        table.row(row("requests", Curve::requests));
        return table.lines();
    }

    /// The standard deviation: times that are lower bounds make it neither one nor an upper bound.
    static String deviation(KnownCurve curve) {
        return curve.awaited().censored() > 0
                ? UNKNOWN
                : Figures.millis(curve.times().stddevNanos());
    }

    /// What it means if there is none.
    static String unknownDeviation() {
        return "("
                + UNKNOWN
                + ": of times some of which are only known to be at least so long, nobody knows how"
                + " far they lie apart)";
    }

    /// Whether an interval is missing for want of seconds: in a run of a few seconds that is most
    /// of them, so it is said once.
    private boolean hasFewSeconds() {
        return curves.stream()
                .flatMap(curve -> curve.known.estimates().stream())
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
        boolean open = lines.stream().anyMatch(line -> line.contains(FROM));
        if (open || lines.stream().anyMatch(line -> line.matches(".*\\(\\d.*"))) {
            legend.add(
                    "(in brackets: 95 of 100 such runs have the target's true percentile in there)");
        }
        if (open) {
            legend.add(
                    "(from: at least that; no upper bound is known, as some times are only known to"
                            + " be at least so long)");
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
        if (lines.stream().anyMatch(line -> line.contains(UNKNOWN))) {
            legend.add(unknownDeviation());
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

    /// With the number of lower bounds told apart, if there are any.
    private static Curve curve(KnownCurve known, String exact, String bounds) {
        long all = known.times().count();
        long censored = known.awaited().censored();
        return new Curve(
                known,
                censored == 0 ? Long.toString(all) : (all - censored) + exact + censored + bounds);
    }
}
