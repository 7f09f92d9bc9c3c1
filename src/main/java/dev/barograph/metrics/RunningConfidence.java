package dev.barograph.metrics;

import java.util.List;

/// The intervals of the percentiles of one curve of a run that is still growing. Memory is bounded,
/// and the cost of an answer does not grow with the run. Not thread-safe. For intervals that are
/// already there see [Confidence#estimates(List, List)]; both give the same answers.
public final class RunningConfidence {
    private final BlockSeries blocks = new BlockSeries();
    private long count;

    /// Adds the next interval of the run.
    ///
    /// @param interval its times; may be empty
    public void add(Latencies interval) {
        blocks.add(interval.counts());
        count += interval.count();
    }

    /// What is known of each percentile by now.
    ///
    /// @param whole all intervals added so far, merged
    /// @param percentiles each above 0 and below 100, [Latencies#SHOWN] as a rule
    /// @return one estimate for each percentile, in the same order
    /// @throws IllegalArgumentException if `whole` has not as many samples as were added, or a
    ///   percentile is out of range
    public List<PercentileEstimate> estimates(Latencies whole, List<Double> percentiles) {
        if (whole.count() != count) {
            throw new IllegalArgumentException(
                    "whole must hold the " + count + " samples added, held " + whole.count());
        }
        return Confidence.estimates(whole, blocks.blocks(), percentiles);
    }
}
