package dev.barograph.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Latencies;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Known answers on a virtual clock: the figures are those of theory but for the distance of two
/// requests and what a histogram rounds.
@Tag("accuracy")
class VirtualStallTest {
    private static final double TOLERANCE_SECONDS = 0.008;
    private static final int AMPLE = 5_000;

    /// Answered in 5 ms, frozen for 2 s of a minute.
    private static final Stall MINUTE = new Stall(500, 60, 2, 0.005, 20);

    /// The run in wrk2's README: 2,000/s over 100 connections, 1.4 s of ^Z, of which some 20 s are
    /// recorded.
    private static final Stall WRK2 = new Stall(2_000, 20, 1.4, 0.001, 7);

    private static final int WRK2_CONNECTIONS = 100;

    /// The closed model as it was measured: 10 connections that take 5.4 ms, frozen for 2 s of 10.
    private static final Stall CLOSED = new Stall(0, 10, 2, 0.0054, 4);

    private static final long EXPECTED_INTERVAL_NANOS = 5_500_000;

    private static double millis(Latencies times, double percentile) {
        return times.percentileNanos(percentile).getAsLong() / 1e6;
    }

    @Test
    void two_seconds_of_a_minute_are_seen_from_p99_on_and_not_at_p95() {
        Latencies times = VirtualRun.open(MINUTE, AMPLE).response(ClockOrigin.DUE);
        assertThat(times.count()).isEqualTo(30_000);
        assertThat(millis(times, 95)).isCloseTo(5, Offset.offset(0.1));
        assertThat(millis(times, 99)).isCloseTo(1_405, Offset.offset(6.0));
        assertThat(millis(times, 99.9)).isCloseTo(1_945, Offset.offset(6.0));
        assertThat(times.maxNanos().getAsLong() / 1e6).isCloseTo(2_005, Offset.offset(2.0));
    }

    @Test
    void the_run_of_wrk2s_readme_has_1_2_s_at_p99_and_uncorrected_next_to_nothing() {
        VirtualRun run = VirtualRun.open(WRK2, WRK2_CONNECTIONS);
        assertThat(millis(run.response(ClockOrigin.DUE), 99)).isCloseTo(1_200, Offset.offset(8.0));
        assertThat(millis(run.summary().ok().service(), 99)).isCloseTo(1, Offset.offset(0.1));
        assertThat(millis(run.summary().ok().service(), 99.9))
                .as("wrk2 shows 1.41 s here too")
                .isCloseTo(1_400, Offset.offset(30.0));
    }

    @ParameterizedTest
    @CsvSource({"5000", "100", "10"})
    void a_stall_follows_the_formula_whatever_the_permits(int permits) {
        Latencies times = VirtualRun.open(MINUTE, permits).response(ClockOrigin.DUE);
        assertThat(StallCheck.ofResponse(MINUTE, permits, times, TOLERANCE_SECONDS)).isEmpty();
    }

    @Test
    void the_closed_model_with_an_expected_interval_comes_near_to_what_users_waited() {
        Latencies times = VirtualRun.closed(CLOSED, 10).response(ClockOrigin.DUE);
        assertThat(expectedIntervalFaults(times)).isEmpty();
        // Without it, nobody waited.
        assertThat(millis(times, 99)).isCloseTo(5.4, Offset.offset(0.1));
        assertThat(millis(times, 99.9)).isCloseTo(5.4, Offset.offset(0.1));
        assertThat(times.maxNanos().getAsLong() / 1e6).isCloseTo(2_000, Offset.offset(8.0));
    }

    /// What differs from the row that was measured: p90 980, p95 1,490, p99 1,898, p99.9 1,991 and
    /// mean 201 ms.
    private static List<String> expectedIntervalFaults(Latencies times) {
        Histogram raw = new Histogram(3_600_000_000_000L, 3);
        times.forEachBucket(raw::recordValueWithCount);
        Histogram filled = raw.copyCorrectedForCoordinatedOmission(EXPECTED_INTERVAL_NANOS);
        return List.of(
                        fault("p90", filled.getValueAtPercentile(90), 980),
                        fault("p95", filled.getValueAtPercentile(95), 1_490),
                        fault("p99", filled.getValueAtPercentile(99), 1_898),
                        fault("p99.9", filled.getValueAtPercentile(99.9), 1_991),
                        fault("mean", filled.getMean(), 201))
                .stream()
                .filter(fault -> !fault.isEmpty())
                .toList();
    }

    private static String fault(String name, double nanos, double millis) {
        // The row is one run on a machine that was busy.
        return Math.abs(nanos / 1e6 - millis) <= 20
                ? ""
                : "%s is %.1f ms, not %.0f".formatted(name, nanos / 1e6, millis);
    }

    @Test
    void a_staircase_of_1000_steps_one_after_another_has_each_percentile_where_it_belongs() {
        Load load =
                new Load(
                        new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofSeconds(505)))),
                        OptionalLong.of(1_000));
        long[] sent = new long[1];
        Latencies times =
                VirtualRun.of(load, 1, 520, now -> now + ++sent[0] * 1_000_000)
                        .response(ClockOrigin.DUE);
        assertThat(times.count()).isEqualTo(1_000);
        for (int tenth = 1; tenth <= 1_000; tenth++) {
            assertThat(millis(times, tenth / 10.0))
                    .as("p%s", tenth / 10.0)
                    .isCloseTo(tenth, Offset.offset(0.001 * tenth + 1e-3));
        }
    }

    // ---- tests of the tests: a clock that starts elsewhere

    @ParameterizedTest
    @EnumSource(
            value = ClockOrigin.class,
            names = {"PERMIT_WON", "CONNECTION_READY", "FIRST_BYTE_READ"})
    void a_clock_with_another_origin_is_rejected_by_every_row(ClockOrigin moved) {
        for (int permits : new int[] {100, 10}) {
            Latencies minute = VirtualRun.open(MINUTE, permits).response(moved);
            assertThat(StallCheck.ofResponse(MINUTE, permits, minute, TOLERANCE_SECONDS))
                    .as("a minute, %s permits", permits)
                    .anyMatch(wrong -> wrong.startsWith("p99 "))
                    .anyMatch(wrong -> wrong.startsWith("mean"));
        }
        VirtualRun wrk2 = VirtualRun.open(WRK2, WRK2_CONNECTIONS);
        assertThat(StallCheck.ofResponse(WRK2, WRK2_CONNECTIONS, wrk2.response(moved), 0.008))
                .as("wrk2")
                .anyMatch(wrong -> wrong.startsWith("p99 "));
        assertThat(
                        StallCheck.ofResponse(
                                WRK2, WRK2_CONNECTIONS, wrk2.response(ClockOrigin.DUE), 0.008))
                .as("wrk2 with the right clock")
                .isEmpty();
    }

    @Test
    void a_clock_that_starts_with_the_answer_is_rejected_by_the_closed_rows() {
        // In the closed model a request is due when it gets its permit: only this origin differs.
        Latencies times = VirtualRun.closed(CLOSED, 10).response(ClockOrigin.FIRST_BYTE_READ);
        assertThat(expectedIntervalFaults(times)).hasSize(5);
    }
}
