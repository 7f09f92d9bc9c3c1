package dev.barograph.metrics;

import java.util.ArrayList;
import java.util.List;

/// A whole run, or what there is of it so far. Immutable.
///
/// @param tookNanos time covered by the intervals
/// @param times how long its requests took
/// @param errors every kind of failure that happened, most frequent first
/// @param parts the same of each request of the profile, in its order, without parts of their own;
///   empty if there is only one, whose part is the whole
public record Summary(
        long tookNanos,
        Counts counts,
        long newConnections,
        long bytesIn,
        long bytesOut,
        Times times,
        List<ErrorRow> errors,
        List<Summary> parts) {
    public static final Summary EMPTY =
            new Summary(0, Counts.ZERO, 0, 0, 0, Times.EMPTY, List.of());

    /// All given intervals together, in the order in which a run adds them up.
    ///
    /// @param errors every kind of failure that happened in them
    public static Summary of(List<Interval> intervals, List<ErrorRow> errors) {
        RunningSummary sum = new RunningSummary();
        intervals.forEach(sum::add);
        return sum.toSummary(errors);
    }

    public Summary {
        errors = List.copyOf(errors);
        parts = List.copyOf(parts);
    }

    /// Of a single request, or of all without the part of each.
    public Summary(
            long tookNanos,
            Counts counts,
            long newConnections,
            long bytesIn,
            long bytesOut,
            Times times,
            List<ErrorRow> errors) {
        this(tookNanos, counts, newConnections, bytesIn, bytesOut, times, errors, List.of());
    }

    /// The same without its error messages and parts.
    public Summary bare() {
        return new Summary(tookNanos, counts, newConnections, bytesIn, bytesOut, times, List.of());
    }

    /// The same with other error messages.
    public Summary withErrors(List<ErrorRow> newErrors) {
        return new Summary(
                tookNanos, counts, newConnections, bytesIn, bytesOut, times, newErrors, parts);
    }

    /// The same with the part of each request.
    public Summary withParts(List<Summary> newParts) {
        return new Summary(
                tookNanos, counts, newConnections, bytesIn, bytesOut, times, errors, newParts);
    }

    /// The same with what is awaited by now.
    public Summary awaiting(AwaitedSoFar awaited) {
        List<Summary> newParts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            newParts.add(parts.get(i).awaiting(awaited.of(i)));
        }
        return awaiting(awaited.all()).withParts(newParts);
    }

    /// The same, without parts, with requests that are only known to take at least so long.
    public Summary awaiting(LatencyPair awaited) {
        return new Summary(
                tookNanos,
                counts,
                newConnections,
                bytesIn,
                bytesOut,
                times.awaiting(awaited),
                errors);
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

    /// Ended requests per second over the whole time; 0 when no time has passed.
    public double donePerSecond() {
        return tookNanos == 0 ? 0 : counts.ended() * 1e9 / tookNanos;
    }
}
