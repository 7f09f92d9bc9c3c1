package dev.barograph.metrics;

/// Samples of one stretch of a run, as far as the variance between blocks needs them. Immutable;
/// any thread.
interface Block {
    long total();

    /// Samples in all buckets before this one.
    ///
    /// @param bucket index in [Buckets]
    long below(int bucket);
}
