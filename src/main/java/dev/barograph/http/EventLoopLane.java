package dev.barograph.http;

import dev.barograph.engine.InFlight;
import dev.barograph.engine.Lane;
import dev.barograph.model.Limits;
import dev.barograph.model.NanoClock;
import io.netty.channel.EventLoop;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// One event loop of the client, its idle connections and its time-outs. Tasks given after the loop
/// has ended are refused with a `RejectedExecutionException`.
final class EventLoopLane implements Lane {
    final EventLoop loop;
    final IdleStack idle = new IdleStack();

    final Sweeper sweeper;
    final Cancelling cancelling;

    private final WireMemory[] memories;

    /// @param requests how many the profile has
    EventLoopLane(
            EventLoop loop,
            Limits limits,
            int requests,
            Failures failures,
            Dialing dialing,
            NanoClock clock) {
        this.loop = loop;
        this.memories = new WireMemory[requests];
        Arrays.setAll(memories, _ -> new WireMemory());
        this.sweeper = new Sweeper(loop, limits, failures, clock);
        this.cancelling = new Cancelling(sweeper, dialing);
    }

    /// Call when the loop has ended.
    void release() {
        for (WireMemory memory : memories) {
            memory.release();
        }
    }

    /// What is remembered of a request; event loop only.
    ///
    /// @param request its place in the profile
    WireMemory memory(int request) {
        return memories[request];
    }

    /// Requests in flight on its connections that were sent before a moment, as soon as it gets to
    /// it; none if the loop has ended. Any thread.
    ///
    /// @param sentBefore by place in the profile
    CompletableFuture<List<InFlight>> inFlight(long[] sentBefore) {
        CompletableFuture<List<InFlight>> found = new CompletableFuture<>();
        try {
            loop.execute(() -> found.complete(sweeper.inFlight(sentBefore)));
        } catch (RejectedExecutionException e) {
            found.complete(List.of());
        }
        return found;
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    @Override
    public void schedule(Runnable task, long delay, TimeUnit unit) {
        var _ = loop.schedule(task, delay, unit);
    }
}
