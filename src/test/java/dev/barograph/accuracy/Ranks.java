package dev.barograph.accuracy;

/// Percentiles of times that are all known, as a reference for those of histograms.
final class Ranks {
    private Ranks() {}

    /// The smallest time that at least `percentile` percent of all do not exceed.
    ///
    /// @param sorted from short to long, not empty
    static long at(long[] sorted, double percentile) {
        // Rounded first, so that 99.5 % of 10,000 is 9,950 whatever the binary fractions are.
        double covered = Math.rint(sorted.length * percentile * 1e6) / 1e8;
        return sorted[Math.clamp((int) Math.ceil(covered), 1, sorted.length) - 1];
    }
}
