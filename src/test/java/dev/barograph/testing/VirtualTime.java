package dev.barograph.testing;

import dev.barograph.engine.Lane;
import dev.barograph.model.NanoClock;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/// A clock that moves only when told, and lanes that run their tasks at the right virtual time in
/// one thread.
public final class VirtualTime implements NanoClock {
    private record Task(long atNanos, long order, Runnable runnable) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.signum(atNanos - other.atNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long nowNanos;
    private long order;

    /// @param startNanos any value: the origin of a monotonic clock means nothing
    public VirtualTime(long startNanos) {
        this.nowNanos = startNanos;
    }

    @Override
    public long nanos() {
        return nowNanos;
    }

    /// A lane whose tasks run in [#runFor].
    public Lane lane() {
        return new Lane() {
            @Override
            public void schedule(Runnable task, long delay, TimeUnit unit) {
                at(nowNanos + unit.toNanos(delay), task);
            }

            @Override
            public void execute(Runnable task) {
                at(nowNanos, task);
            }
        };
    }

    /// Runs a task at a time of this clock.
    public void at(long atNanos, Runnable task) {
        tasks.add(new Task(atNanos, order++, task));
    }

    /// Moves time on, running every task that falls due on the way at its own time.
    public void runFor(long nanos) {
        long end = nowNanos + nanos;
        while (!tasks.isEmpty() && tasks.peek().atNanos - end <= 0) {
            Task task = tasks.remove();
            if (task.atNanos - nowNanos > 0) {
                nowNanos = task.atNanos;
            }
            task.runnable.run();
        }
        nowNanos = end;
    }

    /// Moves time on without running anything, as a frozen process would see it.
    public void freeze(long nanos) {
        nowNanos += nanos;
    }

    /// Tasks that have not run.
    public int pending() {
        return tasks.size();
    }
}
