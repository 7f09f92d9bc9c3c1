package dev.barograph.metrics;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import java.util.EnumMap;
import java.util.Map;

/// What makes two samples alike enough that one of them is example enough: how they ended and,
/// within a quarter of an octave, how long they took. Numbered from 0.
final class ExampleCell {
    /// Bits of the shortest response time that has a band of its own (66 µs); below is one band.
    private static final int LOWEST_BIT = 16;

    /// Bits of the longest (69 s); above is one band.
    private static final int HIGHEST_BIT = 36;

    private static final int BANDS_AN_OCTAVE_BITS = 2;
    private static final int BANDS = ((HIGHEST_BIT - LOWEST_BIT) << BANDS_AN_OCTAVE_BITS) + 2;

    /// Good responses, and each kind of failure.
    private static final int ENDS = FailureKind.values().length + 1;

    private static final Map<FailureKind, Integer> FAILED = numbered();

    static final int COUNT = ENDS * BANDS;

    private ExampleCell() {}

    static int of(Sample sample) {
        return end(sample) * BANDS + band(sample.responseNanos());
    }

    private static int end(Sample sample) {
        return sample.outcome() instanceof Outcome.Failure failure
                ? FAILED.getOrDefault(failure.kind(), 0)
                : 0;
    }

    private static Map<FailureKind, Integer> numbered() {
        Map<FailureKind, Integer> numbers = new EnumMap<>(FailureKind.class);
        for (FailureKind kind : FailureKind.values()) {
            numbers.put(kind, numbers.size() + 1);
        }
        return numbers;
    }

    private static int band(long nanos) {
        if (nanos < 1L << LOWEST_BIT) {
            return 0;
        }
        int bit = 63 - Long.numberOfLeadingZeros(nanos);
        if (bit >= HIGHEST_BIT) {
            return BANDS - 1;
        }
        int within = (int) (nanos >>> (bit - BANDS_AN_OCTAVE_BITS)) & 3;
        return 1 + ((bit - LOWEST_BIT) << BANDS_AN_OCTAVE_BITS) + within;
    }
}
