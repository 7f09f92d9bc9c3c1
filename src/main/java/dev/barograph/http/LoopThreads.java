package dev.barograph.http;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/// Makes the daemon threads of one transport, event loops and timer, and remembers them.
final class LoopThreads implements ThreadFactory {
    private final List<LoopThread> made = new CopyOnWriteArrayList<>();

    @Override
    public synchronized Thread newThread(Runnable task) {
        LoopThread thread = new LoopThread(this, task, "barograph-http-" + (made.size() + 1));
        thread.setDaemon(true);
        made.add(thread);
        return thread;
    }

    /// Says which lane the calling thread is.
    static void bind(EventLoopLane lane) {
        ((LoopThread) Thread.currentThread()).lane = lane;
    }

    /// The lane of the calling thread if it is one of this transport's.
    @Nullable EventLoopLane currentLane() {
        return Thread.currentThread() instanceof LoopThread thread && thread.owner == this
                ? thread.lane
                : null;
    }

    /// Waits until all threads have ended, or until the time of [System#nanoTime()] is
    /// `deadlineNanos`.
    boolean awaitEnd(long deadlineNanos) throws InterruptedException {
        for (Thread thread : made) {
            if (thread.getState() == Thread.State.NEW) {
                continue; // the client's timer is made and, without time-outs, never started
            }
            Duration left = Duration.ofNanos(Math.max(1, deadlineNanos - System.nanoTime()));
            if (!thread.join(left)) {
                return false;
            }
        }
        return true;
    }

    private static final class LoopThread extends FastThreadLocalThread {
        final LoopThreads owner;
        @Nullable EventLoopLane lane;

        LoopThread(LoopThreads owner, Runnable task, String name) {
            super(task, name);
            this.owner = owner;
        }
    }
}
