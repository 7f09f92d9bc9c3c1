package dev.barograph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Course;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.testing.ScriptedTransport;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("accuracy")
class SteeringTest extends OnVirtualTime {
    private final long begin = time.nanos();

    private static Load open(Stage... stages) {
        return new Load(new LoadShape.Open(List.of(stages), new Spacing.Even()));
    }

    private LoadEngine start(Load load, ScriptedTransport target) {
        return start(load, Limits.DEFAULT, target);
    }

    private static void steer(LoadEngine engine, LoadEngine.Change change) {
        assertThat(engine.steer(change)).isPresent();
    }

    /// The target answers every request well.
    @Override
    void assertBalanced(LoadEngine engine) {
        super.assertBalanced(engine);
        assertThat(samples).allMatch(s -> s.outcome() instanceof Outcome.Ok);
    }

    /// Sent in each 100 ms from the start, whatever the boundary.
    private void assertNoBurst(ScriptedTransport target, Course course) {
        List<Long> sent = target.sentAtNanos().stream().map(t -> t - begin).toList();
        int first = 0;
        int last = 0;
        for (long from = 0; last < sent.size(); from += 10 * MILLIS) {
            while (first < sent.size() && sent.get(first) < from) {
                first++;
            }
            while (last < sent.size() && sent.get(last) < from + 100 * MILLIS) {
                last++;
            }
            double planned = course.average(from, from + 100 * MILLIS) / 10;
            assertThat((double) last - first)
                    .as("sent from %d ms on", from / MILLIS)
                    .isBetween(planned * 0.8 - 1, planned * 1.2 + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "100, 300, 1234567", "100, 300, 999999999", "1000, 10, 500000001", "7, 9000, 333333333",
        "20000, 22000, 750000000", "0, 500, 1", "0.3, 40, 1900000000", "10000, 100, 1999999999"
    })
    void a_changed_rate_goes_on_without_a_burst_or_a_gap(double before, double after, long at) {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine = start(open(Stage.hold(before, Duration.ofSeconds(4))), target);
        time.runFor(at);
        steer(engine, (course, now) -> course.withLevel(now, after));
        time.runFor(5 * SECONDS);
        assertBalanced(engine);
        double planned = engine.course().average(0, 4 * SECONDS) * 4;
        assertThat((double) engine.scheduled()).isBetween(planned - 1, planned + 1);
        assertNoBurst(target, engine.course());
    }

    @Test
    void the_part_of_a_request_that_was_waited_for_counts_after_the_change() {
        // At 2/s request 1 is due at 500 ms; at 400 ms 0.8 of it have passed, the rest takes 20 ms
        // at 10/s.
        ScriptedTransport target = ScriptedTransport.steady(time, MILLIS);
        LoadEngine engine = start(open(Stage.hold(2, Duration.ofSeconds(10))), target);
        time.runFor(400 * MILLIS);
        steer(engine, (course, now) -> course.withLevel(now, 10));
        time.runFor(300 * MILLIS);
        assertThat(target.sentAtNanos())
                .containsExactly(
                        begin, begin + 420 * MILLIS, begin + 520 * MILLIS, begin + 620 * MILLIS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatever_is_done_by_hand_is_carried_out_exactly(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine =
                start(
                        open(
                                Stage.ramp(0, 2_000, Duration.ofSeconds(3)),
                                Stage.hold(500, Duration.ofSeconds(2))),
                        target);
        for (int i = 0; i < 12; i++) {
            time.runFor(random.nextLong(800 * MILLIS));
            double level = random.nextInt(3_000);
            var _ =
                    engine.steer(
                            switch (random.nextInt(6)) {
                                case 0 -> Course::paused;
                                case 1 -> Course::resumed;
                                case 2 -> Course::held;
                                case 3 -> Course::followingPlan;
                                default -> (course, now) -> course.withLevel(now, level);
                            });
        }
        var _ = engine.steer(Course::followingPlan);
        time.runFor(20 * SECONDS);
        assertBalanced(engine);
        Course course = engine.course();
        long end = course.endNanos().orElseThrow();
        double planned = course.average(0, end) * end / 1e9;
        assertThat((double) engine.scheduled()).isBetween(planned - 1, planned + 1);
        assertNoBurst(target, course);
        assertThat(samples).allMatch(s -> s.queueNanos() == 0);
    }

    @Test
    void a_pause_longer_than_every_limit_is_no_standing_still() {
        ScriptedTransport target = ScriptedTransport.steady(time, 200 * MILLIS);
        LoadEngine engine = start(open(Stage.hold(100, Duration.ofSeconds(4))), target);
        time.runFor(2 * SECONDS + 1);
        steer(engine, Course::paused);
        time.runFor(SECONDS);
        // Answers of requests in flight count during the pause.
        assertThat(samples).hasSize(201);
        assertThat(engine.inFlight()).isZero();
        time.runFor(600 * SECONDS);
        assertThat(engine.scheduled()).isEqualTo(201);
        assertThat(engine.planEnded().toCompletableFuture()).isNotCompleted();
        assertThat(time.pending()).isZero();
        steer(engine, Course::resumed);
        time.runFor(3 * SECONDS);
        assertBalanced(engine);
        assertThat(engine.scheduled()).isEqualTo(400);
        assertNoBurst(target, engine.course());
    }

    @Test
    void a_lane_that_hears_of_the_end_of_a_pause_late_makes_up_for_it() {
        ScriptedTransport target = ScriptedTransport.steady(time, MILLIS);
        LoadEngine engine = start(open(Stage.hold(100, Duration.ofSeconds(4))), target);
        time.runFor(2 * SECONDS);
        steer(engine, Course::paused);
        time.runFor(60 * SECONDS);
        steer(engine, Course::resumed);
        time.freeze(50 * MILLIS);
        time.runFor(3 * SECONDS);
        assertBalanced(engine);
        assertThat(engine.scheduled()).isEqualTo(400);
    }

    @Test
    void holding_a_ramp_keeps_its_rate_and_the_rest_comes_later() {
        ScriptedTransport target = ScriptedTransport.steady(time, MILLIS);
        LoadEngine engine = start(open(Stage.ramp(0, 1_000, Duration.ofSeconds(10))), target);
        time.runFor(5 * SECONDS);
        steer(engine, Course::held);
        time.runFor(100 * SECONDS);
        steer(engine, Course::followingPlan);
        time.runFor(6 * SECONDS);
        assertBalanced(engine);
        assertThat(engine.scheduled()).isBetween(54_999L, 55_001L);
        assertNoBurst(target, engine.course());
    }

    @Test
    void many_changes_leave_no_timers_behind() {
        ScriptedTransport target = ScriptedTransport.steady(time, MILLIS);
        LoadEngine engine = start(open(Stage.hold(10, Duration.ofSeconds(100))), target);
        for (int i = 0; i < 1_000; i++) {
            double level = 10 + i % 7;
            time.runFor(5 * MILLIS);
            steer(engine, (course, now) -> course.withLevel(now, level));
        }
        time.runFor(SECONDS);
        assertThat(time.pending()).isLessThan(10);
        engine.stop();
        time.runFor(SECONDS);
        assertBalanced(engine);
    }

    @Test
    void a_paused_run_stops_at_once() {
        ScriptedTransport target = ScriptedTransport.steady(time, MILLIS);
        LoadEngine engine = start(open(Stage.hold(10, Duration.ofSeconds(100))), target);
        time.runFor(SECONDS);
        steer(engine, Course::paused);
        time.runFor(SECONDS);
        engine.stop();
        time.runFor(0);
        assertBalanced(engine);
        assertThat(engine.steer(Course::resumed)).isEmpty();
    }

    @Test
    void more_users_start_at_once_and_fewer_end_as_their_requests_do() {
        ScriptedTransport target = ScriptedTransport.steady(time, 100 * MILLIS);
        LoadEngine engine = start(closed(Stage.hold(10, Duration.ofSeconds(4))), target);
        time.runFor(SECONDS + 50 * MILLIS);
        assertThat(target.inFlight()).isEqualTo(10);
        steer(engine, (course, now) -> course.withLevel(now, 25));
        time.runFor(0);
        assertThat(target.inFlight()).isEqualTo(25);
        time.runFor(SECONDS);
        steer(engine, (course, now) -> course.withLevel(now, 3));
        time.runFor(0);
        assertThat(target.inFlight()).isEqualTo(25);
        assertThat(engine.permits()).isEqualTo(3);
        time.runFor(101 * MILLIS);
        assertThat(target.inFlight()).isEqualTo(3);
        time.runFor(2 * SECONDS);
        assertBalanced(engine);
    }

    @Test
    void a_paused_closed_model_goes_on_with_as_many_users_as_before() {
        ScriptedTransport target = ScriptedTransport.steady(time, 100 * MILLIS);
        LoadEngine engine = start(closed(Stage.hold(10, Duration.ofSeconds(2))), target);
        time.runFor(SECONDS);
        steer(engine, Course::paused);
        time.runFor(60 * SECONDS);
        assertThat(target.inFlight()).isZero();
        assertThat(time.pending()).isZero();
        assertThat(engine.idle().toCompletableFuture()).isNotCompleted();
        steer(engine, Course::resumed);
        time.runFor(50 * MILLIS);
        assertThat(target.inFlight()).isEqualTo(10);
        time.runFor(SECONDS);
        assertBalanced(engine);
        assertThat(engine.course().endNanos()).hasValue(62 * SECONDS);
    }

    @Test
    void a_closed_ramp_that_was_held_goes_on_where_it_was() {
        ScriptedTransport target = ScriptedTransport.steady(time, 10 * MILLIS);
        LoadEngine engine = start(closed(Stage.ramp(0, 100, Duration.ofSeconds(10))), target);
        time.runFor(4 * SECONDS);
        steer(engine, Course::held);
        time.runFor(20 * SECONDS);
        assertThat(engine.permits()).isEqualTo(40);
        assertThat(target.peak()).isEqualTo(40);
        steer(engine, Course::followingPlan);
        time.runFor(SECONDS);
        assertThat(engine.permits()).isEqualTo(50);
        time.runFor(6 * SECONDS);
        assertBalanced(engine);
    }
}
