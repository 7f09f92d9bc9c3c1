package dev.barograph.http;

import dev.barograph.engine.InFlight;
import dev.barograph.model.Limits;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Outcome;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ends the requests of one event loop that take too long: never early, as a rule at most 10 ms
/// late. Everything here runs on that loop, so a request ends on the loop of its connection.
///
/// No request has a timer: all have the same limits, so the one that is sent later is overdue
/// later. One wake-up stands at the time at which the first of those in flight could be overdue at
/// the earliest, which a request that begins after that only compares with. When it comes, all
/// connections are looked at, at most once in 10 ms, and it moves to the next such time. A request
/// thus costs a comparison, and a connection is looked at about once in a time-out.
final class Sweeper {
    private static final long PERIOD_NANOS = 10_000_000;

    /// @param outcome what the request ends as
    private record Overdue(Connection connection, SampleHandler request, Outcome outcome) {}

    private final EventLoop loop;
    private final Failures failures;
    private final NanoClock clock;
    private final long totalNanos;
    private final long silenceNanos;
    private final long shorterNanos;
    private final List<Connection> watched = new ArrayList<>();
    private @Nullable Future<?> wakeUp;
    private long wakeUpNanos;

    Sweeper(EventLoop loop, Limits limits, Failures failures, NanoClock clock) {
        this.loop = loop;
        this.failures = failures;
        this.clock = clock;
        this.totalNanos = limits.totalTimeout().toNanos();
        this.silenceNanos = limits.responseTimeout().toNanos();
        this.shorterNanos = Math.min(totalNanos, silenceNanos);
    }

    /// From now on this connection's requests are ended in time.
    void watch(Connection connection) {
        connection.place = watched.size();
        watched.add(connection);
    }

    /// For a watched connection that has been closed.
    void forget(Connection connection) {
        Connection last = watched.removeLast();
        if (last != connection) {
            watched.set(connection.place, last);
            last.place = connection.place;
        }
    }

    /// A request now waits for its connection, or for its answer on it.
    void begun(SampleHandler request) {
        long earliestNanos = request.sentNanos() + shorterNanos;
        if (wakeUp == null || earliestNanos - wakeUpNanos < 0) {
            wakeAt(earliestNanos);
        }
    }

    private void wakeAt(long atNanos) {
        if (wakeUp != null) {
            wakeUp.cancel(false);
        }
        wakeUpNanos = atNanos;
        long delayNanos = Math.max(0, atNanos - clock.nanos());
        wakeUp = loop.schedule(this::sweep, delayNanos, TimeUnit.NANOSECONDS);
    }

    private void sweep() {
        wakeUp = null;
        try {
            endOverdue();
        } catch (Throwable e) {
            // Want of memory, which may pass: what is overdue stays so until it is ended.
            wakeAt(clock.nanos() + PERIOD_NANOS);
            throw e;
        }
    }

    private void endOverdue() {
        long now = clock.nanos();
        boolean waiting = false;
        long nextNanos = totalNanos;
        List<Overdue> overdue = new ArrayList<>();
        for (Connection connection : watched) {
            SampleHandler request = connection.owner();
            if (request == null || request.isOver()) {
                continue;
            }
            long leftNanos = leftNanos(connection, request, now);
            if (leftNanos <= 0) {
                overdue.add(new Overdue(connection, request, outcome(connection, request)));
            } else {
                waiting = true;
                nextNanos = Math.min(nextNanos, leftNanos);
            }
        }
        if (waiting) {
            wakeAt(now + Math.max(nextNanos, PERIOD_NANOS));
        }
        for (Overdue late : overdue) {
            late.request.settle(late.outcome);
            // Closed first: whoever gets the permit finds no more connections than permits.
            late.connection.giveUp();
            late.request.endSettled();
        }
    }

    /// Which requests are in flight that were sent before a moment.
    ///
    /// @param sentBefore by place in the profile
    List<InFlight> inFlight(long[] sentBefore) {
        List<InFlight> found = new ArrayList<>();
        for (Connection connection : watched) {
            SampleHandler request = connection.owner();
            if (request != null
                    && request.sentNanos() - sentBefore[request.request()] < 0
                    && !request.isOver()) {
                found.add(request.inFlight());
            }
        }
        return found;
    }

    /// Ends every request as cancelled without waiting for its connection to close: closing
    /// thousands of them takes longer than a run may take to stop.
    void cancelAll() {
        List<SampleHandler> waiting = new ArrayList<>();
        for (Connection connection : watched) {
            SampleHandler request = connection.owner();
            if (request != null && !request.isOver()) {
                waiting.add(request);
            }
        }
        for (SampleHandler request : waiting) {
            request.end(Failures.cancelled());
        }
    }

    private long leftNanos(Connection connection, SampleHandler request, long now) {
        long endNanos =
                isSilenceFirst(connection, request)
                        ? request.lastSignNanos() + silenceNanos
                        : request.sentNanos() + totalNanos;
        return endNanos - now;
    }

    private Outcome outcome(Connection connection, SampleHandler request) {
        return isSilenceFirst(connection, request)
                ? failures.silent(request)
                : failures.unfinished(request);
    }

    /// Whether silence would end the request before the total time is over. It counts while an
    /// answer is awaited or read, so from when the request is written.
    private boolean isSilenceFirst(Connection connection, SampleHandler request) {
        long shownNanos = request.lastSignNanos() - request.sentNanos();
        return connection.current == request && shownNanos + silenceNanos < totalNanos;
    }
}
