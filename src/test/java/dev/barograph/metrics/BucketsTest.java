package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BucketsTest {
    @Test
    void a_coarse_time_is_never_shorter_and_at_most_one_percent_longer() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100_000; i++) {
            long nanos = random.nextLong(Buckets.HIGHEST_NANOS) >>> random.nextInt(42);
            long coarse = Buckets.coarse(nanos);
            assertThat(coarse).isBetween(nanos, nanos + nanos / 100);
            assertThat(Buckets.coarse(coarse)).as("a coarse time stays").isEqualTo(coarse);
        }
        assertThat(Buckets.coarse(0)).isZero();
        assertThat(Buckets.coarse(Buckets.HIGHEST_NANOS)).isEqualTo(Buckets.HIGHEST_NANOS);
    }
}
