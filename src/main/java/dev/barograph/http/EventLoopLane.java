package dev.barograph.http;

import dev.barograph.engine.Lane;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;

/// One event loop of the client and its idle connections. Tasks given after the loop has ended are
/// refused with a `RejectedExecutionException`.
final class EventLoopLane implements Lane {
    final EventLoop loop;
    final IdleStack idle = new IdleStack();

    EventLoopLane(EventLoop loop) {
        this.loop = loop;
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
