package dev.barograph.model;

import java.util.function.Supplier;

/// Takes what a run measures. Any thread, never blocks, keeps no reference to a caller's thread.
@FunctionalInterface
public interface SampleSink {
    /// Counts one ended request; each exactly once.
    void record(Sample sample);

    /// As [#record(Sample)], for a request of which can be told what was said. One of the two is
    /// called.
    ///
    /// @param said asked later if at all, on any thread; the same every time
    default void record(Sample sample, Supplier<Exchange> said) {
        record(sample);
    }

    /// Told, in the open model, how late the plan was carried out for one request: from due to the
    /// moment a permit was asked for. That is the generator's own lateness, whatever the target
    /// does.
    default void late(long lagNanos) {}
}
