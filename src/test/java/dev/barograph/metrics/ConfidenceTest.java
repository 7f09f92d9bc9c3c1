package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.barograph.metrics.PercentileEstimate.Known;
import dev.barograph.metrics.PercentileEstimate.NoInterval;
import dev.barograph.metrics.PercentileEstimate.TooFew;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidenceTest {
    private static final long MS = 1_000_000;

    @Test
    void without_samples_all_that_is_known_is_how_many_are_needed() {
        List<PercentileEstimate> expected =
                List.of(
                        new TooFew(20),
                        new TooFew(40),
                        new TooFew(100),
                        new TooFew(200),
                        new TooFew(1_000),
                        new TooFew(10_000),
                        new TooFew(100_000));

        assertThat(Confidence.estimates(List.of(), Latencies.SHOWN)).isEqualTo(expected);
        assertThat(Confidence.estimates(List.of(Latencies.EMPTY), Latencies.SHOWN))
                .isEqualTo(expected);
    }

    @Test
    void one_sample_is_too_few() {
        assertThat(Confidence.estimates(List.of(Latencies.of(5 * MS)), List.of(50.0, 99.0)))
                .containsExactly(new TooFew(19), new TooFew(999));
    }

    @Test
    void a_percentile_needs_ten_samples_beyond_it() {
        List<Double> percentiles = List.of(5.0, 50.0, 99.0, 99.9, 99.99);

        assertThat(Confidence.estimates(List.of(staircase(1_000)), percentiles))
                .satisfiesExactly(
                        p5 -> assertThat(p5).isInstanceOf(Known.class),
                        p50 -> assertThat(p50).isInstanceOf(Known.class),
                        p99 -> assertThat(p99).isInstanceOf(Known.class),
                        p999 -> assertThat(p999).isEqualTo(new TooFew(9_000)),
                        p9999 -> assertThat(p9999).isEqualTo(new TooFew(99_000)));
        assertThat(Confidence.estimates(List.of(staircase(999)), List.of(99.0)))
                .containsExactly(new TooFew(1));
    }

    @Test
    void one_interval_of_100_samples_has_the_binomial_ranks_of_the_textbook() {
        // Between the 40th and the 61st of 100 lies the median with 96.5 %, between the 41st and
        // the 60th with 94.3 % (binomial table).
        Known median = known(List.of(staircase(100)), 50);

        assertThat(median.valueNanos()).isEqualTo(50);
        assertThat(median.lowNanos()).isBetween(40L, 41L);
        assertThat(median.highNanos()).isBetween(60L, 61L);
    }

    @Test
    void equal_times_are_known_exactly() {
        List<Latencies> constant = Collections.nCopies(10, Latencies.of(repeat(5_123_457, 1_000)));

        assertThat(known(constant, 50)).isEqualTo(new Known(5_123_457, 5_123_457, 5_123_457));
        assertThat(known(constant, 99)).isEqualTo(new Known(5_123_457, 5_123_457, 5_123_457));
    }

    @Test
    void bounds_of_times_of_two_digits_are_rounded_outwards_to_two_digits() {
        LatencyBuffer queue = LatencyBuffer.coarse();
        for (int i = 0; i <= 5_000; i++) {
            queue.record(100_000 + i / 10);
        }
        LatencyBuffer mixed = LatencyBuffer.coarse();
        mixed.add(queue);
        mixed.add(Latencies.of(5 * MS, 6 * MS));

        // 512 ns to a step: 99,840 to 100,351.
        Known median = new Known(100_351, 100_000, 100_351);
        assertThat(Confidence.ofOne(queue.toLatencies(), List.of(50.0))).containsExactly(median);
        assertThat(Confidence.ofOne(mixed.toLatencies(), List.of(50.0))).containsExactly(median);
    }

    @Test
    void what_the_intervals_come_to_need_not_be_added_up_again() {
        List<Latencies> intervals = List.of(staircase(1_000), Latencies.EMPTY, staircase(400));
        List<Interval> run = new ArrayList<>();
        for (Latencies each : intervals) {
            run.add(Seconds.of(run.size(), ok(each)));
        }

        assertThat(
                        Confidence.estimates(
                                Times::response,
                                ok(Latencies.merge(intervals)).response(),
                                run,
                                Latencies.SHOWN))
                .isEqualTo(Confidence.estimates(intervals, Latencies.SHOWN));
        assertThat(
                        Confidence.estimates(
                                Times::response, Times.EMPTY.response(), List.of(), List.of(99.0)))
                .containsExactly(new TooFew(1_000));
    }

    @Test
    void with_two_distinct_times_the_bounds_are_times_that_happened() {
        List<Latencies> steady = Collections.nCopies(10, mix(900, 100));

        assertThat(known(steady, 50)).isEqualTo(new Known(1_000, 1_000, 1_000));
        assertThat(known(steady, 99)).isEqualTo(new Known(2_000, 2_000, 2_000));
        assertThat(known(steady, 90)).isEqualTo(new Known(1_000, 1_000, 2_000));
    }

    @Test
    void where_slow_samples_come_in_bursts_a_tie_is_not_taken_for_certainty() {
        // 8.5 % are slow, but all of them in 17 of 100 intervals: the true share may well be 11 %.
        List<Latencies> intervals = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            intervals.add(i < 17 ? mix(50, 50) : mix(100, 0));
        }
        Collections.shuffle(intervals, new Random(7));

        assertThat(known(intervals, 90)).isEqualTo(new Known(1_000, 1_000, 2_000));
        assertThat(known(List.of(mix(9_150, 850)), 90)).isEqualTo(new Known(1_000, 1_000, 1_000));
    }

    @Test
    void two_intervals_that_are_alike_give_a_wide_interval_and_two_that_are_not_none() {
        Latencies early = range(1, 2_000);
        Latencies alike = range(51, 2_050);
        Latencies other = range(3_001, 5_000);

        Known two = known(List.of(early, alike), 50);
        Known one = known(List.of(Latencies.merge(List.of(early, alike))), 50);
        assertThat(two.lowNanos()).isLessThan(one.lowNanos() - 200);
        assertThat(two.highNanos()).isGreaterThan(one.highNanos() + 200);
        assertThat(Confidence.estimates(List.of(early, other), List.of(50.0)).getFirst())
                .isInstanceOfSatisfying(
                        NoInterval.class,
                        none -> {
                            assertThat(none.cause()).isEqualTo(NoInterval.Cause.TOO_FEW_SECONDS);
                            assertThat(none.moreSamples()).isPositive();
                        });
    }

    @Test
    void the_reason_for_no_interval_is_the_length_of_the_run_up_to_twenty_seconds_of_any_kind() {
        assertThat(cause(2)).isEqualTo(NoInterval.Cause.TOO_FEW_SECONDS);
        assertThat(cause(19)).isEqualTo(NoInterval.Cause.TOO_FEW_SECONDS);
        assertThat(cause(20)).isEqualTo(NoInterval.Cause.SECONDS_DIFFER);
        assertThat(cause(60)).isEqualTo(NoInterval.Cause.SECONDS_DIFFER);
    }

    /// Of p95 in a run of seconds of a thousand samples each, one time to a second.
    private static NoInterval.Cause cause(int seconds) {
        List<Latencies> run = new ArrayList<>();
        for (int second = 1; second <= seconds; second++) {
            run.add(Latencies.of(repeat(second * MS, 1_000)));
            run.add(Latencies.EMPTY);
        }
        return switch (Confidence.estimates(run, List.of(95.0)).getFirst()) {
            case NoInterval none -> none.cause();
            case Known known -> throw new AssertionError("was " + known);
            case PercentileEstimate.OpenAbove open -> throw new AssertionError("was " + open);
            case TooFew few -> throw new AssertionError("was " + few);
        };
    }

    @Test
    void times_over_an_hour_have_an_interval_up_to_the_maximum() {
        long hours = 3 * 3_600_000 * MS;
        long[] nanos = repeat(hours, 100);
        nanos[0] = MS;
        Known known = known(List.of(Latencies.of(nanos)), 90);

        assertThat(known.valueNanos()).isLessThanOrEqualTo(hours);
        assertThat(known.highNanos()).isEqualTo(hours);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void minimum_low_value_high_maximum_are_in_order(long seed) {
        List<Latencies> run = run(seed);
        Latencies whole = Latencies.merge(run);
        List<Double> percentiles = new ArrayList<>(Latencies.SHOWN);
        percentiles.addAll(List.of(0.1, 1.0, 10.0, 25.0, 99.5));
        List<PercentileEstimate> estimates = Confidence.estimates(run, percentiles);

        assertThat(estimates).hasSameSizeAs(percentiles);
        for (int i = 0; i < estimates.size(); i++) {
            switch (estimates.get(i)) {
                case Known(long value, long low, long high) -> {
                    assertThat(value)
                            .isEqualTo(whole.percentileNanos(percentiles.get(i)).getAsLong());
                    assertThat(
                                    List.of(
                                            whole.minNanos().getAsLong(),
                                            low,
                                            value,
                                            high,
                                            whole.maxNanos().getAsLong()))
                            .isSorted();
                }
                case PercentileEstimate.OpenAbove open -> fail("all times are exact: " + open);
                case TooFew(long more) -> assertThat(more).isPositive();
                case NoInterval(_, long more) -> assertThat(more).isPositive();
            }
        }
    }

    @Test
    void intervals_without_samples_change_nothing_but_time() {
        List<Latencies> run = new ArrayList<>();
        List<Latencies> withGaps = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            run.add(staircase(200));
            withGaps.add(staircase(200));
            withGaps.add(Latencies.EMPTY);
        }

        assertThat(Confidence.estimates(withGaps, Latencies.SHOWN))
                .isEqualTo(Confidence.estimates(run, Latencies.SHOWN));
    }

    @Test
    void what_is_not_between_0_and_100_has_no_interval() {
        for (double percentile : new double[] {0, 100, -1, Double.NaN}) {
            assertThatThrownBy(() -> Confidence.estimates(List.of(), List.of(percentile)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("was " + percentile);
        }
    }

    private static Times ok(Latencies times) {
        return Times.ofOk(new LatencyPair(times, times));
    }

    private static Known known(List<Latencies> intervals, double percentile) {
        PercentileEstimate only = Confidence.estimates(intervals, List.of(percentile)).getFirst();
        assertThat(only).isInstanceOf(Known.class);
        return (Known) only;
    }

    private static Latencies staircase(int to) {
        return range(1, to);
    }

    private static Latencies range(int from, int to) {
        return Latencies.of(LongStream.rangeClosed(from, to).toArray());
    }

    private static Latencies mix(int fast, int slow) {
        long[] nanos = repeat(1_000, fast + slow);
        Arrays.fill(nanos, fast, nanos.length, 2_000);
        return Latencies.of(nanos);
    }

    private static long[] repeat(long nanos, int count) {
        long[] all = new long[count];
        Arrays.fill(all, nanos);
        return all;
    }

    /// Some hundred intervals, a fifth of them empty, with levels that wander.
    private static List<Latencies> run(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = 1 + random.nextInt(400);
        double level = random.nextDouble(8, 20);
        List<Latencies> run = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            level += 0.05 * random.nextGaussian();
            long[] nanos = new long[Math.max(0, random.nextInt(-50, 200))];
            for (int k = 0; k < nanos.length; k++) {
                nanos[k] = (long) Math.exp(level + 0.5 * random.nextGaussian());
            }
            run.add(Latencies.of(nanos));
        }
        return run;
    }
}
