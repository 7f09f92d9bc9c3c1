package dev.barograph.engine;

import dev.barograph.model.Course;
import dev.barograph.model.FailureKind;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The closed model: a number of requests is kept in flight. The next one leaves on the thread that
/// noticed the end of the one before, and is due at that moment.
final class ClosedEngine extends LoadEngine {
    /// How long a user waits at least after a failure that costs the target nothing, so that a dead
    /// target is not polled in a busy loop.
    private static final long BACK_OFF_NANOS = 50_000_000;

    /// Least time between two returns from such a wait: 2,000 a second whatever the number of
    /// users, because each try costs a socket, and more at once only queue up in this program.
    private static final long RETURN_SPACING_NANOS = 500_000;

    private final OptionalLong maxRequests;
    private final AtomicLong claimed = new AtomicLong();
    private final AtomicInteger starting = new AtomicInteger();
    private final AtomicLong lastReturnNanos = new AtomicLong();
    private final List<Lane> lanes;
    private Course followed;
    private LevelSteps steps;
    private Turn turn = new Turn();
    private int nextLane;
    private int usedLevel;
    private boolean more;
    private volatile boolean stopped;

    ClosedEngine(
            LoadShape.Closed shape, OptionalLong maxRequests, RequestPicker picker, Wiring wiring) {
        super(shape, picker, wiring, new PermitLimiter(0, 0));
        this.followed = course();
        this.steps = new LevelSteps(followed);
        this.maxRequests = maxRequests;
        this.lanes = wiring.transport().lanes();
    }

    @Override
    void begin() {
        lastReturnNanos.set(originNanos);
        lanes.get(0).execute(() -> carryOn(this::beginLevel));
    }

    @Override
    void followCourse() {
        lanes.get(0).execute(() -> carryOn(this::changeLevel));
    }

    @Override
    public void stop() {
        stopped = true;
        endPlan();
    }

    /// Nothing becomes due but by an end.
    @Override
    public CompletionStage<Void> countMissed() {
        return CompletableFuture.completedFuture(null);
    }

    /// Goes on with the level, unless the course was changed since it was put off: a lane takes no
    /// task back.
    private final class Turn implements Runnable {
        @Override
        public void run() {
            if (turn == this) {
                carryOn(ClosedEngine.this::followLevel);
            }
        }
    }

    private void carryOn(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void beginLevel() {
        more = steps.advance();
        followLevel();
    }

    /// Takes up another course at the level of now; runs on the first lane.
    private void changeLevel() {
        Course now = course();
        if (stopped || now == followed) {
            return;
        }
        followed = now;
        turn = new Turn();
        long nowNanos = clock.nanos();
        steps = new LevelSteps(now);
        more = steps.advance();
        int level = 0;
        while (more && steps.atNanos() <= nowNanos - originNanos) {
            level = steps.level();
            more = steps.advance();
        }
        useLevel(level, nowNanos);
        followLevel();
    }

    /// Follows the level of the course; runs on the first lane.
    private void followLevel() {
        while (!stopped) {
            OptionalLong endNanos = followed.endNanos();
            if (!more && endNanos.isEmpty()) {
                return; // until the course is changed
            }
            long atNanos = originNanos + (more ? steps.atNanos() : endNanos.orElseThrow());
            long waitNanos = atNanos - clock.nanos();
            if (waitNanos > 0) {
                lanes.get(0).schedule(turn, waitNanos, TimeUnit.NANOSECONDS);
                return;
            }
            if (!more) {
                if (isStill(followed)) {
                    stop();
                }
                return;
            }
            useLevel(steps.level(), atNanos);
            more = steps.advance();
        }
    }

    /// @param dueNanos when the requests of additional users are due
    private void useLevel(int level, long dueNanos) {
        limiter.resize(level);
        // No more than the step adds: a user who waits after a failure has no permit and comes back
        // by himself.
        int added = level - usedLevel;
        usedLevel = level;
        while (added-- > 0 && !stopped && limiter.tryAcquire()) {
            // Spread over the lanes: each user then stays where its connection lives.
            Lane lane = lanes.get(nextLane++ % lanes.size());
            starting.incrementAndGet();
            try {
                lane.execute(() -> startUser(dueNanos));
            } catch (Throwable e) {
                // Nobody has the permit: without memory it would count as a request that was lost.
                starting.decrementAndGet();
                limiter.release();
                throw e;
            }
        }
    }

    private void startUser(long dueNanos) {
        starting.decrementAndGet();
        sendOrEnd(dueNanos);
    }

    /// Those of users whose lane has not got to them.
    @Override
    int permitsOfNobody() {
        return starting.get();
    }

    @Override
    void afterEnd(Sample sample) {
        if (stopped || course().isOverAt(sample.doneNanos() - originNanos)) {
            giveBack();
        } else if (isInstantFailure(sample.outcome())) {
            giveBack();
            long now = clock.nanos();
            long backNanos =
                    lastReturnNanos.accumulateAndGet(
                            now + BACK_OFF_NANOS, ClosedEngine::nextReturn);
            lanes.get(0).schedule(this::sendAfterBackOff, backNanos - now, TimeUnit.NANOSECONDS);
        } else if (limiter.keep()) {
            sendOrEnd(sample.doneNanos());
        } else {
            checkIdle();
        }
    }

    /// Compares by difference: readings of the clock may wrap.
    private static long nextReturn(long lastNanos, long earliestNanos) {
        long nextNanos = lastNanos + RETURN_SPACING_NANOS;
        return nextNanos - earliestNanos > 0 ? nextNanos : earliestNanos;
    }

    private void sendAfterBackOff() {
        if (!stopped && limiter.tryAcquire()) {
            sendOrEnd(clock.nanos());
        }
    }

    /// Sends with a permit in hand unless the plan is over.
    private void sendOrEnd(long dueNanos) {
        if (stopped) {
            giveBack();
        } else if (maxRequests.isPresent()
                && claimed.getAndIncrement() >= maxRequests.getAsLong()) {
            stopped = true;
            endPlan();
            giveBack();
        } else {
            countScheduled();
            send(dueNanos);
        }
    }

    private void giveBack() {
        limiter.release();
        checkIdle();
    }

    private static boolean isInstantFailure(Outcome outcome) {
        return outcome instanceof Outcome.Failure(FailureKind kind, _, _)
                && switch (kind) {
                    case DNS,
                            CONNECT_REFUSED,
                            CONNECT_FAILED,
                            TLS,
                            GENERATOR_PORTS,
                            GENERATOR_DESCRIPTORS,
                            INTERNAL ->
                            true;
                    default -> false;
                };
    }
}
