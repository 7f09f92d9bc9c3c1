package dev.barograph.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what another thread or process does. Looks once a millisecond and leaves the processor
/// to others meanwhile.
public final class Await {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long LOOK_NANOS = 1_000_000;

    private Await() {}

    /// As [#until(String, Duration, BooleanSupplier)] with a limit that only something hung
    /// reaches.
    public static void until(String what, BooleanSupplier condition) {
        until(what, LONGEST, condition);
    }

    /// Returns as soon as the condition holds.
    ///
    /// @param what is waited for, for the message
    /// @throws AssertionError if it does not hold in time
    public static void until(String what, Duration atMost, BooleanSupplier condition) {
        long startNanos = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - startNanos > atMost.toNanos()) {
                throw new AssertionError("Not within " + atMost.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
