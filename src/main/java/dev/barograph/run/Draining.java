package dev.barograph.run;

import dev.barograph.engine.LoadEngine;
import dev.barograph.engine.Transport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// The end of a run whose plan has ended: waits for what is in flight, then gives it up.
final class Draining {
    /// Time for cancelled requests to report back.
    private static final Duration CANCEL_LIMIT = Duration.ofMillis(500);

    /// More of it while they do: they are many, or the machine is busy.
    private static final Duration CANCEL_GOES_ON = Duration.ofMillis(250);

    private Draining() {}

    /// Returns when everything has ended, at most the drain time and 750 ms later.
    ///
    /// @param cancel ends the waiting
    /// @return whether that was what ended it
    static boolean of(
            LoadEngine engine, Transport transport, Duration drain, CompletableFuture<?> cancel)
            throws InterruptedException {
        CompletableFuture<Void> idle = engine.idle().toCompletableFuture();
        Waits.await(CompletableFuture.anyOf(idle, cancel), drain);
        boolean cutShort = !idle.isDone() && cancel.isDone();
        if (!idle.isDone()) {
            engine.dropWaiting();
            int before = engine.inFlight();
            transport.cancelAll();
            Waits.await(idle, CANCEL_LIMIT);
            if (engine.inFlight() < before) {
                Waits.await(idle, CANCEL_GOES_ON);
            }
            engine.abandon();
        }
        return cutShort;
    }
}
