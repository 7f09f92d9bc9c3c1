package dev.barograph.metrics;

import dev.barograph.model.FailureKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Adds up what a [Summary] has; without errors, which intervals do not have. Not thread-safe.
final class SummarySum {
    private final TimesSum times = new TimesSum();
    private final Map<FailureKind, Long> byKind = new EnumMap<>(FailureKind.class);
    private long tookNanos;
    private long scheduled;
    private long sent;
    private long ok;
    private long newConnections;
    private long bytesIn;
    private long bytesOut;

    /// @param of those of its times that count
    void add(Interval interval, Times of) {
        add(interval.lengthNanos(), interval.counts(), of);
        newConnections += interval.newConnections();
        bytesIn += interval.bytesIn();
        bytesOut += interval.bytesOut();
    }

    void add(Summary part) {
        add(part.tookNanos(), part.counts(), part.times());
        newConnections += part.newConnections();
        bytesIn += part.bytesIn();
        bytesOut += part.bytesOut();
    }

    private void add(long nanos, Counts counts, Times more) {
        times.add(more);
        tookNanos += nanos;
        scheduled += counts.scheduled();
        sent += counts.sent();
        ok += counts.ok();
        counts.byKind().forEach((kind, count) -> byKind.merge(kind, count, Long::sum));
    }

    /// All that was added since the last call.
    Summary take() {
        Summary all =
                new Summary(
                        tookNanos,
                        new Counts(scheduled, sent, ok, byKind),
                        newConnections,
                        bytesIn,
                        bytesOut,
                        times.take(),
                        List.of());
        byKind.clear();
        tookNanos = 0;
        scheduled = 0;
        sent = 0;
        ok = 0;
        newConnections = 0;
        bytesIn = 0;
        bytesOut = 0;
        return all;
    }
}
