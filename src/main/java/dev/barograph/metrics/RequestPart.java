package dev.barograph.metrics;

/// What one request of a profile has of an [Interval]. Immutable.
///
/// @param counts a request in the backlog has not been chosen yet and is counted as scheduled for
///   none of them
/// @param newConnections connections opened for it
/// @param times how long it took; without lag, which a due time has before its request is chosen
public record RequestPart(
        Counts counts, long newConnections, long bytesIn, long bytesOut, Times times) {
    public static final RequestPart NONE = new RequestPart(Counts.ZERO, 0, 0, 0, Times.EMPTY);
}
