package dev.barograph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.testing.ScriptedTransport;
import dev.barograph.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How often a lane wakes up for what is due, and how late a request may leave for it.
class GroupedPacingTest {
    private static final long REST_NANOS = 500_000;
    private static final Duration LENGTH = Duration.ofMillis(500);

    private final VirtualTime time = new VirtualTime(7);
    private final List<Sample> samples = new ArrayList<>();

    /// @return when requests left, a group as one
    private List<Long> departures(int lanes, Spacing spacing, Stage... stages) {
        ScriptedTransport target =
                new ScriptedTransport(
                        time, lanes, new Outcome.Ok(200), sentNanos -> sentNanos + 1_000);
        LoadEngine engine =
                LoadEngine.of(
                        new Load(new LoadShape.Open(List.of(stages), spacing)),
                        Limits.DEFAULT,
                        new LoadEngine.Wiring(target, samples::add, time, _ -> {}));
        engine.start();
        time.runFor(Duration.ofSeconds(2).toNanos());
        assertThat(engine.idle().toCompletableFuture()).isCompleted();
        return target.sentAtNanos().stream().distinct().toList();
    }

    private long worstLagNanos() {
        return samples.stream().mapToLong(s -> s.sentNanos() - s.dueNanos()).max().orElseThrow();
    }

    @Test
    void a_fast_lane_wakes_up_once_for_several_requests_and_none_waits_longer_than_a_rest() {
        assertThat(departures(1, new Spacing.Even(), Stage.hold(20_000, LENGTH)))
                .hasSizeBetween(995, 1_005);
        assertThat(samples).hasSize(10_000);
        assertThat(worstLagNanos()).isPositive().isLessThanOrEqualTo(REST_NANOS);
    }

    @Test
    void random_arrivals_are_grouped_alike() {
        assertThat(departures(1, new Spacing.Poisson(3), Stage.hold(20_000, LENGTH)))
                .hasSizeBetween(900, 1_005);
        assertThat(worstLagNanos()).isPositive().isLessThanOrEqualTo(REST_NANOS);
    }

    @Test
    void a_lane_with_little_to_do_wakes_up_for_each_request_in_time() {
        assertThat(departures(1, new Spacing.Even(), Stage.hold(7_000, LENGTH))).hasSize(3_500);
        assertThat(worstLagNanos()).isZero();
    }

    @Test
    void what_counts_is_the_share_of_the_lane() {
        assertThat(departures(2, new Spacing.Even(), Stage.hold(14_000, LENGTH))).hasSize(7_000);
        assertThat(worstLagNanos()).isZero();
    }

    @Test
    void a_ramp_is_grouped_from_the_rate_on_at_which_it_has_to_be() {
        departures(1, new Spacing.Even(), Stage.ramp(0, 16_000, LENGTH));
        long halfNanos = 7 + LENGTH.toNanos() / 2;
        assertThat(samples)
                .hasSize(4_000)
                .filteredOn(s -> s.dueNanos() < halfNanos - REST_NANOS)
                .isNotEmpty()
                .allMatch(s -> s.sentNanos() == s.dueNanos());
        assertThat(worstLagNanos()).isPositive().isLessThanOrEqualTo(REST_NANOS);
    }
}
