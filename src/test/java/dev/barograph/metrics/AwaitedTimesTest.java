package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AwaitedTimesTest {
    private static final long MS = 1_000_000;

    @Test
    void without_censored_times_every_figure_is_exact() {
        AwaitedTimes times = AwaitedTimes.of(Latencies.of(MS, 2 * MS), Latencies.EMPTY);

        assertThat(times.censored()).isZero();
        assertThat(times.isLowerBound(times.times().maxNanos())).isFalse();
    }

    @Test
    void a_figure_is_exact_below_the_shortest_censored_time_and_a_lower_bound_from_there_on() {
        AwaitedTimes times =
                AwaitedTimes.of(Latencies.of(MS, 2 * MS, 900 * MS), Latencies.of(50 * MS, 70 * MS));

        assertThat(times.censored()).isEqualTo(2);
        assertThat(times.times().count()).isEqualTo(5);
        assertThat(times.isLowerBound(times.times().percentileNanos(40))).isFalse();
        assertThat(times.isLowerBound(times.times().percentileNanos(60))).isTrue();
        assertThat(times.isLowerBound(times.times().maxNanos())).isTrue();
        assertThat(times.isLowerBound(OptionalLong.empty())).isFalse();
    }

    @Test
    void
            percentiles_said_to_be_exact_are_those_of_the_full_times_and_the_others_are_not_above_them() {
        SplittableRandom random = new SplittableRandom(11);
        for (int run = 0; run < 200; run++) {
            int n = 200 + random.nextInt(800);
            long[] full = new long[n];
            long[] done = new long[n];
            long[] cut = new long[n];
            int doneCount = 0;
            int cutCount = 0;
            for (int i = 0; i < n; i++) {
                full[i] = (long) (10 * MS * Math.exp(random.nextGaussian()));
                long limit = (long) (5 * MS + random.nextDouble() * 400 * MS);
                if (full[i] <= limit) {
                    done[doneCount++] = full[i];
                } else {
                    cut[cutCount++] = limit;
                }
            }
            Latencies truth = Latencies.of(full);
            AwaitedTimes seen =
                    AwaitedTimes.of(
                            Latencies.of(java.util.Arrays.copyOf(done, doneCount)),
                            Latencies.of(java.util.Arrays.copyOf(cut, cutCount)));
            for (double percentile : Latencies.SHOWN) {
                long shown = seen.times().percentileNanos(percentile).getAsLong();
                long real = truth.percentileNanos(percentile).getAsLong();
                if (seen.isLowerBound(OptionalLong.of(shown))) {
                    assertThat(shown).isLessThanOrEqualTo(real + real / 500);
                } else {
                    assertThat(shown).isBetween(real - real / 500, real + real / 500);
                }
            }
        }
    }
}
