package dev.barograph.health;

import java.time.Duration;

/// Ends the watching threads.
final class Threads {
    private static final Duration AT_MOST = Duration.ofMillis(500);

    private Threads() {}

    /// Waits a short while for a thread that was told to end. One that is kept from the processor
    /// for longer ends later; it is a daemon and holds nothing.
    static void awaitEnd(Thread thread) {
        try {
            var _ = thread.join(AT_MOST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
