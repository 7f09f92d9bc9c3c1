package dev.barograph.engine;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The open model: requests become due at the planned times whatever the answers do. Each lane
/// paces its own share of the due times, so that a request is written by the thread that made it
/// due.
final class OpenEngine extends LoadEngine {
    /// Due requests handled before the lane gets a chance to read answers.
    private static final int BATCH = 128;

    private final List<Pacer> pacers = new ArrayList<>();
    private final AtomicInteger pacing;
    private final long shapeNanos;
    private volatile boolean stopped;

    OpenEngine(
            LoadShape.Open shape,
            OptionalLong maxRequests,
            Limits limits,
            Wiring wiring,
            List<Lane> lanes) {
        super(wiring, new PermitLimiter(limits.permits(), limits.backlog()));
        this.shapeNanos = shape.duration().toNanos();
        this.pacing = new AtomicInteger(lanes.size());
        for (int i = 0; i < lanes.size(); i++) {
            Arrivals arrivals = new Arrivals(shape, maxRequests, i, lanes.size());
            pacers.add(new Pacer(lanes.get(i), arrivals, maxRequests.isPresent()));
        }
    }

    @Override
    void begin() {
        pacers.forEach(pacer -> pacer.lane.execute(pacer::begin));
    }

    @Override
    public void stop() {
        stopped = true;
        long now = clock.nanos();
        pacers.forEach(pacer -> pacer.lane.execute(() -> pacer.finish(now)));
        dropWaiting();
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

    /// Makes one stripe of the plan due; everything here runs on its lane.
    private final class Pacer implements Runnable {
        private final Lane lane;
        private final Arrivals arrivals;
        private final boolean endsByCount;
        private boolean more;
        private boolean ended;

        Pacer(Lane lane, Arrivals arrivals, boolean endsByCount) {
            this.lane = lane;
            this.arrivals = arrivals;
            this.endsByCount = endsByCount;
        }

        void begin() {
            more = arrivals.advance();
            run();
        }

        @Override
        public void run() {
            if (ended) {
                return;
            }
            int left = BATCH;
            long now = clock.nanos();
            while (more) {
                long dueNanos = originNanos + arrivals.dueNanos();
                if (dueNanos - now > 0) {
                    now = clock.nanos();
                    if (dueNanos - now > 0) {
                        lane.schedule(this, dueNanos - now, TimeUnit.NANOSECONDS);
                        return;
                    }
                }
                if (left-- == 0) {
                    lane.execute(this);
                    return;
                }
                due(dueNanos);
                more = arrivals.advance();
            }
            // A shape lasts until its end even if its last request is due a little earlier.
            long endNanos = originNanos + shapeNanos;
            if (!endsByCount && endNanos - clock.nanos() > 0) {
                lane.schedule(this, endNanos - clock.nanos(), TimeUnit.NANOSECONDS);
            } else {
                end();
            }
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
