package dev.barograph.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/// How long tasks waited for the event loops in one interval, in nanoseconds. Immutable.
public sealed interface LoopDelays {
    /// The longest wait for any loop; 0 if there was none.
    long longestNanos();

    /// The longest wait for each loop, in the order of the loops, which is the same in every
    /// interval of a run; empty if it is not known for each.
    List<Long> byLoop();

    /// Of loops that were watched, one after another.
    static LoopDelays ofEach(long... nanos) {
        return new OfEach(LongStream.of(nanos).boxed().toList());
    }

    /// The longest wait for each loop in all intervals; empty if it is not known for each.
    static List<Long> longest(List<Interval> intervals) {
        List<Long> longest = new ArrayList<>();
        for (Interval interval : intervals) {
            List<Long> byLoop =
                    interval.health().map(health -> health.loopDelays().byLoop()).orElse(List.of());
            for (int i = 0; i < byLoop.size(); i++) {
                if (i == longest.size()) {
                    longest.add(0L);
                }
                longest.set(i, Math.max(longest.get(i), byLoop.get(i)));
            }
        }
        return longest;
    }

    /// Known for each loop.
    record OfEach(List<Long> byLoop) implements LoopDelays {
        public OfEach {
            byLoop = List.copyOf(byLoop);
        }

        @Override
        public long longestNanos() {
            return byLoop.isEmpty() ? 0 : Collections.max(byLoop);
        }
    }

    /// Of a run that an earlier version kept: which loop it was, and how the others did, is not
    /// known.
    record OfWorst(long longestNanos) implements LoopDelays {
        @Override
        public List<Long> byLoop() {
            return List.of();
        }
    }
}
