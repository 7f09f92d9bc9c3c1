package dev.barograph.engine;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Due requests that wait for a permit, oldest due time first, never more than a bound. Any thread,
/// lock-free.
///
/// Used only once permits have run out, so an entry may cost an allocation and O(log n).
final class Backlog {
    private record Waiting(long dueNanos, long sequence) {}

    private final ConcurrentSkipListSet<Waiting> waiting;
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong sequence = new AtomicLong();
    private final int bound;

    /// @param bound most entries, 0 or more
    Backlog(int bound) {
        this.bound = bound;
        // Differences, not values: readings of a monotonic clock may be negative and may overflow.
        Comparator<Waiting> byDue = (a, b) -> Long.signum(a.dueNanos - b.dueNanos);
        this.waiting = new ConcurrentSkipListSet<>(byDue.thenComparingLong(Waiting::sequence));
    }

    /// Adds a due time unless the backlog is full.
    @CheckReturnValue
    boolean offer(long dueNanos) {
        int n = size.get();
        while (n < bound && !size.compareAndSet(n, n + 1)) {
            n = size.get();
        }
        if (n >= bound) {
            return false;
        }
        return waiting.add(new Waiting(dueNanos, sequence.getAndIncrement()));
    }

    /// Takes the oldest due time; empty when nothing waits.
    OptionalLong poll() {
        Waiting oldest = waiting.pollFirst();
        if (oldest == null) {
            return OptionalLong.empty();
        }
        size.decrementAndGet();
        return OptionalLong.of(oldest.dueNanos);
    }

    /// Due times before a moment, oldest first.
    List<Long> dueBefore(long dueNanos) {
        List<Long> due = new ArrayList<>();
        for (Waiting each : waiting) {
            if (each.dueNanos - dueNanos >= 0) {
                break;
            }
            due.add(each.dueNanos);
        }
        return due;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return size.get();
    }
}
