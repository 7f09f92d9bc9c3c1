package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.AwaitedSoFar;
import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Gauges;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Course;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictLineTest {
    @Test
    void before_the_first_second_there_is_no_verdict_and_no_stamp() {
        VerdictLine line = VerdictLine.of(RunJudgement.NONE);
        assertThat(line.headline()).isEqualTo("No verdict yet");
        assertThat(line.stamp()).isEmpty();
        assertThat(line.tone()).isEqualTo(VerdictLine.Tone.CALM);
    }

    @Test
    void a_range_within_a_pause_says_that_nothing_was_asked_for() {
        VerdictLine line =
                VerdictLine.of(
                        new RunJudgement(
                                Stamp.VALID,
                                new Judgement(Cause.NONE, "Nothing was asked for in 3 seconds."),
                                List.of(),
                                0,
                                0));
        assertThat(line.headline()).isEqualTo("Not limited");
        assertThat(line.evidence()).isEqualTo("Nothing was asked for in 3 seconds.");
    }

    @Test
    void a_run_that_nothing_limited_is_calm_and_says_so() {
        VerdictLine line = VerdictLine.of(judged(Stamp.VALID, Judgement.NONE, 0));
        assertThat(line.headline()).isEqualTo("Not limited");
        assertThat(line.evidence()).isEqualTo("Nothing kept the run from its plan.");
        assertThat(line.stamp()).isEqualTo("VALID");
        assertThat(line.notes()).isEmpty();
        assertThat(line.stampTone()).isEqualTo(VerdictLine.Tone.CALM);
    }

    @Test
    void a_generator_at_its_limit_is_an_alarm_with_its_evidence_and_its_seconds() {
        Judgement busy = new Judgement(Cause.CPU, "The busiest event loop was 97 % busy.");
        VerdictLine line = VerdictLine.of(judged(Stamp.GENERATOR_LIMITED, busy, 41));
        assertThat(line.headline()).isEqualTo("Limited by the generator");
        assertThat(line.evidence()).isEqualTo("The busiest event loop was 97 % busy.");
        assertThat(line.tone()).isEqualTo(VerdictLine.Tone.ALARM);
        assertThat(line.stamp()).isEqualTo("GENERATOR-LIMITED");
        assertThat(line.stampTone()).isEqualTo(VerdictLine.Tone.ALARM);
        assertThat(line.notes()).first().isEqualTo("A note.");
        assertThat(line.notes()).last().asString().contains("41 of 60 seconds");
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"SLOW", "PACKET_LOSS", "PERMITS"})
    void a_limit_that_is_no_fault_of_the_generator_is_no_alarm(Cause cause) {
        VerdictLine line =
                VerdictLine.of(judged(Stamp.VALID_WITH_NOTES, new Judgement(cause, "Why."), 0));
        assertThat(line.tone()).isEqualTo(VerdictLine.Tone.ACCENT);
        assertThat(line.stampTone()).isEqualTo(VerdictLine.Tone.ACCENT);
        assertThat(line.stamp()).isEqualTo("VALID WITH NOTES");
        assertThat(line.evidence()).isEqualTo("Why.");
    }

    @Test
    void in_a_pause_the_verdict_is_said_to_be_of_the_time_before_it() {
        RunJudgement slow =
                judged(Stamp.VALID_WITH_NOTES, new Judgement(Cause.SLOW, "Answers were slow."), 0);
        Course plan =
                Course.of(
                        new LoadShape.Open(
                                List.of(Stage.hold(100, Duration.ofMinutes(5))),
                                new Spacing.Even()));
        VerdictLine paused = verdict(RunPhase.RUNNING, slow, plan.paused(0));
        assertThat(paused.headline()).isEqualTo("Paused");
        assertThat(paused.evidence())
                .isEqualTo(
                        "Nothing is asked for. Before: limited by the target. Answers were slow.");
        assertThat(paused.tone()).isEqualTo(VerdictLine.Tone.CALM);
        assertThat(paused.stamp()).isEqualTo("VALID WITH NOTES");
        assertThat(paused.stampTone()).isEqualTo(VerdictLine.Tone.ACCENT);
        assertThat(paused.notes()).containsExactly("A note.");

        VerdictLine nothing = verdict(RunPhase.RUNNING, slow, plan.withLevel(0, 0));
        assertThat(nothing.headline()).isEqualTo("Nothing is asked for");
        assertThat(nothing.evidence())
                .isEqualTo("Before: limited by the target. Answers were slow.");
        assertThat(verdict(RunPhase.RUNNING, RunJudgement.NONE, plan.paused(0)).evidence())
                .isEqualTo("Nothing is asked for. No verdict yet.");
        assertThat(verdict(RunPhase.DRAINING, slow, plan.paused(0)).headline())
                .isEqualTo("Limited by the target so far");
    }

    @Test
    void of_a_run_under_way_the_verdict_is_said_to_be_of_all_of_it_so_far() {
        RunJudgement busy =
                judged(Stamp.GENERATOR_LIMITED, new Judgement(Cause.CPU, "Busy loops."), 41);
        Course plan =
                Course.of(
                        new LoadShape.Open(
                                List.of(Stage.hold(100, Duration.ofMinutes(5))),
                                new Spacing.Even()));
        VerdictLine running = verdict(RunPhase.RUNNING, busy, plan);
        assertThat(running.headline()).isEqualTo("Limited by the generator so far");
        assertThat(running.stamp()).isEqualTo("GENERATOR-LIMITED");
        assertThat(verdict(RunPhase.RUNNING, RunJudgement.NONE, plan)).isEqualTo(VerdictLine.NONE);
        assertThat(verdict(RunPhase.DONE, busy, plan)).isEqualTo(VerdictLine.of(busy));
    }

    private static VerdictLine verdict(RunPhase phase, RunJudgement judgement, Course course) {
        Snapshot snapshot =
                new Snapshot(
                        phase,
                        1_000_000_000,
                        0,
                        OptionalLong.empty(),
                        Gauges.ZERO,
                        List.of(),
                        Summary.EMPTY,
                        Summary.EMPTY,
                        AwaitedSoFar.NONE,
                        judgement,
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.of(course));
        return ShownRun.of(snapshot, new Load(course.plan())).verdict();
    }

    private static RunJudgement judged(Stamp stamp, Judgement judgement, int bad) {
        List<String> notes = stamp == Stamp.VALID ? List.of() : List.of("A note.");
        return new RunJudgement(stamp, judgement, notes, bad, 60);
    }
}
