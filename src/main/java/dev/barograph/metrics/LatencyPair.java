package dev.barograph.metrics;

/// The two curves of the same requests.
///
/// @param response from due to last byte
/// @param service from send to last byte
public record LatencyPair(Latencies response, Latencies service) {
    public static final LatencyPair EMPTY = new LatencyPair(Latencies.EMPTY, Latencies.EMPTY);

    /// Of requests that are awaited, those that became due in a stretch of time; to three digits of
    /// how long ago that is. Those that were sent are the ones that have been due longest, in the
    /// order in which they became due.
    ///
    /// @param fromNanos how long ago it ended
    /// @param toNanos how long ago it began, more than that
    public LatencyPair dueAgo(long fromNanos, long toNanos) {
        long from = response.shorterThan(fromNanos);
        long to = response.shorterThan(toNanos);
        if (from == 0 && to == response.count()) {
            return this;
        }
        long waiting = response.count() - service.count();
        return from == to
                ? EMPTY
                : new LatencyPair(
                        response.ranked(from, to), service.ranked(from - waiting, to - waiting));
    }
}
