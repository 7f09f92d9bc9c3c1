package dev.barograph.http;

import dev.barograph.engine.Lane;
import dev.barograph.model.Limits;
import dev.barograph.model.NanoClock;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One event loop of the client, its idle connections and its time-outs. Tasks given after the loop
/// has ended are refused with a `RejectedExecutionException`.
final class EventLoopLane implements Lane {
    final EventLoop loop;
    final IdleStack idle = new IdleStack();

    final Sweeper sweeper;
    final Cancelling cancelling;

    /// The request of the run as the codec writes it; event loop only.
    @Nullable ByteBuf wire;

    /// The answer that was read last; event loop only.
    @Nullable KnownAnswer answer;

    /// Answers in a row that were not known; event loop only.
    int missed;

    EventLoopLane(
            EventLoop loop, Limits limits, Failures failures, Dialing dialing, NanoClock clock) {
        this.loop = loop;
        this.sweeper = new Sweeper(loop, limits, failures, clock);
        this.cancelling = new Cancelling(sweeper, dialing);
    }

    /// Call when the loop has ended.
    void release() {
        ByteBuf kept = wire;
        if (kept != null) {
            wire = null;
            kept.release();
        }
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
