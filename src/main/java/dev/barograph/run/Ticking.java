package dev.barograph.run;

import dev.barograph.health.RunJudge;
import dev.barograph.metrics.Awaiting;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.model.Course;
import dev.barograph.model.NanoClock;
import dev.barograph.record.RunState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Cuts a run at each full second of its own clock and where its plan ends, on a thread of its own,
/// and writes down what each second tells of events, in the log and in the record on disk.
///
/// Rates are of the time of the plan, so what is answered after it must stand in an interval of its
/// own. Only answers that come a moment later, and are so few that no rate would show them, are let
/// into the plan's last interval.
final class Ticking {
    private static final long INTERVAL_NANOS = 1_000_000_000;

    /// How often the record gets what there is of a second that is not over.
    private static final long KEPT_NANOS = 500_000_000;

    /// Seconds in a row that there is no memory for.
    private static final int MOST_MISSED = 5;

    private static final long LAST_ANSWERS_NANOS = 250_000_000;

    /// In flight at the end of a plan: one in so many of all that ended in it makes no rate wrong.
    private static final int FEW_OF_ALL = 200;

    /// So many requests in flight at the end of a second, more than twice those that its answers
    /// account for, are chance.
    private static final int FEW_IN_FLIGHT = 4;

    /// Who wakes up this late for the end of a second stood still with the whole program.
    private static final long FROZEN_NANOS = 500_000_000;

    /// What the event loops take to read what came meanwhile, once the program goes on.
    private static final long CATCH_UP_NANOS = 50_000_000;

    /// What they take to count what they missed, at most; as long as nobody stood still they answer
    /// at once, or are held up themselves.
    private static final long COUNT_NANOS = 100_000_000;

    private static final long COUNT_FROZEN_NANOS = 1_000_000_000;

    /// A collection from here on is an event.
    private static final long GC_PAUSE_NANOS = 50_000_000;

    private final IntervalTicker ticker;
    private final Awaiting awaiting;
    private final Supplier<Course> course;
    private final EventLog events;
    private final ThresholdWatch thresholds;
    private final RecordKeeper keeper;
    private final WallClock wall;
    private final NanoClock clock;
    private final Consumer<Throwable> fault;
    private final Wait wait;
    private final CountDownLatch planOver = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    /// Nothing is asked for any more, and the intervals are those of the wait for the last answers.
    private boolean drains;

    private volatile RunJudgement judgement = RunJudgement.NONE;

    /// How the thread lets time go by.
    @FunctionalInterface
    interface Wait {
        /// Waits that long, or until something is over: the plan, or the run.
        ///
        /// @return whether it was over before
        boolean await(CountDownLatch over, long nanos) throws InterruptedException;
    }

    /// As the other one, in real time.
    Ticking(
            IntervalTicker ticker,
            Awaiting awaiting,
            Supplier<Course> course,
            EventLog events,
            ThresholdWatch thresholds,
            RecordKeeper keeper,
            WallClock wall,
            NanoClock clock,
            Consumer<Throwable> fault) {
        this(
                ticker,
                awaiting,
                course,
                events,
                thresholds,
                keeper,
                wall,
                clock,
                fault,
                (over, nanos) -> over.await(nanos, TimeUnit.NANOSECONDS));
    }

    /// @param awaiting finds what is awaited for long at the end of each second
    /// @param wall tells when the run began
    /// @param fault told of what went wrong on the thread
    Ticking(
            IntervalTicker ticker,
            Awaiting awaiting,
            Supplier<Course> course,
            EventLog events,
            ThresholdWatch thresholds,
            RecordKeeper keeper,
            WallClock wall,
            NanoClock clock,
            Consumer<Throwable> fault,
            Wait wait) {
        this.ticker = ticker;
        this.awaiting = awaiting;
        this.course = course;
        this.events = events;
        this.thresholds = thresholds;
        this.keeper = keeper;
        this.wall = wall;
        this.clock = clock;
        this.fault = fault;
        this.wait = wait;
    }

    Thread begin() {
        return Thread.ofPlatform().name("ticker").daemon().start(this::tick);
    }

    /// Nothing will become due any more: the thread cuts here. Any thread; never blocks.
    void planIsOver() {
        planOver.countDown();
    }

    /// Ends the thread, waits for it and cuts what is left.
    void end(Thread ticking) throws InterruptedException {
        over.countDown();
        planOver.countDown();
        ticking.join();
        var _ = cut();
    }

    IntervalTicker ticker() {
        return ticker;
    }

    /// What is to be thought of the intervals so far.
    RunJudgement judgement() {
        return judgement;
    }

    /// What is thought of the run, with what the wall clock did.
    RunJudgement noted(RunJudgement of) {
        return wall.noted(of);
    }

