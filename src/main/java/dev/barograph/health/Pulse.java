package dev.barograph.health;

import dev.barograph.model.NanoClock;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The thread that asks for short rests and notices when it gets longer ones, and that sends a task
/// to each event loop now and then. Runs from the constructor to [#close()].
final class Pulse implements AutoCloseable {
    /// Whatever keeps threads from running for more than this is seen, at most this much too short.
    /// What it costs: docs/decisions/0013.
    static final long REST_NANOS = 1_000_000;

    /// Time between two looks at what waits for the loops.
    private static final long LOOK_PERIOD_NANOS = 20_000_000;

    /// Time between two tasks to one loop: short enough to catch a loop that is held up, long
    /// enough to cost nothing. Each loop adds to it, so that many loops together get no more than
    /// 200 tasks a second, up to the longest.
    private static final long SHORTEST_PERIOD_NANOS = 40_000_000;

    private static final long PERIOD_PER_LOOP_NANOS = 5_000_000;
    private static final long LONGEST_PERIOD_NANOS = 100_000_000;

    private final Hiccups hiccups;
    private final List<LoopProbe> loops;
    private final NanoClock clock;
    private final long periodNanos;
    private final Thread thread;
    private volatile boolean closed;

    Pulse(Hiccups hiccups, List<LoopProbe> loops, NanoClock clock) {
        this.hiccups = hiccups;
        this.loops = loops;
        this.clock = clock;
        this.periodNanos =
                Math.clamp(
                        loops.size() * PERIOD_PER_LOOP_NANOS,
                        SHORTEST_PERIOD_NANOS,
                        LONGEST_PERIOD_NANOS);
        this.thread = Thread.ofPlatform().name("health-pulse").daemon().start(this::beat);
    }

    private void beat() {
        long now = clock.nanos();
        long nextPost = now;
        long nextLook = now;
        while (!closed) {
            if (now - nextPost >= 0) {
                loops.forEach(loop -> loop.post(clock));
                nextPost = now + periodNanos;
            }
            hiccups.restBegins(clock.nanos());
            LockSupport.parkNanos(REST_NANOS);
            now = clock.nanos();
            hiccups.restEnds(now);
            if (now - nextLook >= 0) {
                for (LoopProbe loop : loops) {
                    loop.look(now);
                }
                nextLook = now + LOOK_PERIOD_NANOS;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        Threads.awaitEnd(thread);
    }
}
