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
    private final CompletableFuture<Void> broken = new CompletableFuture<>();
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private volatile boolean carriedOut;

    /// Nothing more is to be sent.
    void stop() {
        stop.complete(null);
    }

    /// What is in flight is to be given up too.
    void cancel() {
        cancel.complete(null);
    }

    /// Something went wrong, and nothing more is to be sent; the first fault is the one that is
    /// told.
    void failed(Throwable why) {
        fault.compareAndSet(null, why);
        broken.complete(null);
    }

    /// The plan was over before anybody wanted the run to end. Whoever does from now on does not
    /// want to wait for the last answers.
    void carriedOut() {
        carriedOut = true;
    }

    /// Completes when the plan is not to be carried on.
    CompletableFuture<Void> asked() {
        return CompletableFuture.anyOf(stop, cancel, broken).thenAccept(_ -> {});
    }

    /// Whether the plan is not to be carried on.
    boolean isAsked() {
        return stop.isDone() || cancel.isDone() || broken.isDone();
    }

    /// Completes when nothing is to be waited for any more.
    CompletableFuture<Void> unawaited() {
        return carriedOut ? CompletableFuture.anyOf(stop, cancel).thenAccept(_ -> {}) : cancel;
    }

    /// How a run ends that ends now.
    RunEnd end() {
        if (fault.get() != null) {
            return RunEnd.FAILED;
        }
        return isAsked() && !carriedOut ? RunEnd.STOPPED : RunEnd.COMPLETED;
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
