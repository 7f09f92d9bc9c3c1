package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.PercentileEstimate.TooFew;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
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

    /// Of 180 quick and 60 awaited times the upper rank of p75 is between the longest of the one
    /// and the shortest of the other.
    @Test
    void a_bound_between_a_known_time_and_one_that_may_be_longer_is_none() {
        int between = 0;
        for (int quick = 100; quick < 260; quick++) {
            long[] ok = LongStream.rangeClosed(1, quick).map(i -> i * MS).toArray();
            long[] cut = LongStream.range(0, 60).map(i -> (5_000 + i) * MS).toArray();
            AwaitedTimes times = AwaitedTimes.of(Latencies.of(ok), Latencies.of(cut));
            PercentileEstimate asIfExact =
                    Confidence.ofOne(times.times(), List.of(75.0)).getFirst();
            if (asIfExact instanceof PercentileEstimate.Known(long value, long low, long high)
                    && high > (quick + 1) * MS
                    && high < 5_000 * MS) {
                between++;
                assertThat(times.bounded(asIfExact))
                        .isEqualTo(new PercentileEstimate.OpenAbove(value, low));
            } else if (asIfExact instanceof PercentileEstimate.Known known
                    && known.highNanos() <= quick * MS) {
                assertThat(times.bounded(known)).isEqualTo(known);
            }
        }
        assertThat(between).isPositive();
    }

    @Test
    void an_interval_that_reaches_to_a_time_that_may_be_longer_has_no_upper_end() {
        long[] ok = LongStream.rangeClosed(1, 900).map(i -> i * MS).toArray();
        long[] cut = LongStream.range(0, 100).map(i -> (900 + i) * MS).toArray();
        AwaitedTimes late = AwaitedTimes.of(Latencies.of(ok), Latencies.of(cut));
        List<Double> percentiles = List.of(50.0, 89.0, 95.0, 99.9);
        List<PercentileEstimate> asIfExact = Confidence.ofOne(late.times(), percentiles);

        List<PercentileEstimate> known = Confidence.ofOne(late, percentiles);

        assertThat(known.getFirst()).as("below all bounds").isEqualTo(asIfExact.getFirst());
        assertThat(late.isLowerBound(late.times().percentileNanos(89))).isFalse();
        assertThat(known.get(1)).as("exact itself").isEqualTo(openAbove(asIfExact.get(1)));
        assertThat(known.get(2)).as("a bound itself").isEqualTo(openAbove(asIfExact.get(2)));
        assertThat(known.get(3)).isEqualTo(asIfExact.get(3)).isInstanceOf(TooFew.class);
    }

    @Test
    void times_that_all_may_be_longer_have_lower_ends_only() {
        AwaitedTimes timedOut =
                AwaitedTimes.bounds(Latencies.of(LongStream.rangeClosed(1, 100).toArray()));

        assertThat(Confidence.ofOne(timedOut, List.of(50.0, 90.0)))
                .allMatch(PercentileEstimate.OpenAbove.class::isInstance);
    }

    private static PercentileEstimate.OpenAbove openAbove(PercentileEstimate known) {
        PercentileEstimate.Known closed = (PercentileEstimate.Known) known;
        return new PercentileEstimate.OpenAbove(closed.valueNanos(), closed.lowNanos());
    }

    @Test
    void a_request_that_never_left_has_waited_at_least_until_the_run_ended() {
        Times times = withUnfinished(Latencies.of(30 * MS, 40 * MS, 50 * MS), Latencies.EMPTY);

        AwaitedTimes queue = times.queue();

        assertThat(queue.times().count()).isEqualTo(5);
        assertThat(queue.censored()).isEqualTo(3);
        assertThat(queue.times().maxNanos()).hasValue(50 * MS);
        assertThat(queue.isLowerBound(queue.times().percentileNanos(40))).isFalse();
        assertThat(queue.isLowerBound(queue.times().percentileNanos(60))).isTrue();
    }

    @Test
    void requests_in_flight_at_the_end_are_the_longest_of_the_unfinished_and_did_leave() {
        Times times =
                withUnfinished(
                        Latencies.of(30 * MS, 40 * MS, 900 * MS, 910 * MS),
                        Latencies.of(5 * MS, 6 * MS));

        AwaitedTimes queue = times.queue();

        assertThat(queue.times().count()).isEqualTo(4);
        assertThat(queue.censored()).isEqualTo(2);
        assertThat(queue.exactBelowNanos()).hasValue(30 * MS);
        assertThat(queue.times().maxNanos().orElseThrow()).isBetween(40 * MS - MS / 20, 40 * MS);
    }

    @Test
    void the_shortest_of_some_times_are_as_if_the_others_had_not_been_recorded() {
        long[] some = {0, 7, 8, 5_000, 90 * MS, 91 * MS};
        for (int wanted = 1; wanted < some.length; wanted++) {
            Latencies alone = Latencies.of(java.util.Arrays.copyOf(some, wanted));

            Latencies shortest = Latencies.of(some).shortest(wanted);

            assertThat(shortest.count()).isEqualTo(wanted);
            assertThat(shortest.minNanos()).isEqualTo(alone.minNanos());
            assertWithin(shortest.maxNanos(), alone.maxNanos());
            assertWithin(shortest.meanNanos(), alone.meanNanos());
            assertWithin(shortest.percentileNanos(50), alone.percentileNanos(50));
        }
        assertThat(Latencies.of(some).shortest(0).isEmpty()).isTrue();
        assertThat(Latencies.of(some).shortest(7).maxNanos()).hasValue(91 * MS);
    }

    /// At most, and to three digits.
    private static void assertWithin(OptionalLong found, OptionalLong exact) {
        assertThat(found.orElseThrow())
                .isBetween(exact.orElseThrow() - exact.orElseThrow() / 1_000, exact.orElseThrow());
    }

    private static Times withUnfinished(Latencies response, Latencies service) {
        Phases onNew =
                new Phases(
                        Latencies.of(MS),
                        Latencies.EMPTY,
                        Latencies.EMPTY,
                        Latencies.EMPTY,
                        Latencies.EMPTY);
        Phases onReused =
                new Phases(
                        Latencies.of(2 * MS),
                        Latencies.EMPTY,
                        Latencies.EMPTY,
                        Latencies.EMPTY,
                        Latencies.EMPTY);
        return new Times(
                LatencyPair.EMPTY,
                LatencyPair.EMPTY,
                LatencyPair.EMPTY,
                new LatencyPair(response, service),
                new PhaseTimes(onNew, onReused),
                Latencies.EMPTY);
    }
}
