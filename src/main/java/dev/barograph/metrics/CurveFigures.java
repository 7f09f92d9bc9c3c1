package dev.barograph.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// One curve of a range of a run with what is known of its percentiles. Immutable.
///
/// @param times its distribution
/// @param estimates one for each of [#PERCENTILES]
public record CurveFigures(Curve curve, AwaitedTimes times, List<PercentileEstimate> estimates) {
    private static final int STEPS_PER_DECADE = 10;
    private static final int DECADES = 5;

    /// [Latencies#SHOWN], and ten to each decade of `1 / (1 - p)` up to p99.999, ascending.
    public static final List<Double> PERCENTILES = percentiles();

    public CurveFigures {
        estimates = List.copyOf(estimates);
        if (estimates.size() != PERCENTILES.size()) {
            throw new IllegalArgumentException(
                    "must be one estimate a percentile, were " + estimates.size());
        }
    }

    /// The estimates of [Latencies#SHOWN].
    public List<PercentileEstimate> shown() {
        return Latencies.SHOWN.stream().map(this::of).toList();
    }

    /// What is known of one percentile.
    ///
    /// @param percentile one of [#PERCENTILES]
    public PercentileEstimate of(double percentile) {
        return estimates.get(PERCENTILES.indexOf(percentile));
    }

    private static List<Double> percentiles() {
        TreeSet<Double> all = new TreeSet<>(Latencies.SHOWN);
        for (int i = 1; i <= DECADES * STEPS_PER_DECADE; i++) {
            double percentile = 100 * (1 - Math.pow(10, -(double) i / STEPS_PER_DECADE));
            // p90, p99 and the like are there, in their exact form.
            if (i % STEPS_PER_DECADE != 0 || i / STEPS_PER_DECADE > 4) {
                all.add(percentile);
            }
        }
        return List.copyOf(new ArrayList<>(all));
    }
}
