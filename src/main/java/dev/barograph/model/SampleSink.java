package dev.barograph.model;

/// Takes what a run measures. Any thread, never blocks, keeps no reference to a caller's thread.
@FunctionalInterface
public interface SampleSink {
    /// Counts one ended request; each exactly once.
    void record(Sample sample);

    /// Told, in the open model, how late the plan was carried out for one request: from due to the
    /// moment a permit was asked for. That is the generator's own lateness, whatever the target
    /// does.
    default void late(long lagNanos) {}
}
