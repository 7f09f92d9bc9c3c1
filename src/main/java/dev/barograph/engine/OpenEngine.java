package dev.barograph.engine;

import dev.barograph.model.Course;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The open model: requests become due at the planned times whatever the answers do. Each lane
/// paces its own share of the due times, so that a request is written by the thread that made it
/// due.
final class OpenEngine extends LoadEngine {
    /// Due requests handled before the lane gets a chance to read answers. A pacer that is late
    /// would otherwise open a connection for each of them, which makes it later.
    private static final int BATCH = 16;

    /// A pacer that is this much later than it was due to run stood still together with its process
    /// or its machine. What became due meanwhile is not sent: it would be a burst that nobody
    /// planned. One second, so that what is made up for after a shorter pause at most doubles the
    /// rate of the second after it.
    private static final long STOOD_STILL_NANOS = 1_000_000_000;

    /// A lane that has a lot to send wakes up for a group of due requests, at most this often.
    /// Waking up for each would take most of a core from 20,000/s on, and what is left of it is not
    /// enough for a lag of less than this.
    private static final long REST_NANOS = 500_000;

    /// Requests that have to become due in a rest; a lane that has fewer to send wakes up for each.
    private static final int GROUP = 4;

    private final List<Pacer> pacers = new ArrayList<>();
    private final AtomicInteger pacing;
    private volatile boolean stopped;

    OpenEngine(
            LoadShape.Open shape,
            OptionalLong maxRequests,
            Limits limits,
            RequestPicker picker,
            Wiring wiring,
            List<Lane> lanes) {
        super(shape, picker, wiring, new PermitLimiter(limits.permits(), limits.backlog()));
        this.pacing = new AtomicInteger(lanes.size());
        for (int i = 0; i < lanes.size(); i++) {
            Arrivals arrivals =
                    new Arrivals(course(), shape.spacing(), maxRequests, i, lanes.size());
            pacers.add(new Pacer(lanes.get(i), arrivals, course()));
        }
    }

    @Override
    void begin() {
        pacers.forEach(pacer -> pacer.lane.execute(pacer::begin));
    }

    @Override
    void followCourse() {
        pacers.forEach(pacer -> pacer.lane.execute(pacer::follow));
    }

    @Override
    public void stop() {
        stopped = true;
        long now = clock.nanos();
        pacers.forEach(pacer -> pacer.lane.execute(() -> pacer.finish(now)));
        dropWaiting();
    }

    @Override
    public CompletionStage<Void> countMissed() {
        return CompletableFuture.allOf(
                pacers.stream().map(Pacer::countMissedSoon).toArray(CompletableFuture[]::new));
    }

    @Override
    void afterEnd(Sample sample) {
        OptionalLong next = limiter.handOver();
        if (next.isPresent()) {
            send(next.getAsLong());
        } else {
            checkIdle();
        }
    }

    @Override
    int permitsOfNobody() {
        return 0;
    }

    private void due(long dueNanos) {
        countScheduled();
        if (stopped) {
            notSent(dueNanos, FailureKind.RUN_ENDED);
            return;
        }
        switch (limiter.admit(dueNanos)) {
            case GRANTED -> send(dueNanos);
            case QUEUED -> sendWaiting();
            case REFUSED -> notSent(dueNanos, FailureKind.BACKLOG_FULL);
        }
        if (stopped) {
            // Stopped while this one queued: whoever comes last empties the backlog.
            dropWaiting();
        }
    }

    private void sendWaiting() {
        OptionalLong next = limiter.next();
        while (next.isPresent()) {
            send(next.getAsLong());
            next = limiter.next();
        }
    }

    /// Makes one stripe of the course due; everything here runs on its lane.
    private final class Pacer {
        private final Lane lane;
        private final Arrivals arrivals;
        private Course followed;
        private Turn turn = new Turn();
        private boolean more;
        private boolean ended;
        private long awakeNanos;
        private long turnNanos;
        private boolean stoodStill;
        private long stoodFromNanos;
        private long stoodUntilNanos;

        Pacer(Lane lane, Arrivals arrivals, Course followed) {
            this.lane = lane;
            this.arrivals = arrivals;
            this.followed = followed;
        }

        /// Goes on with the stripe, unless the course was changed since it was put off: a lane
        /// takes no task back.
        private final class Turn implements Runnable {
            @Override
            public void run() {
                if (turn == this) {
                    goOn();
                }
            }
        }

