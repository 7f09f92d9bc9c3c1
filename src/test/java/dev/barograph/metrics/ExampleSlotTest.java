package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Exchange;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Sample;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExampleSlotTest {
    private static final int DRAWS = 60_000;

    /// The 99.99 % point of the chi-squared distribution with 11 degrees of freedom.
    private static final double BOUND = 37.4;

    private final SplittableRandom random = new SplittableRandom(20261122);

    private static Sample numbered(int number) {
        return Samples.ok(0, 0, number);
    }

    private static int number(ExampleSlot slot) {
        Sample kept = slot.sample;
        assertThat(kept).isNotNull();
        return (int) kept.serviceNanos();
    }

    private void fill(ExampleSlot slot, int from, int to) {
        slot.clear();
        for (int i = from; i < to; i++) {
            slot.offer(numbered(i), Exchange.NOTHING_KNOWN, random);
        }
    }

    private static double chiSquared(int[] counts) {
        double expected = (double) DRAWS / counts.length;
        double sum = 0;
        for (int count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    @Test
    void each_of_the_samples_offered_is_as_likely_to_be_kept() {
        ExampleSlot slot = new ExampleSlot();
        int[] counts = new int[12];
        for (int draw = 0; draw < DRAWS; draw++) {
            fill(slot, 0, 12);
            counts[number(slot)]++;
        }
        assertThat(chiSquared(counts)).isLessThan(BOUND);
    }

    @Test
    void each_is_as_likely_too_when_two_threads_had_a_different_number_of_them() {
        ExampleSlot few = new ExampleSlot();
        ExampleSlot many = new ExampleSlot();
        int[] counts = new int[12];
        for (int draw = 0; draw < DRAWS; draw++) {
            fill(few, 0, 2);
            fill(many, 2, 12);
            few.merge(many, random);
            counts[number(few)]++;
        }
        assertThat(chiSquared(counts)).isLessThan(BOUND);
    }

    @Test
    void bands_are_a_quarter_of_an_octave_wide_and_differ_by_how_it_ended() {
        int last = -1;
        int bands = 0;
        for (long nanos = 1; nanos < 200_000_000_000L; nanos += Math.max(1, nanos / 64)) {
            int cell = ExampleCell.of(Samples.ok(0, 0, nanos));
            assertThat(cell).isGreaterThanOrEqualTo(last);
            bands += cell == last ? 0 : 1;
            last = cell;
        }
        assertThat(bands).isEqualTo(82);
        assertThat(last).isEqualTo(81);
        FailureKind[] kinds = FailureKind.values();
        assertThat(
                        ExampleCell.of(
                                Samples.failed(kinds[kinds.length - 1], 0, Long.MAX_VALUE / 2, "")))
                .isEqualTo(ExampleCell.COUNT - 1);
        assertThat(ExampleCell.of(Samples.failed(kinds[0], 0, 1, ""))).isEqualTo(82);
    }
}
