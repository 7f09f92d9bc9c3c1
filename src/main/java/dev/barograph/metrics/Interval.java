package dev.barograph.metrics;

import java.util.List;
import java.util.Optional;

/// What happened in one stretch of a run, a second as a rule. Immutable.
///
/// @param index 0 for the first
/// @param startNanos since the run began
/// @param lengthNanos more than zero
/// @param stage index of the stage in force at the start
/// @param planned level that the plan wanted, averaged over the interval: requests per second (open
///   model) or in flight (closed)
/// @param inFlight requests in flight at the end
/// @param permits most requests that were allowed in flight at the end
/// @param waiting due requests without a permit at the end
/// @param permitWaits requests that found no free permit when they became due
/// @param newConnections connections opened
/// @param times how long requests took that ended in the interval
/// @param health how the generator was doing; empty if nobody watched
/// @param judgement what limited the load in this interval
/// @param parts the same of each request of the profile, in its order; empty if there is only one,
///   whose part is the whole
public record Interval(
        int index,
        long startNanos,
        long lengthNanos,
        int stage,
        double planned,
        Counts counts,
        int inFlight,
        int permits,
        int waiting,
        long permitWaits,
        long newConnections,
        long bytesIn,
        long bytesOut,
        Times times,
        Optional<Health> health,
        Judgement judgement,
        List<RequestPart> parts) {
    public Interval {
        parts = List.copyOf(parts);
    }

    /// Of a run that sends a single request.
    public Interval(
            int index,
            long startNanos,
            long lengthNanos,
            int stage,
            double planned,
            Counts counts,
            int inFlight,
            int permits,
            int waiting,
            long permitWaits,
            long newConnections,
            long bytesIn,
            long bytesOut,
            Times times,
            Optional<Health> health,
            Judgement judgement) {
        this(
                index,
                startNanos,
                lengthNanos,
                stage,
                planned,
                counts,
                inFlight,
                permits,
                waiting,
                permitWaits,
                newConnections,
                bytesIn,
                bytesOut,
                times,
                health,
                judgement,
                List.of());
    }

    /// What one request has of it. Level, permits, health and judgement stay those of the whole.
    ///
    /// @param request place of the request in the profile
    /// @throws IndexOutOfBoundsException if the run has no such request, or only one
    public Interval ofRequest(int request) {
        RequestPart part = parts.get(request);
        return new Interval(
                index,
                startNanos,
                lengthNanos,
                stage,
                planned,
                part.counts(),
                inFlight,
                permits,
                waiting,
                permitWaits,
                part.newConnections(),
                part.bytesIn(),
                part.bytesOut(),
                part.times(),
                health,
                judgement);
    }

    /// Times of requests that ended well.
    public LatencyPair ok() {
        return times.ok();
    }

    /// Times of requests that failed after being sent.
    public LatencyPair failed() {
        return times.failed();
    }

    /// Times of requests given up on; lower bounds of the true ones.
    public LatencyPair timedOut() {
        return times.timedOut();
    }

    /// The same with another judgement.
    public Interval judged(Judgement newJudgement) {
        return new Interval(
                index,
                startNanos,
                lengthNanos,
                stage,
                planned,
                counts,
                inFlight,
                permits,
                waiting,
                permitWaits,
                newConnections,
                bytesIn,
                bytesOut,
                times,
                health,
                newJudgement,
                parts);
    }

    /// Whether nothing was asked for and nothing left: paused by hand, a rest in the plan, or the
    /// wait for the last answers.
    public boolean isIdle() {
        return planned == 0 && counts.scheduled() == 0 && counts.sent() == 0;
    }

    /// When it ended, since the run began.
    public long endNanos() {
        return startNanos + lengthNanos;
    }

    /// The middle of the interval, in seconds since the run began.
    public double middleSeconds() {
        return (startNanos + lengthNanos / 2.0) / 1e9;
    }

    /// Seconds that a count of this interval is divided by to become a rate.
    public double seconds() {
        return lengthNanos / 1e9;
    }
}
