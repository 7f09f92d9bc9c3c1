package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.engine.LoadEngine.Change;
import dev.barograph.engine.LoadEngine.Changed;
import dev.barograph.metrics.RunEvent;
import dev.barograph.model.Course;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventWordsTest {
    private static final long S = 1_000_000_000;

    private final LoadShape plan =
            new LoadShape.Open(
                    List.of(
                            Stage.hold(2_000, Duration.ofSeconds(10)),
                            Stage.ramp(2_000, 500, Duration.ofSeconds(90))),
                    new Spacing.Even());
    private Course course = Course.of(plan);

    private Optional<RunEvent> does(long atNanos, Change change) {
        Course before = course;
        course = change.apply(before, atNanos);
        return EventWords.of(new Changed(atNanos, before, course));
    }

    @Test
    void each_change_by_hand_is_told_in_one_line() {
        assertThat(does(S, (c, at) -> c.withLevel(at, 2_200)))
                .contains(new RunEvent(S, RunEvent.Kind.LOAD_CHANGED, "2,000/s to 2,200/s"));
        assertThat(does(2 * S, Course::paused))
                .contains(new RunEvent(2 * S, RunEvent.Kind.PAUSED, "Paused at 2,200/s"));
        assertThat(does(3 * S, (c, at) -> c.withLevel(at, 0.5)))
                .map(RunEvent::text)
                .contains("2,200/s to 0.50/s, once resumed");
        assertThat(does(4 * S, Course::resumed))
                .contains(new RunEvent(4 * S, RunEvent.Kind.RESUMED, "Resumed at 0.50/s"));
        assertThat(does(5 * S, Course::held))
                .contains(new RunEvent(5 * S, RunEvent.Kind.HELD, "Held at 0.50/s"));
        assertThat(does(6 * S, Course::followingPlan))
                .contains(
                        new RunEvent(
                                6 * S,
                                RunEvent.Kind.LOAD_CHANGED,
                                "Following the plan at 2,000/s"));
    }

    @Test
    void what_changes_nothing_is_no_event() {
        assertThat(does(S, Course::resumed)).isEmpty();
        assertThat(does(S, Course::followingPlan)).isEmpty();
    }

    @Test
    void users_are_told_in_whole_ones() {
        course = Course.of(new LoadShape.Closed(List.of(Stage.hold(10, Duration.ofSeconds(9)))));
        assertThat(does(S, (c, at) -> c.withLevel(at, 25.4)))
                .map(RunEvent::text)
                .contains("10 in flight to 25 in flight");
    }

    @Test
    void a_stage_is_told_with_its_place_levels_and_length() {
        assertThat(EventWords.stage(plan, 1, 10 * S))
                .isEqualTo(
                        new RunEvent(
                                10 * S,
                                RunEvent.Kind.STAGE,
                                "Stage 2 of 2: 2,000/s to 500/s in 1m30s"));
        assertThat(EventWords.stage(plan, 0, 0).text()).isEqualTo("Stage 1 of 2: 2,000/s in 10s");
    }

    @Test
    void a_stage_is_told_alike_in_every_country() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(EventWords.stage(plan, 0, 0).text())
                    .isEqualTo("Stage 1 of 2: 2,000/s in 10s");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_note_is_one_line_of_bounded_length() {
        assertThat(EventWords.note(S, "  deploy\n of\tbuild 7 ‮ "))
                .contains(new RunEvent(S, RunEvent.Kind.NOTE, "deploy of build 7"));
        assertThat(EventWords.note(S, " \n ")).isEmpty();
        assertThat(EventWords.note(S, "x".repeat(5_000)).orElseThrow().text())
                .hasSize(500)
                .endsWith("x…");
    }

    @Test
    void pauses_and_freezes_tell_how_long_they_were() {
        assertThat(EventWords.collection(S, 81_000_000).text())
                .isEqualTo("Garbage collection stopped this program for 81 ms");
        assertThat(EventWords.suspended(S, 4 * S + S / 20).text())
                .isEqualTo("This program stood still for 4.1 s");
    }
}
