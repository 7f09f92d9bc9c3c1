package dev.barograph.http;

import dev.barograph.model.DurationText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Finds the addresses of a host name. May block.
@FunctionalInterface
interface HostLookup {
    /// The lookup of the platform; its order is kept.
    HostLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    List<InetAddress> find(String host) throws UnknownHostException;

    /// Looks up within a time, on a thread of its own, because the platform's lookup can neither be
    /// bounded nor interrupted.
    ///
    /// @param givenUp nobody waits for it any more when it completes
    default List<InetAddress> findWithin(String host, Duration atMost, CompletableFuture<?> givenUp)
            throws UnknownHostException {
        FutureTask<List<InetAddress>> task = new FutureTask<>(() -> find(host));
        var _ = givenUp.thenRun(() -> task.cancel(false));
        Thread.ofPlatform().daemon().name("barograph-lookup").start(task);
        try {
            return task.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            String text =
                    e.getCause() instanceof UnknownHostException
                            ? host
                            : String.valueOf(e.getCause());
            throw unknown("Host name not found: " + text, e);
        } catch (CancellationException e) {
            throw unknown("Looking up " + host + " was given up", e);
        } catch (TimeoutException e) {
            throw unknown(
                    "Looking up " + host + " took longer than " + DurationText.format(atMost), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown("Looking up " + host + " was interrupted", e);
        }
    }

    private static UnknownHostException unknown(String message, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(message);
        unknown.initCause(cause);
        return unknown;
    }
}
