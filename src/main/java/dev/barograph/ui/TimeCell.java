package dev.barograph.ui;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.PercentileEstimate;
import java.util.OptionalLong;
import java.util.function.Function;

/// One figure of some times, ready to be shown.
///
/// @param value with its unit; `too few` where there is none to be trusted
/// @param range its 95 % interval in the same unit, or why it has none; empty if it needs none
/// @param tip the whole of it in words
record TimeCell(String value, String range, String tip) {
    static final TimeCell NONE = new TimeCell(Figures.NONE, "", "No request yet.");

    /// A percentile with its 95 % interval, or why it has none.
    static TimeCell percentile(
            AwaitedTimes awaited, double percentile, PercentileEstimate estimate) {
        return percentile(awaited, percentile, estimate, Figures::time);
    }

    /// @param inWords a time as precise as it is known
    static TimeCell percentile(
            AwaitedTimes awaited,
            double percentile,
            PercentileEstimate estimate,
            Function<OptionalLong, String> inWords) {
        OptionalLong seen = awaited.times().percentileNanos(percentile);
        if (seen.isEmpty()) {
            return NONE;
        }
        boolean bound = awaited.isLowerBound(seen);
        String value = atLeast(bound) + inWords.apply(seen);
        String name = "p" + Figures.plain(percentile);
        String said = name + is(bound) + inWords.apply(seen);
        return switch (estimate) {
            case PercentileEstimate.Known(long at, long low, long high) ->
                    new TimeCell(
                            value,
                            Figures.range(at, low, high),
                            said
                                    + ". 95 % interval: "
                                    + Figures.time(low)
                                    + " to "
                                    + Figures.time(high)
                                    + "."
                                    + why(bound));
            case PercentileEstimate.OpenAbove(long at, long low) ->
                    new TimeCell(
                            value,
                            Figures.from(at, low),
                            said
                                    + ". 95 % interval: from "
                                    + Figures.time(low)
                                    + "; no upper bound is known, as it reaches to where requests"
                                    + " were still awaited."
                                    + why(bound));
            case PercentileEstimate.NoInterval none ->
                    new TimeCell(
                            value,
                            none.cause().inWords(),
                            said
                                    + " in this run. "
                                    + switch (none.cause()) {
                                        case TOO_FEW_SECONDS ->
                                                "Too few seconds for an interval: they cannot show what"
                                                        + " another such run would.";
                                        case SECONDS_DIFFER ->
                                                "The seconds differ too much to say what another such run"
                                                        + " would show.";
                                    }
                                    + why(bound));
            case PercentileEstimate.TooFew(long more) ->
                    new TimeCell(
                            "too few",
                            "samples",
                            "Too few samples for "
                                    + name
                                    + ": about "
                                    + Figures.count(more)
                                    + " more are needed if they differ from second to second as those so far,"
                                    + " which would say "
                                    + value
                                    + "."
                                    + why(bound));
        };
    }

    /// A figure that needs no interval, being of all samples.
    ///
    /// @param bound whether the true one may be larger
    static TimeCell exact(OptionalLong nanos, boolean bound) {
        if (nanos.isEmpty()) {
            return NONE;
        }
        String value = atLeast(bound) + Figures.time(nanos.getAsLong());
        return new TimeCell(
                value,
                "",
                bound
                        ? "At least " + Figures.time(nanos) + ", of all samples." + why(true)
                        : value + " of all samples, exact.");
    }

    /// The standard deviation; none where some times are lower bounds: the true ones may lie closer
    /// together or farther apart.
    static TimeCell deviation(AwaitedTimes awaited) {
        OptionalLong recorded = awaited.times().stddevNanos();
        if (awaited.censored() == 0) {
            return exact(recorded, false);
        }
        return new TimeCell(
                Figures.NONE,
                "",
                "Not known: of "
                        + Figures.count(awaited.times().count())
                        + " times "
                        + Figures.count(awaited.censored())
                        + " are lower bounds, as those requests were still awaited, so"
                        + " the true standard deviation may be smaller or larger. That of the times"
                        + " as recorded is "
                        + Figures.time(recorded)
                        + ".");
    }

    /// A percentile of which nothing more is known yet.
    static TimeCell awaitingInterval(AwaitedTimes awaited, double percentile) {
        OptionalLong seen = awaited.times().percentileNanos(percentile);
        boolean bound = awaited.isLowerBound(seen);
        return new TimeCell(
                atLeast(bound) + Figures.time(seen),
                "",
                "p"
                        + Figures.plain(percentile)
                        + is(bound)
                        + Figures.time(seen)
                        + "; its 95 % interval is being found."
                        + why(bound));
    }

    /// One figure of both times in words.
    static String inWords(TimeCell ofResponse, TimeCell ofService) {
        return "Response time: " + ofResponse.tip + "\nService time: " + ofService.tip;
    }

    private static String atLeast(boolean bound) {
        return bound ? "≥" : "";
    }

    private static String is(boolean bound) {
        return bound ? " ≥ " : " = ";
    }

    private static String why(boolean bound) {
        return bound ? " A lower bound: some requests were still awaited." : "";
    }
}
