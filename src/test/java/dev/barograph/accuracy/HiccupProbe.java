package dev.barograph.accuracy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// How late this machine is at doing anything: a task that is due every millisecond on a thread of
/// its own. After a pause each missed millisecond counts, so a long pause weighs what it weighed.
final class HiccupProbe implements AutoCloseable {
    private static final long EVERY_NANOS = 1_000_000;
    private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);

    private final Histogram lag = new Histogram(LONGEST_NANOS, 3);
    private final Thread thread;
    private volatile boolean over;

    private HiccupProbe() {
        thread = Thread.ofPlatform().daemon().name("hiccup-probe").start(this::watch);
    }

    static HiccupProbe start() {
        return new HiccupProbe();
    }

    private void watch() {
        long due = System.nanoTime() + EVERY_NANOS;
        while (!over) {
            long now = System.nanoTime();
            while (due - now <= 0) {
                lag.recordValue(Math.min(now - due, LONGEST_NANOS));
                due += EVERY_NANOS;
            }
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    /// Ends the watch and tells what was seen.
    Fitness fitness() throws InterruptedException {
        close();
        thread.join();
        return new Fitness(lag.getValueAtPercentile(99) / 1e6, lag.getMaxValue() / 1e6, List.of());
    }

    @Override
    public void close() {
        over = true;
    }
}
