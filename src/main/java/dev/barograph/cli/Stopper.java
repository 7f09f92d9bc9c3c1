package dev.barograph.cli;

import dev.barograph.run.RunHandle;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What each request to end does to a run: the first stops and drains it, or ends the drain of one
/// whose plan is over; the second cancels it, a third ends the process at once. Whatever happens,
/// the process ends within the drain time and some seconds. Any thread.
final class Stopper {
    /// After the drain limit: a second for the run to end, the rest to write files.
    static final Duration GRACE = Duration.ofSeconds(10);

    private final RunHandle run;
    private final Runnable halt;
    private final Duration grace;
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);

    /// @param halt ends the process on the spot
    /// @param grace how long the process may go on after the drain limit, [#GRACE] as a rule
    Stopper(RunHandle run, Runnable halt, Duration grace) {
        this.run = run;
        this.halt = halt;
        this.grace = grace;
    }

    void ask() {
        switch (asked.incrementAndGet()) {
            case 1 -> {
                run.stop();
                Thread.ofPlatform().daemon().name("cli-deadline").start(this::waitAndHalt);
            }
            case 2 -> run.cancel();
            default -> halt.run();
        }
    }

    /// Everything is written; no deadline any more.
    void finished() {
        done.countDown();
    }

    private void waitAndHalt() {
        try {
            Duration limit = run.profile().limits().drain().plus(grace);
            if (!done.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                halt.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
