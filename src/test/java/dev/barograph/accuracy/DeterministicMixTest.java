package dev.barograph.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Latencies;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// 10,000 requests at 1,000 a second, shuffled with a fixed seed: 9,000 take 5 ms, 900 take 50 ms,
/// 100 take 500 ms, each kind with a status of its own.
@Tag("accuracy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeterministicMixTest {
    private static final int AMPLE_PERMITS = 5_000;

    /// Twice this is less than the way from one band into the next, 5 to 50 ms.
    private static final double HARMLESS_MILLIS = 20;

    /// The width of buckets at 500 ms, of which narrower ones below are whole parts.
    private static final long BUCKET_NANOS = 1 << 18;

    /// One kind of answer.
    private enum Kind {
        SHORT(200, 5, 9_000, 50),
        MIDDLE(201, 50, 900, 95),
        LONG(202, 500, 100, 99.5);

        private final int status;
        private final long millis;
        private final int count;
        private final double percentile;

        /// @param percentile one in the middle of the kind
        Kind(int status, long millis, int count, double percentile) {
            this.status = status;
            this.millis = millis;
            this.count = count;
            this.percentile = percentile;
        }

        /// The edge of a bucket just under its time: nothing ends too early.
        private long fromNanos() {
            return millis * 998_000 / BUCKET_NANOS * BUCKET_NANOS;
        }

        private long toNanos() {
            return this == LONG ? Long.MAX_VALUE : values()[ordinal() + 1].fromNanos();
        }

        private boolean holds(long nanos) {
            return nanos >= fromNanos() && nanos < toNanos();
        }
    }

    private static final class Mix implements TruthServer.Script {
        private final List<Kind> order = new ArrayList<>();

        private Mix() {
            for (Kind kind : Kind.values()) {
                order.addAll(Collections.nCopies(kind.count, kind));
            }
            Collections.shuffle(order, new Random(20_261_122));
        }

        @Override
        public long releaseNanos(int index, long arrivedNanos) {
            return arrivedNanos + order.get(index).millis * 1_000_000;
        }

        @Override
        public int status(int index) {
            return order.get(index).status;
        }
    }

    // Before the first test.
    @SuppressWarnings("NullAway.Init")
    private HeldRun it;

    @BeforeAll
    void carryOut() throws Exception {
        WarmedUp.now();
        Load load =
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(1_000, Duration.ofSeconds(10))),
                                new Spacing.Even()));
        it =
                Fitness.require(
                        "deterministic mix",
                        () -> {
                            HeldRun run = HeldRun.of(load, AMPLE_PERMITS, new Mix());
                            for (Kind kind : Kind.values()) {
                                run = run.ifTargetKept(kind.percentile, kind.millis);
                            }
                            return ifQuietWhereItMatters(run);
                        });
    }

    private Stream<Latencies> bothCurves() {
        return Stream.of(it.run().ok().response(), it.run().ok().service());
    }

    @Test
    void each_kind_of_answer_is_counted_exactly_and_none_is_shorter_than_it_was() {
        for (Kind kind : Kind.values()) {
            List<Sample> samples =
                    it.run().samples().stream()
                            .filter(s -> s.outcome().equals(new Outcome.Ok(kind.status)))
                            .toList();
            assertThat(samples).as("%s", kind).hasSize(kind.count);
            assertThat(samples).allMatch(s -> s.serviceNanos() >= kind.millis * 1_000_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void the_bands_hold_exactly_what_was_put_into_them(boolean fromDue) {
        Latencies times = fromDue ? it.run().ok().response() : it.run().ok().service();
        assertThat(within(times, 0, Kind.SHORT.fromNanos())).as("below all bands").isZero();
        for (Kind kind : Kind.values()) {
            assertThat(within(times, kind.fromNanos(), kind.toNanos()))
                    .as("%s, %s", kind, it)
                    .isEqualTo(kind.count);
        }
    }

    /// Unfit if the machine carried an answer over the edge of a band. Strays on a quiet machine
    /// are the product's and no excuse.
    private static HeldRun ifQuietWhereItMatters(HeldRun run) {
        return wasQuiet(run)
                ? run
                : run.judged(
                        run.fitness()
                                .atMost(
                                        "longest hold-up, with strays",
                                        strays(run) == 0 ? 0 : run.fitness().longestLagMillis(),
                                        0));
    }

    /// Whether neither this program nor the target was ever late by half the gap of two bands.
    private static boolean wasQuiet(HeldRun run) {
        long intime =
                Arrays.stream(run.holdNanos())
                        .filter(hold -> hold < (5 + HARMLESS_MILLIS) * 1_000_000)
                        .count();
        return run.fitness().longestLagMillis() < HARMLESS_MILLIS && intime == 9_000;
    }

    /// Answers whose response or service time is in the band of another kind.
    private static long strays(HeldRun run) {
        long strays = 0;
        for (Kind kind : Kind.values()) {
            strays +=
                    run.run().samples().stream()
                            .filter(s -> s.outcome().equals(new Outcome.Ok(kind.status)))
                            .filter(s ->
                                    !kind.holds(s.responseNanos()) || !kind.holds(s.serviceNanos()))
                            .count();
        }
        return strays;
    }

    @ParameterizedTest
    @MethodSource("bothCurves")
    void percentiles_are_those_that_the_target_measured_and_those_of_the_script(Latencies times) {
        for (Kind kind : Kind.values()) {
            double millis = times.percentileNanos(kind.percentile).getAsLong() / 1e6;
            double truth = it.truthMillis(kind.percentile);
            assertThat(millis)
                    .as("p%s against the target's own figure, %s", kind.percentile, it)
                    .isCloseTo(truth, Offset.offset(HeldRun.toleranceMillis(truth)));
            assertThat(millis)
                    .as("p%s against the script, %s", kind.percentile, it)
                    .isCloseTo(kind.millis, Offset.offset(HeldRun.toleranceMillis(kind.millis)));
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void every_percentile_is_that_of_the_samples_within_a_thousandth(boolean fromDue) {
        long[] sorted =
                it.run().samples().stream()
                        .mapToLong(s -> fromDue ? s.responseNanos() : s.serviceNanos())
                        .sorted()
                        .toArray();
        Latencies times = fromDue ? it.run().ok().response() : it.run().ok().service();
        for (int tenth = 1; tenth <= 1_000; tenth++) {
            assertThat(times.percentileNanos(tenth / 10.0).getAsLong())
                    .as("p%s", tenth / 10.0)
                    .isCloseTo(Ranks.at(sorted, tenth / 10.0), Percentage.withPercentage(0.1));
        }
        assertThat(times.minNanos()).hasValue(sorted[0]);
        assertThat(times.maxNanos()).hasValue(sorted[sorted.length - 1]);
        assertThat(times.sumNanos().longValueExact()).isEqualTo(Arrays.stream(sorted).sum());
    }

    private static long within(Latencies times, long fromNanos, long toNanos) {
        long[] sum = new long[1];
        times.forEachBucket((edgeNanos, count) -> {
            if (edgeNanos >= fromNanos && edgeNanos < toNanos) {
                sum[0] += count;
            }
        });
        return sum[0];
    }
}
