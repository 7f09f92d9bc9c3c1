package dev.barograph.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Latencies;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// 500 requests a second for 10 s at a target that takes 5 ms and freezes for 2 s, with more
/// permits than anybody needs, with 100 and with 10. The three run at the same time, their freezes
/// a second apart; a run on an unfit machine is repeated alone.
@Tag("accuracy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenStallTest {
    private static final int REQUESTS = 5_000;
    private static final int AMPLE = 5_000;

    private final Map<Integer, Future<StallRun>> first = new LinkedHashMap<>();
    private final Map<Integer, StallRun> runs = new LinkedHashMap<>();
    private final ExecutorService starter = Executors.newCachedThreadPool();

    private static Stall stall(double afterSeconds) {
        return new Stall(500, 10, 2, 0.005, afterSeconds);
    }

    @BeforeAll
    void begin() throws Exception {
        WarmedUp.now();
        double after = 3;
        for (int permits : new int[] {AMPLE, 100, 10}) {
            Stall stall = stall(after++);
            Callable<StallRun> run = () -> StallRun.of(stall, permits);
            first.put(permits, starter.submit(run));
        }
    }

    @AfterAll
    void end() {
        starter.shutdownNow();
    }

    /// The run with so many permits, on a machine that was fit.
    private StallRun run(int permits) throws Exception {
        for (Future<StallRun> each : first.values()) {
            // A second try has the machine for itself.
            var _ = each.get();
        }
        StallRun had = runs.get(permits);
        if (had == null) {
            StallRun tried = first.get(permits).get();
            had =
                    Fitness.require(
                            "stall with " + permits + " permits",
                            tried,
                            () -> StallRun.of(tried.stall(), permits));
            runs.put(permits, had);
        }
        return had;
    }

    @ParameterizedTest
    @ValueSource(ints = {AMPLE, 100, 10})
    void nothing_is_lost_and_nothing_is_sent_twice(int permits) throws Exception {
        StallRun it = run(permits);
        Counts counts = it.run().summary().counts();
        assertThat(counts.conserved()).isTrue();
        assertThat(counts.ok()).isEqualTo(REQUESTS);
        assertThat(it.holdNanos()).hasSize(REQUESTS);
        assertThat(it.run().ok().response().count()).isEqualTo(REQUESTS);
    }

    @ParameterizedTest
    @ValueSource(ints = {AMPLE, 100, 10})
    void response_times_follow_the_formula_whatever_the_permits(int permits) throws Exception {
        StallRun it = run(permits);
        assertThat(StallCheck.ofResponse(it.asItWas(), permits, it.run().ok().response()))
                .as("%s", it)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {AMPLE, 100, 10})
    void the_tail_is_the_stall_whatever_the_permits(int permits) throws Exception {
        StallRun it = run(permits);
        Latencies times = it.run().ok().response();
        Offset<Double> tolerance = Offset.offset(it.stall().toleranceSeconds() * 1e3);
        assertThat(times.maxNanos().getAsLong() / 1e6).as("%s", it).isCloseTo(2_000, tolerance);
        assertThat(times.percentileNanos(99.9).getAsLong() / 1e6)
                .as("%s", it)
                .isCloseTo(1_990, tolerance);
    }

    @ParameterizedTest
    @ValueSource(ints = {AMPLE, 100, 10})
    void service_times_show_only_what_was_in_flight_as_theory_says(int permits) throws Exception {
        StallRun it = run(permits);
        assertThat(StallCheck.ofService(it.asItWas(), permits, it.run().ok().service()))
                .as("%s", it)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {AMPLE, 100, 10})
    void a_request_away_from_the_stall_takes_what_the_target_took(int permits) throws Exception {
        StallRun it = run(permits);
        assertThat(it.calmServiceMillis())
                .as("%s", it)
                .isCloseTo(Ranks.at(it.holdNanos(), 50) / 1e6, Offset.offset(3.0));
    }

    @ParameterizedTest
    @CsvSource({"100, 46", "10, 660"})
    void the_queue_of_the_stall_drains_as_fast_as_the_permits_allow(
            int permits, double theoryMillis) throws Exception {
        StallRun it = run(permits);
        assertThat(it.stall().drainSeconds(permits) * 1e3)
                .isCloseTo(theoryMillis, Offset.offset(0.5));
        double theory = it.asItWas().drainSeconds(permits);
        assertThat(it.drainSeconds())
                .as("%s", it)
                .isCloseTo(theory, Offset.offset(0.1 * theory + 0.05));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 10})
    void the_two_curves_tell_the_stall_apart_from_the_service(int permits) throws Exception {
        StallRun it = run(permits);
        Latencies response = it.run().ok().response();
        Latencies service = it.run().ok().service();
        assertThat(response.percentileNanos(90).getAsLong() / 1e6).as("%s", it).isGreaterThan(890);
        assertThat(service.percentileNanos(90).getAsLong() / 1e6).as("%s", it).isLessThan(110);
    }

    @ParameterizedTest
    @CsvSource({
        "PERMIT_WON, 100",
        "PERMIT_WON, 10",
        "CONNECTION_READY, 100",
        "CONNECTION_READY, 10",
        "FIRST_BYTE_READ, 5000",
        "FIRST_BYTE_READ, 100",
        "FIRST_BYTE_READ, 10"
    })
    void a_clock_with_another_origin_is_rejected(ClockOrigin moved, int permits) throws Exception {
        StallRun it = run(permits);
        assertThat(
                        StallCheck.ofResponse(
                                it.asItWas(), permits, it.run().summary(moved).ok().response()))
                .as("%s", it)
                .anyMatch(wrong -> wrong.startsWith("p90"))
                .anyMatch(wrong -> wrong.startsWith("p95"))
                .anyMatch(wrong -> wrong.startsWith("mean"));
    }
}
