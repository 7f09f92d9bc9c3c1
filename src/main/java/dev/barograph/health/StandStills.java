package dev.barograph.health;

import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import java.util.ArrayList;
import java.util.List;

/// When this program stood still in a run: nobody knows how long a request that was awaited
/// meanwhile would have taken. Not thread-safe.
final class StandStills {
    private final List<StandStill> all = new ArrayList<>();

    /// Somewhere between two moments, so long.
    private record StandStill(long fromNanos, long untilNanos, long lengthNanos) {
        long mostWithin(long beganNanos, long endNanos) {
            long both = Math.min(untilNanos, endNanos) - Math.max(fromNanos, beganNanos);
            return Math.clamp(both, 0, lengthNanos);
        }
    }

    /// Takes what there was in an interval, in their order.
    void add(Interval interval) {
        long nanos = interval.health().map(Health::suspendedNanos).orElse(0L);
        if (nanos > 0) {
            all.add(new StandStill(interval.startNanos(), interval.endNanos(), nanos));
        }
    }

    /// Of a time between two moments of the run, what this program certainly ran of it.
    ///
    /// @param tookNanos how long it was
    /// @param beganNanos at the earliest
    /// @param endNanos at the latest
    long leastWithout(long tookNanos, long beganNanos, long endNanos) {
        long stood = all.stream().mapToLong(each -> each.mostWithin(beganNanos, endNanos)).sum();
        return Math.max(0, tookNanos - stood);
    }
}
