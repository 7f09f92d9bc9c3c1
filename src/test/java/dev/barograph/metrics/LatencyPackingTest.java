package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatencyPackingTest {
    private static final long MS = 1_000_000;

    @Test
    void whatever_was_recorded_comes_back_exactly() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 400; round++) {
            LatencyBuffer buffer = round % 2 == 0 ? new LatencyBuffer() : LatencyBuffer.coarse();
            int samples = 1 << random.nextInt(12);
            int spread = 1 + random.nextInt(55);
            for (int i = 0; i < samples; i++) {
                buffer.record(random.nextLong(1L << spread));
            }
            same(buffer.toLatencies());
        }
    }

    @Test
    void the_ends_of_what_can_be_recorded_come_back_exactly() {
        same(Latencies.EMPTY);
        same(Latencies.of(0));
        same(Latencies.of(Long.MAX_VALUE, 0, 1, Buckets.HIGHEST_NANOS, 5 * MS));
        long[] many = new long[1_000_000];
        Arrays.fill(many, 604_800_000 * MS);
        same(Latencies.of(many));
        long[] each = new long[100_000];
        Arrays.setAll(each, i -> i);
        same(Latencies.of(each));
    }

    @Test
    void a_hundred_times_of_usual_spread_take_less_than_two_hundred_bytes() {
        SplittableRandom random = new SplittableRandom(3);
        LatencyBuffer buffer = new LatencyBuffer();
        for (int i = 0; i < 100; i++) {
            buffer.record((long) (5 * MS * Math.exp(0.5 * random.nextGaussian())));
        }
        assertThat(buffer.toLatencies().toBytes().length).isBetween(60, 125);
    }

    @Test
    void bytes_that_were_cut_or_changed_are_refused_or_read_but_never_a_crash() {
        byte[] bytes = Latencies.of(1, 5 * MS, 6 * MS, 6 * MS, 90 * MS).toBytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Latencies.ofBytes(cut))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        int refused = 0;
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = bytes.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            try {
                Latencies.ofBytes(changed);
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static void same(Latencies expected) {
        Latencies actual = Latencies.ofBytes(expected.toBytes());
        assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
        LatenciesTest.assertSame(actual, expected);
    }
}
