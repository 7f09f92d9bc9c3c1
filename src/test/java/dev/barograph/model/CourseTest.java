package dev.barograph.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourseTest {
    private static final long SECONDS = 1_000_000_000;

    private final LoadShape plan =
            open(
                    Stage.ramp(0, 100, Duration.ofSeconds(10)),
                    Stage.hold(100, Duration.ofSeconds(20)));
    private final Course course = Course.of(plan);

    private static LoadShape.Open open(Stage... stages) {
        return new LoadShape.Open(List.of(stages), new Spacing.Even());
    }

    @Test
    void without_a_change_it_is_the_plan() {
        for (long t : new long[] {-1, 0, 3 * SECONDS, 10 * SECONDS, 29 * SECONDS, 30 * SECONDS}) {
            assertThat(course.levelAt(t)).isEqualTo(plan.levelAt(t));
        }
        assertThat(course.endNanos()).hasValue(30 * SECONDS);
        assertThat(course.average(0, 10 * SECONDS)).isEqualTo(50);
        assertThat(course.average(29 * SECONDS, 31 * SECONDS)).isEqualTo(50);
        assertThat(course.toShape(SECONDS)).isEqualTo(plan);
        assertThat(course.isSteered()).isFalse();
    }

    @Test
    void a_level_set_by_hand_lasts_until_the_plan_ends() {
        Course steered = course.withLevel(5 * SECONDS, 300);
        assertThat(steered.levelAt(5 * SECONDS - 1)).isCloseTo(50, within(1e-6));
        assertThat(steered.levelAt(5 * SECONDS)).isEqualTo(300);
        assertThat(steered.levelAt(29 * SECONDS)).isEqualTo(300);
        assertThat(steered.levelAt(30 * SECONDS)).isZero();
        assertThat(steered.endNanos()).hasValue(30 * SECONDS);
        assertThat(steered.average(4 * SECONDS, 6 * SECONDS)).isCloseTo(172.5, within(1e-9));
        assertThat(steered.stageAt(12 * SECONDS)).isEqualTo(1);
    }

    @Test
    void following_the_plan_after_a_level_by_hand_joins_it_where_it_is_by_then() {
        Course steered = course.withLevel(2 * SECONDS, 300).followingPlan(5 * SECONDS);
        assertThat(steered.levelAt(5 * SECONDS)).isCloseTo(50, within(1e-9));
        assertThat(steered.followsPlan()).isTrue();
        assertThat(steered.endNanos()).hasValue(30 * SECONDS);
    }

    @Test
    void holding_stops_the_clock_of_the_plan_and_keeps_the_level_of_the_ramp() {
        Course held = course.held(5 * SECONDS);
        assertThat(held.levelAt(500 * SECONDS)).isEqualTo(50);
        assertThat(held.endNanos()).isEmpty();
        assertThat(held.isOverAt(500 * SECONDS)).isFalse();
        assertThat(held.planNanosAt(500 * SECONDS)).isEqualTo(5 * SECONDS);
        Course on = held.followingPlan(25 * SECONDS);
        assertThat(on.levelAt(25 * SECONDS)).isEqualTo(50);
        assertThat(on.levelAt(28 * SECONDS)).isCloseTo(80, within(1e-9));
        assertThat(on.endNanos()).hasValue(50 * SECONDS);
        assertThat(on.stageStarts(0, 100 * SECONDS)).containsExactly(30 * SECONDS);
    }

    @Test
    void a_level_set_while_holding_is_held_too() {
        Course held = course.held(5 * SECONDS).withLevel(6 * SECONDS, 70);
        assertThat(held.isHeld()).isTrue();
        assertThat(held.levelAt(99 * SECONDS)).isEqualTo(70);
        assertThat(held.endNanos()).isEmpty();
    }

    @Test
    void a_pause_asks_for_nothing_and_the_rest_of_the_plan_comes_after_it() {
        Course paused = course.paused(4 * SECONDS);
        assertThat(paused.levelAt(9 * SECONDS)).isZero();
        assertThat(paused.wantedAt(9 * SECONDS)).isCloseTo(40, within(1e-9));
        assertThat(paused.endNanos()).isEmpty();
        Course on = paused.resumed(14 * SECONDS);
        assertThat(on.levelAt(14 * SECONDS)).isCloseTo(40, within(1e-9));
        assertThat(on.endNanos()).hasValue(40 * SECONDS);
        assertThat(on.average(4 * SECONDS, 14 * SECONDS)).isZero();
    }

    @Test
    void a_level_set_in_a_pause_holds_after_it() {
        Course paused = course.paused(4 * SECONDS).withLevel(5 * SECONDS, 250);
        assertThat(paused.isPaused()).isTrue();
        assertThat(paused.levelAt(6 * SECONDS)).isZero();
        assertThat(paused.resumed(7 * SECONDS).levelAt(7 * SECONDS)).isEqualTo(250);
    }

    @Test
    void what_changes_nothing_gives_the_same_course() {
        assertThat(course.resumed(SECONDS)).isSameAs(course);
        assertThat(course.followingPlan(SECONDS)).isSameAs(course);
        Course paused = course.paused(SECONDS);
        assertThat(paused.paused(2 * SECONDS)).isSameAs(paused);
        assertThat(course.withLevel(30 * SECONDS, 5)).isSameAs(course);
    }

    @Test
    void a_level_must_be_a_number_of_zero_or_more() {
        for (double level : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> course.withLevel(0, level))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_changes_leave_the_past_as_it_was_and_the_lines_without_gaps(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Course now = course;
        long at = 0;
        for (int i = 0; i < 40; i++) {
            at += random.nextLong(2 * SECONDS);
            Course next =
                    switch (random.nextInt(5)) {
                        case 0 -> now.paused(at);
                        case 1 -> now.resumed(at);
                        case 2 -> now.held(at);
                        case 3 -> now.followingPlan(at);
                        default -> now.withLevel(at, random.nextInt(1_000));
                    };
            for (long t = 0; t < at; t += SECONDS / 3) {
                assertThat(next.levelAt(t)).isCloseTo(now.levelAt(t), within(1e-6));
                assertThat(next.planNanosAt(t)).isEqualTo(now.planNanosAt(t));
            }
            now = next;
            long end = 0;
            for (CourseLine line : now.lines()) {
                assertThat(line.startNanos()).isEqualTo(end);
                assertThat(line.lengthNanos()).isPositive();
                end = line.endNanos();
            }
        }
        Course last = now;
        assertThat(last.endNanos().isPresent()).isEqualTo(!last.isPaused() && !last.isHeld());
    }

    @Test
    void what_was_done_becomes_stages_that_do_the_same_again() {
        Course steered =
                course.withLevel(12 * SECONDS, 200)
                        .paused(15 * SECONDS)
                        .resumed(18 * SECONDS)
                        .followingPlan(20 * SECONDS);
        LoadShape shape = steered.toShape(20 * SECONDS);
        assertThat(shape.stages())
                .containsExactly(
                        Stage.ramp(0, 100, Duration.ofSeconds(10)),
                        Stage.hold(100, Duration.ofSeconds(2)),
                        Stage.hold(200, Duration.ofSeconds(3)),
                        Stage.hold(0, Duration.ofSeconds(3)),
                        Stage.hold(200, Duration.ofSeconds(2)),
                        Stage.hold(100, Duration.ofSeconds(13)));
        assertThat(Course.of(shape).average(0, 33 * SECONDS))
                .isCloseTo(steered.average(0, 33 * SECONDS), within(1e-9));
    }

    @Test
    void the_steps_of_a_moved_slider_become_one_stage_at_a_round_time() {
        Course steered = course;
        for (int i = 0; i <= 10; i++) {
            steered = steered.withLevel(11 * SECONDS + 230_000_000 + i * 50_000_000L, 110 + i * 10);
        }
        assertThat(steered.toShape(12 * SECONDS).stages())
                .containsExactly(
                        Stage.ramp(0, 100, Duration.ofSeconds(10)),
                        Stage.hold(100, Duration.ofMillis(1_200)),
                        Stage.hold(210, Duration.ofMillis(18_800)));
    }

    @Test
    void stages_of_the_closed_model_have_whole_levels() {
        Course ramp =
                Course.of(new LoadShape.Closed(List.of(Stage.ramp(0, 7, Duration.ofSeconds(10)))));
        assertThat(ramp.held(5 * SECONDS).toShape(9 * SECONDS).stages())
                .containsExactly(
                        Stage.ramp(0, 4, Duration.ofSeconds(5)),
                        Stage.hold(4, Duration.ofSeconds(4)));
    }

    @Test
    void while_the_end_is_not_known_stages_go_to_the_moment_asked_for() {
        Course held = course.held(5 * SECONDS);
        assertThat(held.toShape(9 * SECONDS).stages())
                .containsExactly(
                        Stage.ramp(0, 50, Duration.ofSeconds(5)),
                        Stage.hold(50, Duration.ofSeconds(4)));
    }
}