        void begin() {
            awakeNanos = originNanos;
            turnNanos = originNanos - REST_NANOS;
            followed = course();
            more = arrivals.follow(followed) || arrivals.advance();
            goOn();
        }

        void follow() {
            Course now = course();
            if (ended || now == followed) {
                return;
            }
            if (!more && followed.endNanos().isEmpty()) {
                // There was nothing to wake up for: that was no standing still.
                awakeNanos = clock.nanos();
            }
            followed = now;
            more = arrivals.follow(now);
            turn = new Turn();
            goOn();
        }

        private void goOn() {
            try {
                pace();
            } catch (Throwable e) {
                failed(e);
            }
        }

        private void pace() {
            if (ended) {
                return;
            }
            int left = BATCH;
            long now = look();
            while (more) {
                long dueNanos = originNanos + arrivals.dueNanos();
                if (dueNanos - now > 0) {
                    wakeAt(isBusy() ? rested(dueNanos) : dueNanos, now);
                    return;
                }
                if (left-- == 0) {
                    // Not execute: an event loop runs the tasks it has, and those that they add, by
                    // the dozen before it reads; one that is scheduled waits for its next turn.
                    lane.schedule(turn, 0, TimeUnit.NANOSECONDS);
                    return;
                }
                if (wasMissed(dueNanos)) {
                    missed(dueNanos);
                } else {
                    late(now - dueNanos);
                    due(dueNanos);
                }
                more = arrivals.advance();
                now = look();
            }
            // A shape lasts until its end even if its last request is due a little earlier.
            OptionalLong endNanos = followed.endNanos();
            if (arrivals.isExhausted()) {
                end();
            } else if (endNanos.isPresent()) {
                long atNanos = originNanos + endNanos.getAsLong();
                if (atNanos - now > 0) {
                    wakeAt(atNanos, now);
                } else if (isStill(followed)) {
                    end();
                }
            }
        }

        /// Any thread.
        CompletableFuture<Void> countMissedSoon() {
            CompletableFuture<Void> counted = new CompletableFuture<>();
            try {
                lane.execute(() -> {
                    try {
                        countMissed();
                    } catch (Throwable e) {
                        failed(e);
                    }
                    counted.complete(null);
                });
            } catch (RejectedExecutionException e) {
                counted.complete(null); // the lane has ended
            }
            return counted;
        }

        /// All of it at once: nothing of it is sent. The next turn may be due only later.
        private void countMissed() {
            if (ended) {
                return;
            }
            if (more && clock.nanos() - awakeNanos > STOOD_STILL_NANOS) {
                var _ = look();
            }
            while (more && wasMissed(originNanos + arrivals.dueNanos())) {
                missed(originNanos + arrivals.dueNanos());
                more = arrivals.advance();
            }
        }

        private void missed(long dueNanos) {
            countScheduled();
            notSent(dueNanos, FailureKind.SUSPENDED);
        }

        private boolean isBusy() {
            return arrivals.perSecond() * (REST_NANOS / 1e9) >= GROUP;
        }

        /// From turn to turn as planned, not as begun, so that late turns do not add up.
        private long rested(long dueNanos) {
            long restedNanos = turnNanos + REST_NANOS;
            return restedNanos - dueNanos > 0 ? restedNanos : dueNanos;
        }

        private void wakeAt(long nanos, long now) {
            awakeNanos = nanos;
            turnNanos = nanos;
            lane.schedule(turn, nanos - now, TimeUnit.NANOSECONDS);
        }

        /// Reads the clock and notices when it has run on without this pacer.
        private long look() {
            long now = clock.nanos();
            if (now - awakeNanos > STOOD_STILL_NANOS) {
                // Maybe before all that the last time missed was counted.
                if (!more || !wasMissed(originNanos + arrivals.dueNanos())) {
                    stoodFromNanos = awakeNanos;
                }
                stoodStill = true;
                stoodUntilNanos = now;
            }
            awakeNanos = now;
            return now;
        }

        private boolean wasMissed(long dueNanos) {
            return stoodStill && dueNanos - stoodFromNanos >= 0 && dueNanos - stoodUntilNanos <= 0;
        }

        /// Ends early; what became due before the stop and was not handled yet is counted.
        void finish(long stoppedNanos) {
            while (!ended && more && originNanos + arrivals.dueNanos() - stoppedNanos <= 0) {
                due(originNanos + arrivals.dueNanos());
                more = arrivals.advance();
            }
            end();
        }

        private void end() {
            if (!ended) {
                ended = true;
                if (pacing.decrementAndGet() == 0) {
                    endPlan();
                }
            }
        }
    }
}
