package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void a_straight_rise_has_the_greatest_z_there_is_and_its_own_slope() {
        Trend trend = Trend.of(IntStream.range(0, 10).mapToObj(i -> 100.0 + 10 * i).toList());
        // 45 pairs, variance 10 * 9 * 25 / 18 = 125.
        assertThat(trend.z()).isCloseTo(44 / Math.sqrt(125), within(1e-9));
        assertThat(trend.growth()).isCloseTo(90 / 145.0, within(1e-9));
    }

    @Test
    void a_fall_is_a_rise_with_the_other_sign() {
        List<Double> rise = List.of(3.0, 1.0, 4.0, 1.5, 5.0, 9.0, 2.0, 6.0, 5.5, 3.5, 8.0);
        Trend up = Trend.of(rise);
        Trend down = Trend.of(rise.reversed());
        assertThat(down.z()).isCloseTo(-up.z(), within(1e-9));
        assertThat(down.growth()).isCloseTo(-up.growth(), within(1e-9));
    }

    @Test
    void one_outlier_is_no_trend() {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            values.add(100.0 + i % 2);
        }
        values.set(14, 100_000.0);
        Trend trend = Trend.of(values);
        assertThat(trend.z()).isLessThan(2.33);
        assertThat(Math.abs(trend.growth())).isLessThan(0.02);
    }

    @Test
    void equal_and_few_values_have_none() {
        assertThat(Trend.of(IntStream.range(0, 20).mapToObj(i -> 7.0).toList()))
                .isEqualTo(new Trend(0, 0));
        assertThat(Trend.of(List.of(1.0, 2.0, 3.0))).isEqualTo(new Trend(0, 0));
        assertThat(Trend.of(IntStream.range(0, 20).mapToObj(i -> 0.0).toList()).growth()).isZero();
    }

    @Test
    void noise_passes_the_bound_of_one_in_a_hundred_about_that_often() {
        SplittableRandom random = new SplittableRandom(3);
        int passed = 0;
        for (int run = 0; run < 10_000; run++) {
            List<Double> noise = random.doubles(15).boxed().toList();
            passed += Trend.of(noise).z() > 2.33 ? 1 : 0;
        }
        assertThat(passed).isBetween(50, 150);
    }
}
