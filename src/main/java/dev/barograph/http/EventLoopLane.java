package dev.barograph.http;

import dev.barograph.engine.Lane;
import dev.barograph.model.Limits;
import dev.barograph.model.NanoClock;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;

/// One event loop of the client, its idle connections and its time-outs. Tasks given after the loop
/// has ended are refused with a `RejectedExecutionException`.
final class EventLoopLane implements Lane {
    final EventLoop loop;
    final IdleStack idle = new IdleStack();

    final Sweeper sweeper;

    EventLoopLane(EventLoop loop, Limits limits, Failures failures, NanoClock clock) {
        this.loop = loop;
        this.sweeper = new Sweeper(loop, limits, failures, clock);
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
