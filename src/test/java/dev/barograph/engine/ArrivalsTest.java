package dev.barograph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Course;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("accuracy")
class ArrivalsTest {
    private static LoadShape.Open even(Stage... stages) {
        return new LoadShape.Open(List.of(stages), new Spacing.Even());
    }

    private static LoadShape.Open poisson(long seed, Stage... stages) {
        return new LoadShape.Open(List.of(stages), new Spacing.Poisson(seed));
    }

    private static List<Long> all(LoadShape.Open shape) {
        return stripe(shape, OptionalLong.empty(), 0, 1);
    }

    private static List<Long> stripe(LoadShape.Open shape, OptionalLong most, int stripe, int of) {
        Arrivals arrivals = new Arrivals(Course.of(shape), shape.spacing(), most, stripe, of);
        List<Long> due = new ArrayList<>();
        while (arrivals.advance()) {
            due.add(arrivals.dueNanos());
        }
        return due;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3, 7, 500, 999, 100_000})
    void constant_rate_is_due_at_exact_multiples_of_the_gap(double rate) {
        List<Long> due = all(even(Stage.hold(rate, Duration.ofSeconds(4))));
        assertThat(due).hasSize((int) (4 * rate));
        for (int k = 0; k < due.size(); k++) {
            assertThat(due.get(k)).isEqualTo(Math.round(k * 1e9 / rate));
        }
    }

    @Test
    void five_hundred_a_second_for_ten_seconds_is_exactly_five_thousand() {
        List<Long> due = all(even(Stage.hold(500, Duration.ofSeconds(10))));
        assertThat(due).hasSize(5_000).endsWith(9_998_000_000L).startsWith(0L, 2_000_000L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.7, 1.1, 2.2, 3.3})
    void rounding_errors_of_fractional_rates_add_no_request(double rate) {
        assertThat(all(even(Stage.hold(rate, Duration.ofSeconds(10)))))
                .hasSize((int) Math.round(rate * 10));
    }

    @Test
    void a_day_at_a_constant_rate_drifts_by_nothing() {
        Arrivals arrivals =
                new Arrivals(
                        Course.of(even(Stage.hold(333, Duration.ofHours(24)))),
                        new Spacing.Even(),
                        OptionalLong.empty(),
                        0,
                        1);
        long count = 0;
        long last = 0;
        while (arrivals.advance()) {
            last = arrivals.dueNanos();
            count++;
        }
        assertThat(count).isEqualTo(333L * 86_400);
        assertThat(last).isEqualTo(86_399_000_000_000L + Math.round(332 * 1e9 / 333));
    }

    @Test
    void a_ramp_follows_the_inverse_of_its_integral() {
        List<Long> due = all(even(Stage.ramp(0, 200, Duration.ofSeconds(10))));
        assertThat(due).hasSize(1_000);
        for (int second = 1; second <= 10; second++) {
            long end = second * 1_000_000_000L;
            double planned = 10.0 * second * second;
            long had = due.stream().filter(t -> t < end).count();
            assertThat((double) had).isBetween(planned - 1, planned + 1);
        }
        assertThat(due.get(250)).isEqualTo(5_000_000_000L);
    }

    @Test
    void a_ramp_down_to_zero_ends_within_its_stage() {
        List<Long> due = all(even(Stage.ramp(100, 0, Duration.ofSeconds(2))));
        assertThat(due).hasSize(100).allMatch(t -> t >= 0 && t <= 2_000_000_000L);
    }

    @Test
    void stages_follow_each_other_without_gap_or_overlap() {
        List<Long> due =
                all(
                        even(
                                Stage.hold(10, Duration.ofSeconds(1)),
                                Stage.hold(0, Duration.ofSeconds(5)),
                                Stage.ramp(10, 30, Duration.ofSeconds(1))));
        assertThat(due).hasSize(30);
        assertThat(due.get(9)).isEqualTo(900_000_000L);
        assertThat(due.get(10)).isEqualTo(6_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 99})
    void due_times_strictly_increase_for_every_spacing(long seed) {
        for (LoadShape.Open shape :
                List.of(
                        poisson(seed, Stage.hold(100_000, Duration.ofSeconds(1))),
                        poisson(seed, Stage.ramp(0, 9_000, Duration.ofSeconds(2))),
                        even(Stage.hold(100_000, Duration.ofSeconds(1))),
                        even(Stage.ramp(5, 70_000, Duration.ofSeconds(1))))) {
            List<Long> due = all(shape);
            assertThat(due).isNotEmpty();
            for (int i = 1; i < due.size(); i++) {
                assertThat(due.get(i)).isGreaterThan(due.get(i - 1));
            }
        }
    }

    @Test
    void poisson_gaps_are_exponential() {
        List<Long> due = all(poisson(7, Stage.hold(1_000, Duration.ofSeconds(20))));
        double[] gaps = new double[due.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (due.get(i + 1) - due.get(i)) / 1e9;
        }
        double p =
                new KolmogorovSmirnovTest()
                        .kolmogorovSmirnovTest(
                                new ExponentialDistribution(null, 0.001), gaps, false);
        assertThat(p).isGreaterThan(0.05);
        assertThat(due.size()).isBetween(19_500, 20_500);
    }

    @Test
    void the_same_seed_gives_the_same_due_times_and_another_seed_others() {
        Stage hold = Stage.hold(100, Duration.ofSeconds(2));
        assertThat(all(poisson(5, hold)))
                .isEqualTo(all(poisson(5, hold)))
                .isNotEqualTo(all(poisson(6, hold)));
    }

    @Test
    void no_bunching_at_millisecond_edges_at_high_rates() {
        List<Long> due = all(even(Stage.hold(100_000, Duration.ofSeconds(1))));
        long[] perMicrosecondOfMilli = new long[1_000];
        due.forEach(t -> perMicrosecondOfMilli[(int) (t / 1_000 % 1_000)]++);
        assertThat(Arrays.stream(perMicrosecondOfMilli).max().getAsLong())
                .isLessThanOrEqualTo(1_000);
        assertThat(Arrays.stream(perMicrosecondOfMilli).filter(n -> n > 0).count()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void stripes_together_give_each_due_time_exactly_once(int stripes) {
        for (LoadShape.Open shape :
                List.of(
                        even(Stage.hold(333, Duration.ofSeconds(3))),
                        even(Stage.ramp(0, 333, Duration.ofSeconds(3))),
                        poisson(11, Stage.hold(333, Duration.ofSeconds(3))))) {
            List<Long> union = new ArrayList<>();
            for (int i = 0; i < stripes; i++) {
                union.addAll(stripe(shape, OptionalLong.empty(), i, stripes));
            }
            Collections.sort(union);
            assertThat(union).isEqualTo(all(shape));
        }
    }

    @Test
    void a_number_of_requests_ends_the_plan_whatever_the_stripes() {
        LoadShape.Open shape = even(Stage.hold(100, Duration.ofSeconds(10)));
        int count = 0;
        for (int i = 0; i < 3; i++) {
            count += stripe(shape, OptionalLong.of(50), i, 3).size();
        }
        assertThat(count).isEqualTo(50);
        assertThat(stripe(shape, OptionalLong.of(5_000), 0, 1)).hasSize(1_000);
    }

    @Test
    void a_plan_of_zero_rate_has_no_due_times() {
        assertThat(all(even(Stage.hold(0, Duration.ofSeconds(3))))).isEmpty();
    }
}
