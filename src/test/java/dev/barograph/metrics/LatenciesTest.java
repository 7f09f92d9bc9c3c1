package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
    private static final long MS = 1_000_000;
    private static final long HOUR = 3_600_000 * MS;

    static void assertSame(Latencies actual, Latencies expected) {
        assertThat(buckets(actual)).isEqualTo(buckets(expected));
        assertThat(actual.count()).isEqualTo(expected.count());
        assertThat(actual.minNanos()).isEqualTo(expected.minNanos());
        assertThat(actual.maxNanos()).isEqualTo(expected.maxNanos());
        assertThat(actual.sumNanos()).isEqualTo(expected.sumNanos());
        assertThat(actual.stddevNanos()).isEqualTo(expected.stddevNanos());
        assertThat(actual.overflows()).isEqualTo(expected.overflows());
        for (double p = 0; p <= 100; p += 0.25) {
            assertThat(actual.percentileNanos(p)).isEqualTo(expected.percentileNanos(p));
        }
    }

    @Test
    void ten_thousand_times_1_ms_and_one_stall_of_100_s_count_as_10001_and_corrected_as_20000() {
        LatencyBuffer buffer = new LatencyBuffer();
        for (int i = 0; i < 10_000; i++) {
            buffer.record(MS);
        }
        buffer.record(100_000 * MS);

        Latencies raw = buffer.toLatencies();
        Histogram corrected = raw.toHistogram().copyCorrectedForCoordinatedOmission(10 * MS);
        Histogram correctedFromExact = new Histogram(1, HOUR, 3);
        raw.forEachBucket((edge, count) -> {
            long time = Math.min(edge, raw.maxNanos().getAsLong());
            for (int i = 0; i < count; i++) {
                correctedFromExact.recordValueWithExpectedInterval(time, 10 * MS);
            }
        });

        assertThat(raw.count()).isEqualTo(10_001);
        assertThat(raw.meanNanos().getAsLong() / 1e6).isBetween(10.97, 11.01);
        assertThat(correctedFromExact.getTotalCount()).isEqualTo(20_000);
        assertThat(correctedFromExact.getMean() / 1e6).isBetween(24_975.0, 25_025.0);
        // The copy starts from the edge of the stall's bucket, which is 67 ms wide: six more at
        // most.
        assertThat(corrected.getTotalCount()).isBetween(20_000L, 20_006L);
    }

    @Test
    void no_samples_have_no_figures() {
        Latencies none = Latencies.of();

        assertThat(none).isSameAs(Latencies.EMPTY);
        assertThat(none.count()).isZero();
        assertThat(none.minNanos()).isEmpty();
        assertThat(none.maxNanos()).isEmpty();
        assertThat(none.meanNanos()).isEmpty();
        assertThat(none.stddevNanos()).isEmpty();
        assertThat(none.percentileNanos(50)).isEmpty();
        assertThat(none.toHistogram().getTotalCount()).isZero();
        assertThat(Latencies.merge(List.of())).isSameAs(Latencies.EMPTY);
        assertThat(Latencies.merge(List.of(none, none))).isSameAs(Latencies.EMPTY);
    }

    @Test
    void minimum_maximum_mean_and_deviation_are_exact_beyond_three_digits() {
        Latencies times = Latencies.of(1_234_567_891, 3_234_567_893L, 2_234_567_895L);

        assertThat(times.minNanos()).hasValue(1_234_567_891);
        assertThat(times.maxNanos()).hasValue(3_234_567_893L);
        assertThat(times.meanNanos()).hasValue(2_234_567_893L);
        // sqrt(2/3) s = 816,496,580.93 ns
        assertThat(times.stddevNanos()).hasValue(816_496_582);
        assertThat(times.sumNanos()).isEqualTo(BigInteger.valueOf(6_703_703_679L));
    }

    @Test
    void one_sample_is_every_percentile_exactly() {
        Latencies one = Latencies.of(123_456_789);

        assertThat(Latencies.SHOWN)
                .allSatisfy(p -> assertThat(one.percentileNanos(p)).hasValue(123_456_789));
        assertThat(one.stddevNanos()).hasValue(0);
    }

    @Test
    void a_percentile_is_the_smallest_time_that_so_many_samples_do_not_exceed() {
        Latencies staircase = Latencies.of(LongStream.rangeClosed(1, 1_000).toArray());

        assertThat(staircase.percentileNanos(0)).hasValue(1);
        assertThat(staircase.percentileNanos(50)).hasValue(500);
        assertThat(staircase.percentileNanos(99)).hasValue(990);
        assertThat(staircase.percentileNanos(99.9)).hasValue(999);
        assertThat(staircase.percentileNanos(99.99)).hasValue(1_000);
        assertThat(staircase.percentileNanos(100)).hasValue(1_000);
    }

    @Test
    void a_time_over_an_hour_is_counted_in_the_last_bucket_and_said() {
        Latencies times = Latencies.of(MS, 2 * HOUR, 3 * HOUR);

        assertThat(times.count()).isEqualTo(3);
        assertThat(times.overflows()).isEqualTo(2);
        assertThat(times.maxNanos()).hasValue(3 * HOUR);
        assertThat(times.percentileNanos(50).getAsLong() / (double) HOUR).isBetween(1.0, 1.001);
        assertThat(times.percentileNanos(100)).hasValue(3 * HOUR);
        assertThat(times.toHistogram().getTotalCount()).isEqualTo(3);
        assertThat(Latencies.merge(List.of(times, times)).overflows()).isEqualTo(4);
    }

    @Test
    void a_negative_time_counts_as_zero() {
        Latencies times = Latencies.of(-5, -1);

        assertThat(times.count()).isEqualTo(2);
        assertThat(times.minNanos()).hasValue(0);
        assertThat(times.maxNanos()).hasValue(0);
        assertThat(times.percentileNanos(99)).hasValue(0);
    }

    @Test
    void sums_do_not_overflow() {
        Latencies huge = Latencies.of(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
        Latencies merged = Latencies.merge(Collections.nCopies(100_000, huge));

        assertThat(merged.meanNanos()).hasValue(30 * 24 * HOUR);
        assertThat(merged.stddevNanos()).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void buckets_and_percentiles_are_those_of_the_library(long seed) {
        List<Long> times = times(seed);
        Histogram library = new Histogram(1, HOUR, 3);
        times.forEach(library::recordValue);
        Latencies ours = latencies(times);

        List<List<Long>> expected = new ArrayList<>();
        for (HistogramIterationValue step : library.recordedValues()) {
            expected.add(List.of(step.getValueIteratedTo(), step.getCountAtValueIteratedTo()));
        }
        assertThat(buckets(ours)).isEqualTo(expected);
        for (double p = 0.1; p < 100; p += 0.1) {
            long theirs = library.getValueAtPercentile(p);
            long max = Collections.max(times);
            assertThat(ours.percentileNanos(p).getAsLong())
                    .as("p%s", p)
                    .isIn(Math.min(theirs, max), Collections.max(times));
        }
        assertThat(ours.toHistogram().copy()).isEqualTo(library.copy());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void parts_merge_to_what_one_recorder_would_have_seen_in_any_order(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> times = times(seed);
        int k = 1 + random.nextInt(12);
        List<List<Long>> split = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            split.add(new ArrayList<>());
        }
        times.forEach(time -> split.get(random.nextInt(k)).add(time));
        List<Latencies> parts =
                new ArrayList<>(split.stream().map(LatenciesTest::latencies).toList());
        Latencies whole = latencies(times);

        assertSame(Latencies.merge(parts), whole);
        Collections.reverse(parts);
        assertSame(Latencies.merge(parts), whole);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void percentiles_never_decrease_and_stay_between_minimum_and_maximum(long seed) {
        List<Long> times = times(seed);
        Latencies latencies = latencies(times);
        long before = Collections.min(times);
        for (double p = 0; p <= 100; p += 0.01) {
            long now = latencies.percentileNanos(p).getAsLong();
            assertThat(now).as("p%s", p).isBetween(before, Collections.max(times));
            before = now;
        }
        List<Long> shown =
                Latencies.SHOWN.stream()
                        .map(p -> latencies.percentileNanos(p).getAsLong())
                        .toList();
        assertThat(shown).isSorted();
    }

    private static List<List<Long>> buckets(Latencies latencies) {
        List<List<Long>> buckets = new ArrayList<>();
        latencies.forEachBucket((edge, count) -> buckets.add(List.of(edge, count)));
        return buckets;
    }

    private static Latencies latencies(List<Long> times) {
        return Latencies.of(times.stream().mapToLong(Long::longValue).toArray());
    }

    /// From nanoseconds to an hour, few or many, with repetitions.
    private static List<Long> times(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = 1 + random.nextInt(1 << random.nextInt(1, 14));
        double spread = random.nextDouble(0, 4);
        double median = random.nextDouble(3, 27);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double time = Math.exp(median + spread * random.nextGaussian());
            times.add(Math.clamp((long) time, 0, HOUR));
        }
        return times;
    }
}
