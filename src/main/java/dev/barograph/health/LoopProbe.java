package dev.barograph.health;

import dev.barograph.model.NanoClock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// Measures how long a task waits for one event loop, by tasks that do nothing. A task that still
/// waits counts with its time so far, and no time is told twice. When one waits for long, what the
/// loop does meanwhile is looked up, once for each such wait. Thread-safe.
final class LoopProbe {
    /// A wait after which the stack of the loop is looked at: with a task each 40 ms, and a look
    /// each 20 ms, a loop that is held up is caught in the act within 100 ms.
    static final long LOOK_NANOS = 40_000_000;

    private final Executor loop;
    private @Nullable Thread thread;
    private boolean waiting;
    private boolean looked;
    private long postedNanos;
    private long countedUntilNanos;
    private long longestNanos;
    private @Nullable String seenIn;
    private @Nullable String heldUpIn;

    LoopProbe(Executor loop) {
        this.loop = loop;
    }

    /// What was seen since the last time.
    ///
    /// @param longestNanos longest wait of a task
    /// @param heldUpIn what the loop was doing while that task waited, if that was for long
    record Reading(long longestNanos, Optional<String> heldUpIn) {}

    /// Hands the loop a task unless one is waiting already.
    ///
    /// @param clock read when the task runs
    void post(NanoClock clock) {
        synchronized (this) {
            if (waiting) {
                return;
            }
            waiting = true;
            looked = false;
            seenIn = null;
            postedNanos = clock.nanos();
            countedUntilNanos = postedNanos;
        }
        try {
            loop.execute(() -> ran(clock.nanos()));
        } catch (RejectedExecutionException e) {
            // The loop has ended, and with it what there was to measure.
            ended();
        }
    }

    /// Looks at the stack of the loop if a task has waited long enough for that.
    void look(long nowNanos) {
        Thread blocked;
        synchronized (this) {
            blocked = thread;
            if (!waiting || looked || blocked == null || nowNanos - postedNanos < LOOK_NANOS) {
                return;
            }
            looked = true;
        }
        String frame = Frames.telling(blocked.getStackTrace());
        synchronized (this) {
            if (waiting && looked) {
                seenIn = frame;
            }
        }
    }

    /// The thread of the loop; null until its first task has run.
    synchronized @Nullable Thread thread() {
        return thread;
    }

    synchronized Reading take(long nowNanos) {
        if (waiting) {
            count(nowNanos);
        }
        Reading reading = new Reading(longestNanos, Optional.ofNullable(heldUpIn));
        longestNanos = 0;
        heldUpIn = null;
        return reading;
    }

    private synchronized void ran(long nowNanos) {
        thread = Thread.currentThread();
        count(nowNanos);
        waiting = false;
    }

    private synchronized void ended() {
        waiting = false;
    }

    private void count(long nowNanos) {
        long waited = nowNanos - countedUntilNanos;
        if (waited > longestNanos) {
            longestNanos = waited;
            heldUpIn = seenIn;
        }
        countedUntilNanos = nowNanos;
    }
}
