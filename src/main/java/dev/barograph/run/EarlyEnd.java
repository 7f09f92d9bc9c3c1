package dev.barograph.run;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What may end a run before its plan does: somebody who wants it to, or a fault of this program.
/// Any thread.
final class EarlyEnd {
    private final CompletableFuture<Void> stop = new CompletableFuture<>();
    private final CompletableFuture<Void> cancel = new CompletableFuture<>();
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

    /// Nothing more is to be sent.
    void stop() {
        stop.complete(null);
    }

    /// What is in flight is to be given up too.
    void cancel() {
        cancel.complete(null);
    }

    /// Something went wrong; the first fault is the one that is told.
    ///
    /// @return whether this is it
    boolean failed(Throwable why) {
        return fault.compareAndSet(null, why);
    }

    /// Completes when somebody wants this run to end.
    CompletableFuture<Void> asked() {
        return CompletableFuture.anyOf(stop, cancel).thenAccept(_ -> {});
    }

    /// Whether somebody wants this run to end.
    boolean isAsked() {
        return stop.isDone() || cancel.isDone();
    }

    /// Completes when nothing is to be waited for any more.
    CompletableFuture<Void> cancelled() {
        return cancel;
    }

    /// How a run ends that ends now.
    RunEnd end() {
        if (fault.get() != null) {
            return RunEnd.FAILED;
        }
        return isAsked() ? RunEnd.STOPPED : RunEnd.COMPLETED;
    }

    /// Whether memory ran out, which may have passed.
    boolean isForMemory() {
        return fault.get() instanceof OutOfMemoryError;
    }

    /// The first fault in words.
    Optional<String> reason() {
        return Optional.ofNullable(fault.get()).map(Throwable::toString);
    }
}
