package dev.barograph.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Course;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelStepsTest {
    private static List<String> steps(Stage... stages) {
        LevelSteps steps = new LevelSteps(Course.of(new LoadShape.Closed(List.of(stages))));
        List<String> seen = new ArrayList<>();
        while (steps.advance()) {
            seen.add(steps.level() + "@" + steps.atNanos() / 1_000_000);
        }
        return seen;
    }

    @Test
    void a_hold_is_one_step() {
        assertThat(steps(Stage.hold(64, Duration.ofSeconds(10)))).containsExactly("64@0");
    }

    @Test
    void a_ramp_up_steps_half_way_between_whole_levels() {
        assertThat(steps(Stage.ramp(0, 3, Duration.ofSeconds(3))))
                .containsExactly("0@0", "1@500", "2@1500", "3@2500");
    }

    @Test
    void a_ramp_down_steps_half_way_too() {
        assertThat(steps(Stage.ramp(3, 1, Duration.ofSeconds(2))))
                .containsExactly("3@0", "2@500", "1@1500");
    }

    @Test
    void stages_jump_only_where_their_levels_differ() {
        assertThat(
                        steps(
                                Stage.ramp(0, 2, Duration.ofSeconds(2)),
                                Stage.hold(2, Duration.ofSeconds(1)),
                                Stage.hold(5, Duration.ofSeconds(1)),
                                Stage.hold(0, Duration.ofSeconds(1))))
                .containsExactly("0@0", "1@500", "2@1500", "5@3000", "0@4000");
    }

    @Test
    void steps_agree_with_the_level_of_the_shape_at_every_millisecond() {
        LoadShape.Closed shape =
                new LoadShape.Closed(
                        List.of(
                                Stage.ramp(2, 17.4, Duration.ofMillis(700)),
                                Stage.ramp(17.4, 3, Duration.ofMillis(900)),
                                Stage.hold(8, Duration.ofMillis(300))));
        LevelSteps steps = new LevelSteps(Course.of(shape));
        boolean more = steps.advance();
        long level = 0;
        for (long t = 0; t < 1_900; t++) {
            long nanos = t * 1_000_000 + 500_000;
            while (more && steps.atNanos() <= nanos) {
                level = steps.level();
                more = steps.advance();
            }
            assertThat(level).as("at %s ms", t).isEqualTo(Math.round(shape.levelAt(nanos)));
        }
    }
}
