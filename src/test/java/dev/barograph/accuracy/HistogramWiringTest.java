package dev.barograph.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Gil Tene's example of coordinated omission, through engine, recorder and intervals on a virtual
/// clock: a target answers 10,000 times in 1 ms and then pauses for 100 s.
@Tag("accuracy")
class HistogramWiringTest {
    private static final long MILLIS = 1_000_000;
    private static final long SECONDS = 1_000 * MILLIS;
    private static final long START = VirtualRun.START;
    private static final long PAUSE_NANOS = 100 * SECONDS;

    private static Summary run(Load load, int permits, LongUnaryOperator doneAt) {
        return VirtualRun.of(load, permits, 330, doneAt).summary();
    }

    @Test
    void a_closed_loop_records_10001_times_of_which_one_is_100_s_and_the_mean_is_11_ms() {
        long[] sent = new long[1];
        Load load =
                new Load(
                        new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofSeconds(300)))),
                        OptionalLong.of(10_001));
        Summary summary = run(load, 1, now -> now + (sent[0]++ < 10_000 ? MILLIS : PAUSE_NANOS));
        for (Latencies times : List.of(summary.ok().response(), summary.ok().service())) {
            assertThat(times.count()).isEqualTo(10_001);
            assertThat(times.meanNanos().getAsLong() / 1e6).isCloseTo(10.998, Offset.offset(0.001));
            assertThat(times.percentileNanos(99.99).getAsLong() / 1e6)
                    .isCloseTo(1, Percentage.withPercentage(0.1));
            assertThat(times.maxNanos()).hasValue(PAUSE_NANOS);
        }
    }

    @Test
    void an_open_load_of_one_request_each_10_ms_records_20000_and_a_mean_of_25_s() {
        Load load =
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(100, Duration.ofSeconds(200))),
                                new Spacing.Even()));
        // Answers again 200 s after the start: 10,000 were answered before, 10,000 wait.
        Summary summary =
                run(
                        load,
                        20_000,
                        now -> now - START < 100 * SECONDS ? now + MILLIS : START + 200 * SECONDS);
        Latencies response = summary.ok().response();
        assertThat(response.count()).isEqualTo(20_000);
        assertThat(response.meanNanos().getAsLong() / 1e9)
                .isCloseTo(25.0, Percentage.withPercentage(0.1));
        assertThat(response.percentileNanos(50).getAsLong() / 1e6)
                .isCloseTo(1, Percentage.withPercentage(0.1));
        assertThat(response.percentileNanos(75).getAsLong() / 1e9)
                .isCloseTo(50, Percentage.withPercentage(0.1));
        assertThat(response.percentileNanos(99).getAsLong() / 1e9)
                .isCloseTo(98, Percentage.withPercentage(0.1));
        assertThat(response.maxNanos()).hasValue(PAUSE_NANOS);
    }

    @Test
    void one_permit_changes_what_the_service_time_shows_and_not_what_users_waited() {
        Load load =
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(100, Duration.ofSeconds(200))),
                                new Spacing.Even()));
        long pause = START + 100 * SECONDS;
        VirtualRun run =
                VirtualRun.of(
                        load,
                        1,
                        330,
                        now ->
                                now - pause >= 0 && now - pause < PAUSE_NANOS
                                        ? pause + PAUSE_NANOS
                                        : now + MILLIS);
        Summary summary = run.summary();
        assertThat(summary.ok().response().count()).isEqualTo(20_000);
        assertThat(summary.ok().service().meanNanos().getAsLong() / 1e6)
                .isCloseTo(6.0, Offset.offset(0.1));
        // The k-th one that became due in the pause is answered k ms after it, so it waited 100 s -
        // k
        // (10 - 1) ms: 27.5 s on average over all.
        assertThat(summary.ok().response().meanNanos().getAsLong() / 1e9)
                .isCloseTo(27.5, Percentage.withPercentage(0.1));
        // A clock that starts with the permit does not see it.
        for (ClockOrigin moved : List.of(ClockOrigin.PERMIT_WON, ClockOrigin.CONNECTION_READY)) {
            assertThat(run.response(moved).meanNanos().getAsLong() / 1e9).isLessThan(0.1);
        }
    }
}
