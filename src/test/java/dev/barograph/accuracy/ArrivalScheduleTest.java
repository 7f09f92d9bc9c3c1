package dev.barograph.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.engine.LoadEngine;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Sample;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.testing.Bounds;
import dev.barograph.testing.ScriptedTransport;
import dev.barograph.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When requests become due and when they leave, through the whole engine with two lanes on a
/// virtual clock. The pure functions beneath are tested in `engine`.
@Tag("accuracy")
class ArrivalScheduleTest {
    private static final long MILLIS = 1_000_000;
    private static final long SECONDS = 1_000 * MILLIS;

    /// Near the overflow of the clock: every comparison of times has to be a difference.
    private static final long START = Long.MAX_VALUE - 2 * SECONDS - 7;

    /// Due and sent times since the start, each in order.
    private record Schedule(long[] dueNanos, long[] sentNanos) {}

    /// The rate from which on the two lanes send in groups, and how late a request may leave then.
    private static final double GROUPED_PER_SECOND = 16_000;

    private static final long MOST_LATE_NANOS = 500_000;

    private static Schedule carryOut(LoadShape shape) {
        VirtualTime time = new VirtualTime(START);
        List<Sample> samples = new ArrayList<>();
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine =
                LoadEngine.of(
                        new Load(shape),
                        Bounds.permits(Limits.DEFAULT, 10_000, 0),
                        new LoadEngine.Wiring(
                                target,
                                samples::add,
                                time,
                                fault -> {
                                    throw new AssertionError(fault);
                                }));
        engine.start();
        time.runFor(shape.duration().toNanos() + SECONDS);
        assertThat(engine.idle().toCompletableFuture()).isCompleted();
        assertThat(samples).hasSize(Math.toIntExact(engine.scheduled()));
        return new Schedule(
                samples.stream().mapToLong(s -> s.dueNanos() - START).sorted().toArray(),
                target.sentAtNanos().stream().mapToLong(t -> t - START).sorted().toArray());
    }

    private static LoadShape even(Stage... stages) {
        return new LoadShape.Open(List.of(stages), new Spacing.Even());
    }

    private static LoadShape poisson(double perSecond, int seconds, long seed) {
        return new LoadShape.Open(
                List.of(Stage.hold(perSecond, Duration.ofSeconds(seconds))),
                new Spacing.Poisson(seed));
    }

