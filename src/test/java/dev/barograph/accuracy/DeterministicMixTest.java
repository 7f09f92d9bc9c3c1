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
    private static final int REQUESTS = 10_000;
    private static final int AMPLE_PERMITS = 5_000;

    /// From the shortest way out of a band, 5 to 50 ms, with some room.
    private static final double HARMLESS_LAG_MILLIS = 40;

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
                            return run;
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
    @MethodSource("bothCurves")
    void the_bands_hold_exactly_what_was_put_into_them(Latencies times) {
        // Only a lag longer than the gap between two bands can carry a request over it, and on a
        // machine that counts as fit it meets at most one in a hundred.
        int strays = it.fitness().longestLagMillis() < HARMLESS_LAG_MILLIS ? 0 : REQUESTS / 100;
        assertThat(within(times, 0, 4.99)).as("below all bands").isZero();
        assertThat(within(times, 4.99, 49.9))
                .as("5 ms, %s", it)
                .isCloseTo(9_000, Offset.offset((long) strays));
        assertThat(within(times, 49.9, 499))
                .as("50 ms, %s", it)
                .isCloseTo(900, Offset.offset((long) strays));
        assertThat(within(times, 499, 10_000))
                .as("500 ms, %s", it)
                .isCloseTo(100, Offset.offset((long) strays));
    }

    @ParameterizedTest
    @MethodSource("bothCurves")
    void percentiles_are_those_that_the_target_measured_and_those_of_the_script(Latencies times) {
        for (Kind kind : Kind.values()) {
            double millis = times.percentileNanos(kind.percentile).getAsLong() / 1e6;
            double truth = it.truthMillis(kind.percentile);
            assertThat(millis)
                    .as("p%s against the target's own figure, %s", kind.percentile, it)
                    .isCloseTo(truth, Offset.offset(it.toleranceMillis(truth)));
            assertThat(millis)
                    .as("p%s against the script, %s", kind.percentile, it)
                    .isCloseTo(kind.millis, Offset.offset(it.toleranceMillis(kind.millis)));
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

    private static long within(Latencies times, double fromMillis, double toMillis) {
        long[] sum = new long[1];
        times.forEachBucket((edgeNanos, count) -> {
            if (edgeNanos >= fromMillis * 1e6 && edgeNanos < toMillis * 1e6) {
                sum[0] += count;
            }
        });
        return sum[0];
    }
}
