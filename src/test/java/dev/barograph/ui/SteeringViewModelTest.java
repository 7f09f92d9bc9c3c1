package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.barograph.metrics.AwaitedSoFar;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Course;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.run.RunHandle;
import dev.barograph.run.RunPhase;
import dev.barograph.run.RunResult;
import dev.barograph.run.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteeringViewModelTest {
    private static final long S = 1_000_000_000;

    private final LoadShape open =
            new LoadShape.Open(
                    List.of(
                            Stage.ramp(0, 2_000, Duration.ofSeconds(10)),
                            Stage.hold(2_000, Duration.ofSeconds(50))),
                    new Spacing.Even());
    private final SteeredRun run = new SteeredRun(open);
    private final SteeringViewModel steering = new SteeringViewModel();

    /// A run that does with its course what it is told.
    private static final class SteeredRun implements RunHandle {
        Course course;
        long elapsedNanos;
        RunPhase phase = RunPhase.RUNNING;
        final List<String> notes = new ArrayList<>();
        List<RunEvent> events = List.of();

        SteeredRun(LoadShape plan) {
            course = Course.of(plan);
        }

        @Override
        public Profile profile() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Snapshot snapshot() {
            return new Snapshot(
                    phase,
                    elapsedNanos,
                    0.5,
                    OptionalLong.empty(),
                    Gauges.ZERO,
                    List.of(),
                    Summary.EMPTY,
                    Summary.EMPTY,
                    AwaitedSoFar.NONE,
                    RunJudgement.NONE,
                    events,
                    List.of(),
                    List.of(),
                    Optional.of(course));
        }

        @Override
        public void stop() {}

        @Override
        public void cancel() {}

        @Override
        public CompletionStage<RunResult> result() {
            return new CompletableFuture<>();
        }

        private void change(UnaryOperator<Course> change) {
            course = change.apply(course);
        }

        @Override
        public void setLevel(double level) {
            change(now -> now.withLevel(elapsedNanos, level));
        }

        @Override
        public void pause() {
            change(now -> now.paused(elapsedNanos));
        }

        @Override
        public void resume() {
            change(now -> now.resumed(elapsedNanos));
        }

        @Override
        public void hold() {
            change(now -> now.held(elapsedNanos));
        }

        @Override
        public void followPlan() {
            change(now -> now.followingPlan(elapsedNanos));
        }

        @Override
        public void note(String text) {
            notes.add(text);
        }
    }

    private void at(long nanos) {
        run.elapsedNanos = nanos;
        steering.show(run.snapshot());
    }

    private void begin() {
        steering.begin(run);
        at(5 * S);
    }

    @Test
    void nothing_can_be_steered_before_a_run_and_the_bar_has_its_place() {
        assertThat(steering.shown().get()).isTrue();
        assertThat(steering.steerable().get()).isFalse();
        steering.more();
        steering.pauseOrResume();
        assertThat(steering.done()).isEmpty();
    }

    @Test
    void a_run_of_the_past_has_no_bar_and_the_next_one_has_it_from_its_beginning() {
        steering.begin(null);
        steering.hide();
        assertThat(steering.shown().get()).as("of the past").isFalse();
        steering.begin(run);
        assertThat(steering.shown().get()).isTrue();
        assertThat(steering.steerable().get()).isFalse();
    }

    @Test
    void the_level_of_the_plan_is_shown_as_it_goes() {
        begin();
        assertThat(steering.shown().get()).isTrue();
        assertThat(steering.text().get()).isEqualTo("1,000");
        assertThat(steering.state().get()).isEqualTo("As planned");
        assertThat(steering.unit().get()).isEqualTo("/s");
        double before = steering.place().get();
        at(8 * S);
        assertThat(steering.text().get()).isEqualTo("1,600");
        assertThat(steering.place().get()).isGreaterThan(before);
    }

    @Test
    void ten_percent_more_or_less_change_the_load_at_once() {
        begin();
        steering.more();
        assertThat(run.course.levelAt(5 * S)).isEqualTo(1_100);
        assertThat(steering.text().get()).isEqualTo("1,100");
        assertThat(steering.state().get()).isEqualTo("Set by hand");
        steering.less();
        assertThat(run.course.levelAt(5 * S)).isEqualTo(990);
    }

    @Test
    void a_typed_level_is_set_by_enter_and_not_overwritten_before() {
        begin();
        steering.type();
        steering.text().set("1,2");
        at(6 * S);
        assertThat(steering.text().get()).isEqualTo("1,2");
        steering.text().set("1,250.5");
        steering.setTyped();
        assertThat(run.course.levelAt(6 * S)).isEqualTo(1_250.5);
    }

    @Test
    void a_typed_text_that_is_no_level_is_marked_and_changes_nothing() {
        begin();
        steering.type();
        for (String text : List.of("many", "-5", "NaN", "Infinity", "")) {
            steering.text().set(text);
            assertThat(steering.wrong().get()).as(text).isTrue();
            steering.setTyped();
        }
        assertThat(run.course.isSteered()).isFalse();
        steering.dropTyped();
        assertThat(steering.wrong().get()).isFalse();
        assertThat(steering.text().get()).isEqualTo("1,000");
    }

    @Test
    void a_text_that_is_no_load_is_not_dropped_in_silence() {
        begin();
        steering.type();
        steering.text().set("many");
        assertThat(steering.refusal().get()).isEmpty();
        steering.dropTyped();
        assertThat(steering.text().get()).isEqualTo("1,000");
        assertThat(steering.refusal().get())
                .isEqualTo("“many” is no load: type a number from 0 to 1,000,000/s.");

        steering.type();
        steering.text().set("1000001");
        steering.setTyped();
        assertThat(steering.wrong().get()).isTrue();
        assertThat(steering.refusal().get()).startsWith("“1000001” is no load: ");
        assertThat(run.course.isSteered()).isFalse();
        steering.text().set("1000000");
        steering.setTyped();
        assertThat(steering.refusal().get()).isEmpty();
        assertThat(run.course.isSteered()).isTrue();
    }

    @Test
    void a_dragged_slider_sets_the_load_only_when_it_is_let_go() {
        begin();
        steering.drag(0.9);
        steering.drag(0.95);
        at(6 * S);
        assertThat(run.course.isSteered()).isFalse();
        assertThat(steering.text().get()).isNotEqualTo("1,200");
        steering.drop(1);
        assertThat(run.course.levelAt(6 * S)).isEqualTo(20_000);
        assertThat(steering.place().get()).isEqualTo(1);
    }

    @Test
    void a_pause_is_ended_by_the_same_command() {
        begin();
        steering.pauseOrResume();
        assertThat(steering.paused().get()).isTrue();
        assertThat(steering.canFollow().get()).isTrue();
        assertThat(steering.text().get()).isEqualTo("1,000");
        at(9 * S);
        assertThat(steering.state().get()).isEqualTo("Paused");
        steering.pauseOrResume();
        assertThat(steering.paused().get()).isFalse();
        assertThat(run.course.levelAt(9 * S)).isCloseTo(1_000, within(1e-6));
    }

    @Test
    void holding_and_following_the_plan_are_told() {
        begin();
        assertThat(steering.canFollow().get()).isFalse();
        steering.hold();
        assertThat(steering.held().get()).isTrue();
        assertThat(steering.state().get()).isEqualTo("Held");
        steering.followPlan();
        assertThat(steering.held().get()).isFalse();
        assertThat(steering.state().get()).isEqualTo("As planned");
    }

    @Test
    void after_the_run_only_what_was_done_is_left_to_save() {
        begin();
        steering.more();
        run.phase = RunPhase.DONE;
        at(60 * S);
        assertThat(steering.steerable().get()).isFalse();
        assertThat(steering.shown().get()).isTrue();
        assertThat(steering.done().orElseThrow().stages())
                .containsExactly(
                        Stage.ramp(0, 1_000, Duration.ofSeconds(5)),
                        Stage.hold(1_100, Duration.ofSeconds(55)));
    }

    @Test
    void the_bar_keeps_its_place_when_a_run_is_over_and_nothing_can_be_steered() {
        begin();
        run.phase = RunPhase.DONE;
        at(60 * S);
        assertThat(steering.shown().get()).isTrue();
        assertThat(steering.steerable().get()).isFalse();
        assertThat(steering.done()).isEmpty();
    }

    @Test
    void a_plan_that_was_stopped_is_not_said_to_be_over() {
        begin();
        run.phase = RunPhase.DONE;
        run.events = List.of(new RunEvent(5 * S, RunEvent.Kind.STOPPED, "Stopped."));
        at(6 * S);
        assertThat(steering.state().get()).isEqualTo("Stopped");
        run.events = List.of();
        at(60 * S);
        assertThat(steering.state().get()).isEqualTo("Plan over");
    }

    @Test
    void a_note_goes_into_the_run() {
        begin();
        steering.note("deploy");
        assertThat(run.notes).containsExactly("deploy");
    }

    @Test
    void what_was_done_becomes_the_load_of_the_profile_in_one_step_of_undo() {
        EditorViewModel editor =
                new EditorViewModel(StarterProfiles.demo("http://127.0.0.1:1"), () -> 0);
        Draft before = editor.draft();
        begin();
        steering.hold();
        at(9 * S);
        steering.followPlan();
        editor.useShape(steering.done().orElseThrow());
        assertThat(editor.reading().get().problems()).isEmpty();
        assertThat(editor.shape().get()).isEqualTo(steering.done().orElseThrow());
        assertThat(editor.requests().text(RequestField.URL).get())
                .isEqualTo(before.requests().get(0).text(RequestField.URL));
        editor.undo();
        assertThat(editor.draft()).isEqualTo(before);
    }

    @Test
    void users_change_by_at_least_one() {
        SteeringRange range =
                SteeringRange.of(
                        new LoadShape.Closed(List.of(Stage.hold(3, Duration.ofMinutes(1)))));
        assertThat(range.nudged(3, true)).isEqualTo(4);
        assertThat(range.nudged(3, false)).isEqualTo(2);
        assertThat(range.nudged(1, false)).isZero();
        assertThat(range.nudged(0, true)).isEqualTo(1);
        assertThat(range.levelAt(0.5)).isEqualTo(Math.rint(range.levelAt(0.5)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 20, 2_000, 333_333, 1_000_000})
    void places_and_levels_of_the_slider_belong_together(double peak) {
        SteeringRange range =
                SteeringRange.of(
                        new LoadShape.Open(
                                List.of(Stage.hold(peak, Duration.ofMinutes(1))),
                                new Spacing.Even()));
        assertThat(range.levelAt(0)).isZero();
        assertThat(range.placeOf(0)).isZero();
        assertThat(range.levelAt(1)).isLessThanOrEqualTo(1_000_000);
        assertThat(range.placeOf(peak)).isBetween(0.1, 1.0);
        for (double place = 0.05; place <= 1; place += 0.05) {
            assertThat(range.placeOf(range.levelAt(place))).isCloseTo(place, within(0.001));
        }
    }
}