    private void tick() {
        OptionalLong next = OptionalLong.of(INTERVAL_NANOS);
        int missed = 0;
        try {
            while (next.isPresent()) {
                try {
                    next = second(next.getAsLong());
                    missed = 0;
                } catch (OutOfMemoryError e) {
                    // It may pass. What was not taken now is taken the next time.
                    if (++missed == MOST_MISSED) {
                        throw e;
                    }
                    next = OptionalLong.of(next.getAsLong() + INTERVAL_NANOS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // Not only exceptions: a run without seconds must not go on as if nothing were.
            fault.accept(e);
        }
    }

    /// Waits for the end of a second, or of the plan, and cuts there.
    ///
    /// @return the end of the next one; empty if the run is over
    private OptionalLong second(long next) throws InterruptedException {
        // A plan that ends with the second is over a little later, when its engine says so.
        long due = next + (!drains && course.get().isOverAt(next) ? LAST_ANSWERS_NANOS : 0);
        if (isOverBefore(due, next - INTERVAL_NANOS + KEPT_NANOS)) {
            if (drains) {
                return OptionalLong.empty();
            }
            drains = true;
            // The last answers, a few milliseconds after the plan, belong to its last second.
            if (wait.await(over, answersAreQuick() ? LAST_ANSWERS_NANOS : 0)) {
                return OptionalLong.empty();
            }
        } else if (clock.nanos() - ticker.startNanos() - due >= FROZEN_NANOS) {
            awaiting.catchUp(COUNT_FROZEN_NANOS);
            if (wait.await(over, CATCH_UP_NANOS)) {
                return OptionalLong.empty();
            }
        }
        Interval last = cut();
        // After a pause of the whole process: one long interval, then full seconds again.
        long covered = last.endNanos();
        return OptionalLong.of(INTERVAL_NANOS * (covered / INTERVAL_NANOS + 1));
    }

    /// Waits until a time of the run; meanwhile the record gets what there is.
    ///
    /// @param firstNanos when it gets it first
    /// @return whether the plan was over before, or, once it is, the run
    private boolean isOverBefore(long due, long firstNanos) throws InterruptedException {
        CountDownLatch awaited = drains ? over : planOver;
        for (long at = firstNanos; at < due; at += KEPT_NANOS) {
            if (isOverAt(awaited, at)) {
                return true;
            }
            keepBefore(due);
        }
        return isOverAt(awaited, due);
    }

    /// Whether all that is in flight at the end of the plan may be answered in a moment and is too
    /// little to be seen in a rate. If not, a second that waited for it would only be too long.
    private boolean answersAreQuick() {
        Gauges now = ticker.gauges();
        if ((long) now.inFlight() * FEW_OF_ALL > now.sent() - now.inFlight()) {
            return false;
        }
        List<Interval> intervals = ticker.intervals();
        if (intervals.isEmpty()) {
            return true;
        }
        Interval last = intervals.getLast();
        Latencies times = last.ok().service();
        // By Little's law, so many were in flight for the answers that came.
        double answered = times.sumNanos().doubleValue() / last.lengthNanos();
        return times.maxNanos().orElse(Long.MAX_VALUE) < LAST_ANSWERS_NANOS
                && now.inFlight() <= 2 * answered + FEW_IN_FLIGHT;
    }

    /// Waits until a time of the run.
    ///
    /// @return whether what is awaited was over before
    private boolean isOverAt(CountDownLatch awaited, long atNanos) throws InterruptedException {
        long left = ticker.startNanos() + atNanos - clock.nanos();
        return wait.await(awaited, Math.max(0, left));
    }

    /// Unless the second is over: then it is cut at once.
    private void keepBefore(long due) {
        long nowNanos = clock.nanos();
        if (nowNanos - ticker.startNanos() >= due) {
            return;
        }
        Interval unfinished = ticker.soFar(nowNanos);
        keeper.between(
                new RunState(
                        wall.startedAt(),
                        ticker.intervals(),
                        Optional.of(unfinished),
                        ticker.failuresSoFar(),
                        judgement,
                        events.view(),
                        ticker.exemplars()));
    }

    private Interval cut() {
        awaiting.catchUp(COUNT_NANOS);
        awaiting.look(ticker.summary());
        Interval interval = ticker.tick(clock.nanos(), clock, awaiting);
        long from = interval.startNanos();
        long until = interval.endNanos();
        Course asked = course.get();
        for (long at : asked.stageStarts(from, until)) {
            events.add(EventWords.stage(asked.plan(), asked.stageAt(at), at));
        }
        interval.health().ifPresent(health -> tell(health, from, until));
        wall.look().ifPresent(events::add);
        crossed(until).forEach(events::add);
        judgement =
                keeper.second(
                        new RunState(
                                wall.startedAt(),
                                ticker.intervals(),
                                ticker.summary(),
                                wall.noted(
                                        RunJudge.of(ticker.intervals(), ticker.summary(), false)),
                                events.view(),
                                ticker.exemplars()));
        return interval;
    }

    private List<RunEvent> crossed(long untilNanos) {
        return drains || over.getCount() == 0
                ? thresholds.afterPlan(
                        ticker.summary(),
                        RunEvent.stoppedNanos(events.view()),
                        ticker.intervals(),
                        untilNanos)
                : thresholds.second(ticker.summary(), untilNanos);
    }

    private void tell(Health health, long fromNanos, long untilNanos) {
        if (health.longestGcNanos() > GC_PAUSE_NANOS) {
            // It is known to a second: the middle is never far off.
            long middle = fromNanos + (untilNanos - fromNanos) / 2;
            events.add(EventWords.collection(middle, health.longestGcNanos()));
        }
        if (health.suspendedNanos() > 0) {
            // Seen as soon as the program goes on, so it ended just now.
            long began = Math.max(fromNanos, untilNanos - health.suspendedNanos());
            events.add(EventWords.suspended(began, health.suspendedNanos()));
        }
    }
}
