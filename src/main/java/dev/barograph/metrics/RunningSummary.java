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
        times.add(interval.times());
        counts = counts.plus(interval.counts());
        newConnections += interval.newConnections();
        bytesIn += interval.bytesIn();
        bytesOut += interval.bytesOut();
        tookNanos += interval.lengthNanos();
    }

    Summary toSummary(List<ErrorRow> errors) {
        return new Summary(
                tookNanos, counts, newConnections, bytesIn, bytesOut, times.toTimes(), errors);
    }
}
