package dev.barograph.metrics;

import java.util.List;

/// Adds intervals up as they come; the cost of one more does not depend on how many there were. Not
/// thread-safe.
final class RunningSummary {
    private final PairBuffer ok = new PairBuffer();
    private final PairBuffer failed = new PairBuffer();
    private final PairBuffer timedOut = new PairBuffer();
    private Counts counts = Counts.ZERO;
    private long newConnections;
    private long bytesIn;
    private long bytesOut;
    private long tookNanos;

    void add(Interval interval) {
        ok.add(interval.ok());
        failed.add(interval.failed());
        timedOut.add(interval.timedOut());
        counts = counts.plus(interval.counts());
        newConnections += interval.newConnections();
        bytesIn += interval.bytesIn();
        bytesOut += interval.bytesOut();
        tookNanos += interval.lengthNanos();
    }

    Summary toSummary(List<ErrorRow> errors) {
        return new Summary(
                tookNanos,
                counts,
                newConnections,
                bytesIn,
                bytesOut,
                ok.toPair(),
                failed.toPair(),
                timedOut.toPair(),
                errors);
    }
}
