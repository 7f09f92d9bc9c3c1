package dev.barograph.metrics;

import dev.barograph.model.Threshold;
import dev.barograph.model.Threshold.Figure;
import dev.barograph.model.ThresholdText;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A threshold held against a whole run, or against what there is of it so far. Immutable; any
/// thread.
///
/// A percentile takes as many times as [Confidence] wants for it (p99: 1,000; those of requests
/// that were awaited in vain are among them, as they may break a bound), and a figure that is only
/// known as "at least" decides nothing that a larger one could undo: such a threshold has neither
/// passed nor failed. Nor has a share of errors that the requests still awaited, at the end of the
/// run or so far, could move over the bound, had each of them failed, or each ended well.
///
/// @param value of the figure, in the unit of its [Threshold.Kind]; empty if there is none
/// @param atLeast whether the true value may be larger, as requests were still awaited
/// @param why what is missing, as a clause; empty if the threshold is decided
public record ThresholdCheck(
        Threshold threshold, State state, OptionalDouble value, boolean atLeast, String why) {
    /// How a threshold stands.
    public enum State {
        PASSED,
        FAILED,
        /// Nobody can say; does not count as failed.
        NOT_ENOUGH_DATA;

        /// As shown and written: `PASSED`, `NOT ENOUGH DATA`.
        public String title() {
            return name().replace('_', ' ');
        }
    }

    /// Each threshold of a run that is over against it, in the same order.
    public static List<ThresholdCheck> of(Recording run) {
        return of(run.profile().thresholds(), run.summary(), CarriedOut.of(run), run.intervals());
    }

    /// Each threshold against a run whose plan is over, in the same order. Its rate is that of the
    /// plan, as everywhere.
    ///
    /// @param plan the part of the run in which it was carried out
    /// @param all intervals in order
    public static List<ThresholdCheck> of(
            List<Threshold> thresholds, Summary run, CarriedOut plan, List<Interval> all) {
        return of(thresholds, run, plan.donePerSecond(run.counts(), all));
    }

    /// Each threshold against what there is of a run while its plan goes on, in the same order.
    public static List<ThresholdCheck> of(List<Threshold> thresholds, Summary run) {
        return of(thresholds, run, run.donePerSecond());
    }

    private static List<ThresholdCheck> of(
            List<Threshold> thresholds, Summary run, double donePerSecond) {
        return thresholds.stream().map(threshold -> of(threshold, run, donePerSecond)).toList();
    }

    /// One threshold against what there is of a run while its plan goes on.
    public static ThresholdCheck of(Threshold threshold, Summary run) {
        return of(threshold, run, run.donePerSecond());
    }

    private static ThresholdCheck of(Threshold threshold, Summary run, double donePerSecond) {
        return switch (threshold.kind()) {
            case TIME ->
                    ofTimes(
                            threshold,
                            threshold.service() ? run.times().service() : run.times().response());
            case SHARE -> ofErrors(threshold, KnownErrors.of(run));
            case RATE ->
                    run.tookNanos() == 0
                            ? undecided(threshold, "no time has passed")
                            : decided(threshold, donePerSecond);
        };
    }

    /// Whether the run broke the bound.
    public boolean failed() {
        return state == State.FAILED;
    }

    /// The value with its unit: `412 ms`, `at least 412 ms`, `0.85 %`, `451/s`; empty if there is
    /// none.
    public String valueText() {
        return value.isEmpty()
                ? ""
                : (atLeast ? "at least " : "")
                        + ThresholdText.value(threshold, value.getAsDouble());
    }

    private static ThresholdCheck ofTimes(Threshold threshold, AwaitedTimes awaited) {
        Latencies times = awaited.times();
        if (times.isEmpty()) {
            return undecided(threshold, "there is no good answer");
        }
        Figure figure = threshold.figure();
        OptionalLong nanos =
                figure == Figure.MEAN
                        ? times.meanNanos()
                        : figure == Figure.MAX
                                ? times.maxNanos()
                                : times.percentileNanos(figure.percentile().orElseThrow());
        // If one time is a lower bound, so is the mean of all.
        boolean atLeast =
                figure == Figure.MEAN ? awaited.censored() > 0 : awaited.isLowerBound(nanos);
        double value = nanos.getAsLong();
        long fewest = figure.percentile().map(Confidence::fewest).orElse(1L);
        if (times.count() < fewest) {
            long inVain = awaited.censored();
            return new ThresholdCheck(
                    threshold,
                    State.NOT_ENOUGH_DATA,
                    OptionalDouble.of(value),
                    atLeast,
                    String.format(
                            Locale.ROOT,
                            "%s takes %,d good answers, there are %,d%s",
                            figure.id(),
                            fewest,
                            times.count() - inVain,
                            inVain == 0
                                    ? ""
                                    : String.format(
                                            Locale.ROOT, ", and %,d awaited in vain", inVain)));
        }
        boolean holds = threshold.holds(value);
        boolean settled = !atLeast || holds != threshold.relation().isUpper();
        return settled
                ? new ThresholdCheck(
                        threshold,
                        holds ? State.PASSED : State.FAILED,
                        OptionalDouble.of(value),
                        atLeast,
                        "")
                : new ThresholdCheck(
                        threshold,
                        State.NOT_ENOUGH_DATA,
                        OptionalDouble.of(value),
                        true,
                        "requests were still awaited");
    }

    private static ThresholdCheck ofErrors(Threshold threshold, KnownErrors errors) {
        long awaited = errors.unanswered();
        String unanswered =
                String.format(
                        Locale.ROOT,
                        "%,d %s no answer, %s of those sent",
                        awaited,
                        awaited == 1 ? "request had" : "requests had",
                        percent(awaited, errors.sent()));
        if (errors.ended() == 0) {
            return undecided(
                    threshold, "no request has ended" + (awaited == 0 ? "" : "; " + unanswered));
        }
        double share = errors.share();
        boolean keptWhateverBecame =
                threshold.holds(errors.least()) && threshold.holds(errors.most());
        boolean settled = keptWhateverBecame || !threshold.holds(share);
        return settled
                ? decided(threshold, share)
                : new ThresholdCheck(
                        threshold,
                        State.NOT_ENOUGH_DATA,
                        OptionalDouble.of(share),
                        false,
                        unanswered);
    }

    /// `20 %`, `0.35 %`.
    private static String percent(long part, long whole) {
        double percent = 100.0 * part / Math.max(1, whole);
        return String.format(Locale.ROOT, percent >= 10 ? "%.0f %%" : "%.2g %%", percent);
    }

    private static ThresholdCheck decided(Threshold threshold, double value) {
        return new ThresholdCheck(
                threshold,
                threshold.holds(value) ? State.PASSED : State.FAILED,
                OptionalDouble.of(value),
                false,
                "");
    }

    private static ThresholdCheck undecided(Threshold threshold, String why) {
        return new ThresholdCheck(
                threshold, State.NOT_ENOUGH_DATA, OptionalDouble.empty(), false, why);
    }
}
