package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import java.util.List;
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

    private static RunJudgement judged(Stamp stamp, Judgement judgement, int bad) {
        List<String> notes = stamp == Stamp.VALID ? List.of() : List.of("A note.");
        return new RunJudgement(stamp, judgement, notes, bad, 60);
    }
}
