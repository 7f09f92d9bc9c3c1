package dev.barograph.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LogNormalTest {
    @Test
    void median_and_percentiles_are_those_of_the_distribution() {
        LogNormal times = new LogNormal(20, 0.5);
        SplittableRandom random = new SplittableRandom(42);
        double[] millis = new double[200_000];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = times.sampleNanos(random) / 1e6;
        }
        Arrays.sort(millis);
        assertThat(millis[millis.length / 2]).isCloseTo(20, within(0.2));
        assertThat(millis[(int) (millis.length * 0.99)])
                .isCloseTo(20 * Math.exp(2.3263 * 0.5), within(1.0));
        assertThat(millis[0]).isPositive();
    }

    @Test
    void without_spread_every_time_is_the_median() {
        assertThat(new LogNormal(3, 0).sampleNanos(new SplittableRandom(1))).isEqualTo(3_000_000);
    }

    @Test
    void no_time_is_longer_than_five_minutes() {
        LogNormal times = new LogNormal(300_000, 5);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(times.sampleNanos(random)).isBetween(0L, 300_000_000_000L);
        }
    }
}
