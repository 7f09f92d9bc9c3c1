package dev.barograph.metrics;

import java.util.List;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/// A distribution of times in nanoseconds, three significant digits, with exact minimum, maximum
/// and sum. Immutable; any thread.
public final class Latencies {
    /// The percentiles that every table and chart offers.
    public static final List<Double> SHOWN = List.of(50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 99.99);

    /// No samples.
    public static final Latencies EMPTY = new Latencies(new Histogram(3), 0, 0, 0);

    private final Histogram histogram;
    private final long minNanos;
    private final long maxNanos;
    private final double sumNanos;

    private Latencies(Histogram histogram, long minNanos, long maxNanos, double sumNanos) {
        this.histogram = histogram;
        this.minNanos = minNanos;
        this.maxNanos = maxNanos;
        this.sumNanos = sumNanos;
    }

    public long count() {
        return histogram.getTotalCount();
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    /// Exact smallest time; empty without samples.
    public OptionalLong minNanos() {
        return isEmpty() ? OptionalLong.empty() : OptionalLong.of(minNanos);
    }

    /// Exact largest time; empty without samples.
    public OptionalLong maxNanos() {
        return isEmpty() ? OptionalLong.empty() : OptionalLong.of(maxNanos);
    }

    /// Mean from the exact sum; empty without samples.
    public OptionalLong meanNanos() {
        return isEmpty() ? OptionalLong.empty() : OptionalLong.of(Math.round(sumNanos / count()));
    }

    /// The smallest recorded time (to three digits) that at least `percentile` percent of all
    /// samples do not exceed; never more than the exact maximum. Empty without samples.
    ///
    /// @param percentile 0 to 100
    public OptionalLong percentileNanos(double percentile) {
        return isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        Math.clamp(histogram.getValueAtPercentile(percentile), minNanos, maxNanos));
    }
}
