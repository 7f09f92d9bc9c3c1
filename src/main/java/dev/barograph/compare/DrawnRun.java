package dev.barograph.compare;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.Curve;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.Recording;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// One of the two runs with all that is known of how its figures vary. Immutable by custom.
///
/// @param percentiles that were drawn, in the order of `drawn` and `estimates`
/// @param upTo by curve: samples up to the end of each cell, in each block
/// @param estimates by curve: whether a percentile is known well enough
record DrawnRun(
        Recording run,
        RunSeconds seconds,
        Blocks blocks,
        List<Double> percentiles,
        Drawn drawn,
        List<double[][]> upTo,
        List<List<PercentileEstimate>> estimates) {

    /// @param dense percentiles that tables show
    /// @param percentiles all that are wanted
    static DrawnRun of(Recording run, List<Double> dense, List<Double> percentiles, long seed) {
        RunSeconds seconds = RunSeconds.of(run, dense);
        Blocks blocks = Blocks.of(seconds);
        List<double[][]> upTo =
                seconds.curves().stream().map(curve -> curve.upTo(blocks.starts())).toList();
        return new DrawnRun(
                run,
                seconds,
                blocks,
                percentiles,
                Drawn.of(seconds, blocks, upTo, percentiles, seed),
                upTo,
                Comparer.CURVES.stream().map(c -> estimates(run, c, percentiles)).toList());
    }

    /// A percentile with its interval, or why it is not known.
    PercentileEstimate estimate(Curve curve, double percentile) {
        return estimates.get(Comparer.index(curve)).get(percentiles.indexOf(percentile));
    }

    /// A percentile; empty if it is not known well enough.
    OptionalLong known(Curve curve, double percentile) {
        return switch (estimate(curve, percentile)) {
            case PercentileEstimate.Known known -> OptionalLong.of(known.valueNanos());
            case PercentileEstimate.OpenAbove open -> OptionalLong.of(open.valueNanos());
            case PercentileEstimate.TooFew _, PercentileEstimate.NoInterval _ ->
                    OptionalLong.empty();
        };
    }

    /// How a percentile varies.
    Spread.Side percentile(Curve curve, double percentile) {
        CurveCells cells = seconds.curve(curve);
        return new Spread.Side(
                Math.max(1, cells.whole().times().percentileNanos(percentile).orElseThrow()),
                drawn.times()[Comparer.index(curve)][percentiles.indexOf(percentile)],
                blocks.widening(
                        cells.below(upTo.get(Comparer.index(curve)), percentile),
                        blocks.sums(cells.samples())),
                blocks.degrees());
    }

    /// On which side of which times a percentile is proven to lie.
    Cuts cuts(Curve curve, double percentile) {
        return Cuts.of(seconds.curve(curve), upTo.get(Comparer.index(curve)), blocks, percentile);
    }

    /// How the mean varies.
    Spread.Side mean(Curve curve) {
        CurveCells cells = seconds.curve(curve);
        return new Spread.Side(
                Math.max(1, cells.whole().times().meanNanos().orElseThrow()),
                drawn.means()[Comparer.index(curve)],
                blocks.widening(blocks.sums(cells.sumNanos()), blocks.sums(cells.samples())),
                blocks.degrees());
    }

    /// How the rate of good responses varies.
    Spread.Side rate() {
        double[] ok = blocks.sums(seconds.okByPlan());
        double[] time = blocks.sums(seconds.seconds());
        return new Spread.Side(
                Math.exp(Drawn.logRate(Drawn.sum(ok), Drawn.sum(time))),
                drawn.rates(),
                blocks.widening(ok, time),
                blocks.degrees());
    }

    /// How the share of errors varies. There is one only if any request ended.
    ErrorShare errors() {
        double[] bad = blocks.sums(seconds.bad());
        double[] ended = blocks.sums(seconds.ended());
        return ErrorShare.of(bad, ended, blocks, blocks.widening(bad, ended));
    }

    /// Whether the true percentile may be any longer than its interval says, because that reaches
    /// to where requests were still awaited.
    boolean isOpen(Curve curve, double percentile) {
        return estimate(curve, percentile) instanceof PercentileEstimate.OpenAbove;
    }

    /// The same of the mean: each request that was still awaited makes it longer.
    boolean isMeanOpen(Curve curve) {
        return awaited(run, curve).censored() > 0;
    }

    /// The figure itself, exactly.
    static Optional<Delta.Value> value(Recording run, Figure figure, Curve curve) {
        AwaitedTimes awaited = awaited(run, curve);
        boolean isMean = figure.percentile().isEmpty();
        OptionalLong nanos =
                isMean
                        ? awaited.times().meanNanos()
                        : awaited.times().percentileNanos(figure.percentile().getAsDouble());
        if (nanos.isEmpty()) {
            return Optional.empty();
        }
        boolean atLeast = isMean ? awaited.censored() > 0 : awaited.isLowerBound(nanos);
        boolean enough = isMean || awaited.sufficeFor(figure.percentile().getAsDouble());
        return Optional.of(
                new Delta.Value(nanos.getAsLong(), atLeast, enough, OptionalDouble.empty()));
    }

    private static AwaitedTimes awaited(Recording run, Curve curve) {
        return curve.of(run.summary().times());
    }

    private static List<PercentileEstimate> estimates(
            Recording run, Curve curve, List<Double> percentiles) {
        return Confidence.estimates(curve::of, awaited(run, curve), run.intervals(), percentiles);
    }
}
