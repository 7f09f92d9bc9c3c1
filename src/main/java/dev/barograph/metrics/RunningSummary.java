package dev.barograph.metrics;

import java.util.List;

/// Adds intervals up as they come; the cost of one more does not depend on how many there were. Not
/// thread-safe.
final class RunningSummary {
    private final TimesBuffer times = new TimesBuffer();
    private Counts counts = Counts.ZERO;
    private long newConnections;
    private long bytesIn;
    private long bytesOut;
    private long tookNanos;

    void add(Interval interval) {
        add(
                interval.lengthNanos(),
                new RequestPart(
                        interval.counts(),
                        interval.newConnections(),
                        interval.bytesIn(),
                        interval.bytesOut(),
                        interval.times()));
    }

    /// @param lengthNanos of the interval that it is a part of
    void add(long lengthNanos, RequestPart part) {
        times.add(part.times());
        counts = counts.plus(part.counts());
        newConnections += part.newConnections();
        bytesIn += part.bytesIn();
        bytesOut += part.bytesOut();
        tookNanos += lengthNanos;
    }

    Summary toSummary(List<ErrorRow> errors) {
        return new Summary(
                tookNanos, counts, newConnections, bytesIn, bytesOut, times.toTimes(), errors);
    }
}
