package dev.barograph.model;

/// A monotonic clock in nanoseconds with an arbitrary origin: only differences mean anything. Any
/// thread, never blocks.
@FunctionalInterface
public interface NanoClock {
    /// The clock of the machine, [System#nanoTime()].
    NanoClock SYSTEM = System::nanoTime;

    /// The time now, in nanoseconds.
    long nanos();
}
