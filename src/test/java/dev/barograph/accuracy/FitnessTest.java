package dev.barograph.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("accuracy")
class FitnessTest {
    private record Try(Fitness fitness) implements Fitness.Judged {
        Try(double lagP99Millis) {
            this(new Fitness(lagP99Millis, lagP99Millis, List.of()));
        }
    }

    /// An experiment on a machine with these lags, one try after another.
    private static Callable<Try> tries(Double... lagMillis) {
        ArrayDeque<Double> left = new ArrayDeque<>(List.of(lagMillis));
        return () -> new Try(left.remove());
    }

    @Test
    void a_fit_machine_is_asked_once() throws Exception {
        assertThat(Fitness.require("x", tries(50.0, 1.0)).fitness().lagP99Millis()).isEqualTo(50);
    }

    @Test
    void an_unfit_machine_gets_a_second_chance() throws Exception {
        assertThat(Fitness.require("x", tries(50.1, 49.0)).fitness().lagP99Millis()).isEqualTo(49);
    }

    @Test
    void twice_unfit_is_a_failure_that_says_so_and_never_a_pass() {
        assertThatThrownBy(() -> Fitness.require("x", tries(63.04, 75.0, 1.0)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("generator unfit: lag p99 = 63.0 ms")
                .hasMessageContaining("generator unfit: lag p99 = 75.0 ms");
    }

    @Test
    void without_a_single_observation_nothing_is_known_and_that_is_unfit() {
        assertThat(Fitness.ofLags(LongStream.empty()).isFit()).isFalse();
    }

    @Test
    void one_late_request_in_a_hundred_is_forgiven_and_two_are_not() {
        LongStream one = LongStream.range(0, 100).map(i -> i < 1 ? 60_000_000 : 0);
        LongStream two = LongStream.range(0, 100).map(i -> i < 2 ? 60_000_000 : 0);
        assertThat(Fitness.ofLags(one).isFit()).isTrue();
        assertThat(Fitness.ofLags(two).isFit()).isFalse();
    }

    @Test
    void where_milliseconds_count_three_of_lag_are_too_many() {
        assertThat(new Try(3.0).fitness().toTheMillisecond().isFit()).isTrue();
        assertThat(new Try(3.1).fitness().toTheMillisecond().isFit()).isFalse();
    }

    @Test
    void a_target_that_missed_its_own_script_makes_the_machine_unfit() {
        Fitness fitness = new Try(1).fitness();
        assertThat(fitness.atMost("target off by", 2.9, 3).isFit()).isTrue();
        assertThat(fitness.atMost("target off by", 3.1, 3).isFit()).isFalse();
        assertThat(fitness.atMost("target off by", 3.1, 3).and(fitness).isFit()).isFalse();
    }
}
