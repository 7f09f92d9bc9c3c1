package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.run.CalibrationProgress;
import dev.barograph.run.CalibrationResult;
import dev.barograph.run.RunEnd;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationViewModelTest {
    @TempDir Path folder;

    private Steps steps;
    private CalibrationViewModel calibration;

    @BeforeEach
    void open_window() {
        steps = new Steps(folder);
        calibration = steps.window.calibration();
    }

    @Test
    void a_calibration_shows_how_far_it_is_and_ends_with_a_sentence() {
        steps.window.control().calibrate();
        assertThat(calibration.active().get()).isTrue();
        assertThat(calibration.text().get()).isEqualTo("Calibrating. Trying 12,000/s.");
        assertThat(calibration.progress().get()).isEqualTo(0.4);

        last().progress = new CalibrationProgress(0.7, "Noise floor.");
        calibration.tick();
        assertThat(calibration.progress().get()).isEqualTo(0.7);
        assertThat(calibration.text().get()).isEqualTo("Calibrating. Noise floor.");

        last().result.complete(done(Optional.of("It could not be kept.")));
        assertThat(calibration.active().get()).isFalse();
        assertThat(calibration.text().get())
                .contains("about 41,000/s")
                .contains("above 29,000/s do not trust the tail")
                .contains("Noise floor")
                .endsWith("It could not be kept.");
        calibration.dismiss();
        assertThat(calibration.text().get()).isEmpty();
    }

    @Test
    void of_several_requests_the_words_name_the_one_that_was_calibrated() {
        steps.editor().replace(CannedMix.PROFILE);
        steps.window.control().calibrate();
        last().result.complete(done(Optional.empty()));
        assertThat(calibration.text().get())
                .startsWith(
                        "This machine can send about 41,000/s of “"
                                + CannedMix.PROFILE.requests().getFirst().name()
                                + "”, the first of 3 requests; above ");
    }

    @Test
    void neither_runs_while_the_other_does() {
        steps.window.control().calibrate();
        assertThat(steps.window.control().canStart().get()).isFalse();
        assertThat(steps.window.control().hint().get()).isEqualTo("Calibrating");
        steps.window.control().start();
        steps.window.control().calibrate();
        assertThat(steps.runs.started).isEmpty();
        assertThat(steps.calibrations.started).hasSize(1);

        last().result.complete(done(Optional.empty()));
        steps.window.control().start();
        steps.window.control().calibrate();
        assertThat(steps.runs.started).hasSize(1);
        assertThat(steps.calibrations.started).hasSize(1);
    }

    @Test
    void cancelling_ends_it_and_says_so() {
        steps.window.control().calibrate();
        assertThat(steps.window.control().stop()).isTrue();
        assertThat(last().cancels).isEqualTo(1);
        assertThat(calibration.active().get()).isFalse();
        assertThat(calibration.text().get()).startsWith("The calibration was cancelled");
        assertThat(steps.window.control().stop()).as("nothing is under way").isFalse();
    }

    @Test
    void one_that_fails_says_why_and_lets_the_next_one_try() {
        steps.window.control().calibrate();
        last().result.complete(new CalibrationResult.Failed("no sockets"));
        assertThat(calibration.text().get()).isEqualTo("The calibration failed: no sockets");
        steps.window.control().calibrate();
        assertThat(steps.calibrations.started).hasSize(2);
    }

    @Test
    void a_profile_that_asks_for_more_is_warned_of_and_runs_all_the_same() {
        steps.calibrations.kept = Optional.of(FakeCalibrations.KNOWN);
        steps.editor().text(Field.NAME).set("Other");
        assertThat(calibration.warning().get()).isEmpty();

        rate("30000");
        assertThat(calibration.warning().get()).contains("asks for 30,000/s").contains("29,000/s");
        steps.window.control().start();
        assertThat(steps.runs.started).hasSize(1);

        rate("100");
        assertThat(calibration.warning().get()).as("of the run on screen").contains("30,000/s");
        steps.runs.last().end(RunEnd.COMPLETED);
        assertThat(calibration.warning().get()).isEmpty();
    }

    @Test
    void a_fresh_calibration_warns_at_once() {
        rate("30000");
        assertThat(calibration.warning().get()).isEmpty();
        steps.window.control().calibrate();
        steps.calibrations.kept = Optional.of(FakeCalibrations.KNOWN);
        last().result.complete(done(Optional.empty()));
        assertThat(calibration.warning().get()).contains("30,000/s");
    }

    @Test
    void closing_the_window_ends_a_calibration() {
        steps.window.control().calibrate();
        steps.window.close();
        assertThat(last().cancels).isEqualTo(1);
        assertThat(steps.exits).isEqualTo(1);
    }

    private void rate(String perSecond) {
        StageRow last = steps.editor().stages().getLast();
        last.from.set(perSecond);
        last.to.set(perSecond);
    }

    private FakeCalibrations.FakeCalibration last() {
        return steps.calibrations.started.getLast();
    }

    private static CalibrationResult done(Optional<String> note) {
        return new CalibrationResult.Done(FakeCalibrations.KNOWN, note);
    }
}
