package dev.barograph.run;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// Waits for futures that never fail.
final class Waits {
    /// For the end of a run: its last second and what it is told with.
    private static final int ENOUGH_BYTES = 1 << 20;

    private static final long LOOK_NANOS = 50_000_000;

    private Waits() {}

    static void await(CompletableFuture<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    static void await(CompletableFuture<?> future, Duration atMost) throws InterruptedException {
        try {
            future.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // The caller looks at what was reached.
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /// They do fail if there is no memory to complete them.
    private static IllegalStateException failure(ExecutionException e) {
        if (e.getCause() instanceof OutOfMemoryError noMemory) {
            throw noMemory;
        }
        return new IllegalStateException(e);
    }

    /// Waits until there is memory again, if that is soon. Somebody else may have had all of it for
    /// a moment.
    static void forMemory(Duration atMost) {
        long endNanos = System.nanoTime() + atMost.toNanos();
        while (!isMemory() && System.nanoTime() - endNanos < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static boolean isMemory() {
        try {
            return ByteBuffer.allocate(ENOUGH_BYTES).hasRemaining();
        } catch (OutOfMemoryError e) {
            return false;
        }
    }
}
