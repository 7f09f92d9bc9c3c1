package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimatorPropertyTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_spike_of_one_second_never_disappears(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            int size = 1 + random.nextInt(20_000);
            int buckets = 1 + random.nextInt(900);
            double[] y = values(random, size);
            int spike = random.nextInt(size);
            y[spike] = random.nextBoolean() ? 1_000 : -1_000;
            Points points = Points.of(seconds(size), y);
            Points thinned = Decimator.decimate(points, 0, size, buckets);
            assertThat(find(thinned, spike + 0.5)).as("seed %d", seed).isEqualTo(y[spike]);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void every_point_kept_is_one_of_the_points_given_in_the_same_order(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 100; round++) {
            int size = 1 + random.nextInt(5_000);
            int buckets = 1 + random.nextInt(300);
            double[] y = values(random, size);
            Points points = Points.of(seconds(size), y);
            Points thinned = Decimator.decimate(points, 0, size, buckets);
            assertThat(thinned.size()).isLessThanOrEqualTo(Math.max(2 * buckets + 4, 0));
            for (int i = 0; i < thinned.size(); i++) {
                int original = (int) thinned.x(i);
                assertThat(Double.compare(thinned.y(i), y[original])).isZero();
                assertThat(i == 0 || thinned.x(i) > thinned.x(i - 1)).isTrue();
            }
            assertThat(thinned.max()).isEqualTo(points.max());
            assertThat(thinned.min()).isEqualTo(points.min());
        }
    }

    @Test
    void a_gap_as_long_as_a_bucket_stays_a_gap() {
        double[] y = new double[1_000];
        Arrays.fill(y, 1);
        Arrays.fill(y, 300, 320, Double.NaN);
        Points thinned = Decimator.decimate(Points.of(seconds(1_000), y), 0, 1_000, 100);
        assertThat(DoubleStream.iterate(300.5, x -> x + 1).limit(20).map(x -> find(thinned, x)))
                .contains(Double.NaN);
        assertThat(thinned.max()).isEqualTo(1);
    }

    @Test
    void few_points_are_left_alone() {
        Points points = Points.of(seconds(20), values(new SplittableRandom(1), 20));
        assertThat(Decimator.decimate(points, 0, 20, 10)).isSameAs(points);
    }

    private static double find(Points points, double x) {
        for (int i = 0; i < points.size(); i++) {
            if (points.x(i) == x) {
                return points.y(i);
            }
        }
        return Double.NEGATIVE_INFINITY;
    }

    private static double[] seconds(int size) {
        double[] x = new double[size];
        Arrays.setAll(x, i -> i + 0.5);
        return x;
    }

    private static double[] values(SplittableRandom random, int size) {
        double[] y = new double[size];
        Arrays.setAll(y, _ -> random.nextInt(10) == 0 ? Double.NaN : random.nextDouble());
        y[0] = 0.5;
        return y;
    }
}