    private static void assertStrictlyIncreasing(long[] times) {
        for (int i = 1; i < times.length; i++) {
            assertThat(times[i]).isGreaterThan(times[i - 1]);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 7, 333, 10_000, 100_000})
    void a_constant_rate_leaves_at_exact_multiples_of_its_gap(double perSecond) {
        Schedule it = carryOut(even(Stage.hold(perSecond, Duration.ofSeconds(3))));
        assertThat(it.dueNanos).hasSize((int) (3 * perSecond));
        for (int k = 0; k < it.dueNanos.length; k++) {
            assertThat(it.dueNanos[k]).isEqualTo(Math.round(k * 1e9 / perSecond));
        }
        if (perSecond < GROUPED_PER_SECOND) {
            assertThat(it.sentNanos).isEqualTo(it.dueNanos);
        }
        for (int k = 0; k < it.dueNanos.length; k++) {
            assertThat(it.sentNanos[k] - it.dueNanos[k]).isBetween(0L, MOST_LATE_NANOS);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 2000", "2000, 0", "50, 1000", "1000, 3"})
    void a_ramp_leaves_by_its_integral_within_one_request_in_every_second(double from, double to) {
        int length = 10;
        Schedule it = carryOut(even(Stage.ramp(from, to, Duration.ofSeconds(length))));
        assertStrictlyIncreasing(it.dueNanos);
        for (int second = 0; second < length; second++) {
            double planned = from + (to - from) * (second + 0.5) / length;
            assertThat((double) count(it.sentNanos, second * SECONDS, (second + 1) * SECONDS))
                    .as("second %s", second)
                    .isBetween(planned - 1, planned + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 20_261_122})
    void poisson_arrivals_pass_the_kolmogorov_smirnov_test(long seed) {
        Schedule it = carryOut(poisson(1_000, 20, seed));
        assertStrictlyIncreasing(it.dueNanos);
        assertThat(exponentialP(it.dueNanos, 1_000)).isGreaterThan(0.05);
        assertThat(it.sentNanos).isEqualTo(it.dueNanos);
    }

    @Test
    void one_seed_in_twenty_falls_below_a_p_of_a_twentieth_as_chance_would_have_it() {
        long below =
                LongStream.range(0, 400)
                        .filter(seed ->
                                exponentialP(carryOut(poisson(1_000, 1, seed)).dueNanos, 1_000)
                                        < 0.05)
                        .count();
        // Binomial: 20 expected, standard deviation 4.4.
        assertThat(below).isBetween(9L, 31L);
    }

    @Test
    void the_same_test_rejects_even_spacing_and_a_rate_that_is_off_by_a_twentieth() {
        Schedule even = carryOut(even(Stage.hold(1_000, Duration.ofSeconds(20))));
        assertThat(exponentialP(even.dueNanos, 1_000)).isLessThan(1e-6);
        Schedule faster = carryOut(poisson(1_050, 20, 7));
        assertThat(exponentialP(faster.dueNanos, 1_000)).isLessThan(0.05);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 100_000})
    void nothing_becomes_due_in_bunches_at_the_edges_of_milliseconds(int perSecond) {
        Schedule it = carryOut(even(Stage.hold(perSecond, Duration.ofSeconds(1))));
        assertEvenlySpread(it.dueNanos, perSecond);
        if (perSecond < GROUPED_PER_SECOND) {
            assertEvenlySpread(it.sentNanos, perSecond);
        }
    }

    private static void assertEvenlySpread(long[] times, int perSecond) {
        int perMilli = perSecond / 1_000;
        long[] inMilli = new long[1_000];
        long[] atPhase = new long[perMilli];
        for (long t : times) {
            inMilli[(int) (t / MILLIS)]++;
            atPhase[(int) (t % MILLIS * perMilli / MILLIS)]++;
        }
        assertThat(Arrays.stream(inMilli).distinct().toArray()).containsExactly(perMilli);
        assertThat(Arrays.stream(atPhase).distinct().toArray()).containsExactly(1_000);
    }

    @Test
    void requests_that_leave_in_groups_leave_as_many_in_every_millisecond_but_for_one_group() {
        int group = 50; // of both lanes, in half a millisecond
        Schedule it = carryOut(even(Stage.hold(100_000, Duration.ofSeconds(1))));
        for (long milli = 1; milli < 1_000; milli++) {
            assertThat(count(it.sentNanos, milli * MILLIS, (milli + 1) * MILLIS))
                    .isBetween(100L - group, 100L + group);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 86400", "0.7, 60480", "3.3, 285120", "11, 950400"})
    void a_day_has_exactly_its_number_of_requests_and_ends_without_drift(
            double perSecond, int requests) {
        long[] due = carryOut(even(Stage.hold(perSecond, Duration.ofHours(24)))).dueNanos;
        assertThat(due).hasSize(requests);
        long last = Math.round((requests - 1) / perSecond * 1e9);
        // The nanosecond is the rounding of the expectation: a day has 2^46 of them.
        assertThat(due[requests - 1]).isBetween(last - 1, last + 1);
    }

    @Test
    void a_day_of_stages_and_ramps_has_exactly_its_number_of_requests() {
        List<Stage> stages = new ArrayList<>();
        for (int hour = 0; hour < 8; hour++) {
            stages.add(Stage.ramp(1, 7, Duration.ofHours(1)));
            stages.add(Stage.hold(7, Duration.ofHours(1)));
            stages.add(Stage.ramp(7, 1, Duration.ofHours(1)));
        }
        long[] due = carryOut(new LoadShape.Open(stages, new Spacing.Even())).dueNanos;
        assertThat(due).hasSize(8 * (4 + 7 + 4) * 3_600);
        assertStrictlyIncreasing(due);
    }

    @Test
    void a_load_that_changes_in_mid_run_changes_its_gap_at_once_and_makes_no_burst() {
        int[] rates = {100, 1_000, 50, 2_000, 0, 500};
        Stage[] stages =
                Arrays.stream(rates)
                        .mapToObj(rate -> Stage.hold(rate, Duration.ofSeconds(1)))
                        .toArray(Stage[]::new);
        Schedule it = carryOut(even(stages));
        for (int second = 0; second < rates.length; second++) {
            long from = second * SECONDS;
            assertThat(count(it.sentNanos, from, from + SECONDS))
                    .as("second %s", second)
                    .isEqualTo(rates[second]);
            for (int tenth = 0; tenth < 10; tenth++) {
                long at = from + tenth * 100 * MILLIS;
                assertThat(count(it.sentNanos, at, at + 100 * MILLIS))
                        .as("tenth %s of second %s", tenth, second)
                        .isEqualTo(rates[second] / 10);
            }
        }
        long shortest = Long.MAX_VALUE;
        for (int i = 1; i < it.sentNanos.length; i++) {
            shortest = Math.min(shortest, it.sentNanos[i] - it.sentNanos[i - 1]);
        }
        assertThat(shortest).isEqualTo(SECONDS / 2_000);
    }

    @Test
    void users_that_change_in_mid_run_are_there_at_once_and_never_more() {
        int[] users = {2, 40, 5};
        Schedule it =
                carryOut(
                        new LoadShape.Closed(
                                Arrays.stream(users)
                                        .mapToObj(n -> Stage.hold(n, Duration.ofSeconds(1)))
                                        .toList()));
        for (int second = 0; second < users.length; second++) {
            // A user sends each 5 ms, the time of its answer.
            for (int cycle = 1; cycle < 199; cycle++) {
                long from = second * SECONDS + cycle * 5 * MILLIS;
                assertThat(count(it.sentNanos, from, from + 5 * MILLIS))
                        .as("cycle %s of second %s", cycle, second)
                        .isEqualTo(users[second]);
            }
        }
    }

    private static long count(long[] times, long from, long to) {
        return Arrays.stream(times).filter(t -> t >= from && t < to).count();
    }

    /// How likely gaps like these are if arrivals are a Poisson process of that rate.
    private static double exponentialP(long[] due, double perSecond) {
        double[] gaps = new double[due.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (due[i + 1] - due[i]) / 1e9;
        }
        return new KolmogorovSmirnovTest()
                .kolmogorovSmirnovTest(
                        new ExponentialDistribution(null, 1 / perSecond), gaps, false);
    }
}
