package dev.barograph.metrics;

import java.util.List;
import java.util.Optional;

/// Intervals of one second that have times and nothing else.
final class Seconds {
    private static final long SECOND_NANOS = 1_000_000_000;

    private Seconds() {}

    static Interval of(int index, Times times) {
        return new Interval(
                index,
                index * SECOND_NANOS,
                SECOND_NANOS,
                0,
                0,
                Counts.ZERO,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                times,
                Optional.empty(),
                Judgement.NONE,
                List.of());
    }
}
