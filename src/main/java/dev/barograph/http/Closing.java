package dev.barograph.http;

import io.netty.channel.group.ChannelGroup;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.asynchttpclient.DefaultAsyncHttpClient;

/// How a transport lets go of what it holds, in this order: sockets, threads, memory. Any thread
/// but an event loop of it, because it waits.
final class Closing {
    private static final long LATE_NANOS = 30_000_000_000L;

    private final DefaultAsyncHttpClient client;
    private final ChannelGroup channels;
    private final LoopThreads threads;
    private final List<EventLoopLane> lanes;
    private final List<RequestTemplate> templates;
    private final AtomicBoolean released = new AtomicBoolean();

    Closing(
            DefaultAsyncHttpClient client,
            ChannelGroup channels,
            LoopThreads threads,
            List<EventLoopLane> lanes,
            List<RequestTemplate> templates) {
        this.client = client;
        this.channels = channels;
        this.threads = threads;
        this.lanes = lanes;
        this.templates = templates;
    }

    /// Closes everything; what is left at the deadline is closed later.
    ///
    /// @param deadlineNanos a reading of the system's clock
    /// @return whether all was closed by then
    boolean by(long deadlineNanos) {
        try {
            if (end(deadlineNanos)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Thread.ofVirtual().name("barograph-closing").start(this::late);
        return false;
    }

    /// For thousands of sockets: the loops go on closing them after whoever closes has left.
    private void late() {
        try {
            var _ = end(System.nanoTime() + LATE_NANOS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }

    /// @return whether that was in time
    private boolean end(long deadlineNanos) throws InterruptedException {
        if (!settle(deadlineNanos)) {
            return false;
        }
        client.close();
        if (!threads.awaitEnd(deadlineNanos)) {
            return false;
        }
        if (!released.getAndSet(true)) {
            lanes.forEach(EventLoopLane::release);
            templates.forEach(template -> template.body().release());
        }
        return true;
    }

    /// Waits until all sockets are closed and the loops have told it: a closed client tells nobody.
    private boolean settle(long deadlineNanos) throws InterruptedException {
        if (!channels.close().await(leftNanos(deadlineNanos), TimeUnit.NANOSECONDS)) {
            return false;
        }
        CountDownLatch told = new CountDownLatch(lanes.size());
        try {
            lanes.forEach(lane -> lane.execute(told::countDown));
        } catch (RejectedExecutionException e) {
            return true; // closed before
        }
        return told.await(leftNanos(deadlineNanos), TimeUnit.NANOSECONDS);
    }

    private static long leftNanos(long deadlineNanos) {
        return Math.max(0, deadlineNanos - System.nanoTime());
    }
}
