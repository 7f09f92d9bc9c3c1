package dev.barograph.model;

/// Takes every sample of a run, each exactly once. Any thread, never blocks, keeps no reference to
/// a caller's thread.
@FunctionalInterface
public interface SampleSink {
    /// Counts one ended request.
    void record(Sample sample);
}
