package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.Canned;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunPhase;
import dev.barograph.run.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunViewModelTest {
    @TempDir Path folder;

    private Steps steps;
    private RunViewModel run;

    @BeforeEach
    void open_window() {
        steps = new Steps(folder);
        run = steps.window.run();
    }

    @Test
    void a_run_goes_from_start_to_done_and_stays_on_screen() {
        assertThat(steps.window.control().canStart().get()).isTrue();
        steps.window.control().runOrStop();
        assertThat(run.state().get()).isEqualTo(RunState.RUNNING);
        assertThat(run.standing().status().get()).isEqualTo("0:07 left");
        assertThat(run.tiles().get().inFlight()).isEqualTo("7");
        assertThat(run.tiles().get().waiting()).isEqualTo("3");
        assertThat(run.standing().progress().get()).isEqualTo(0.25);
        assertThat(steps.window.control().canStart().get()).isFalse();
        assertThat(steps.window.export().possible().get()).isFalse();

        steps.runs.last().end(RunEnd.COMPLETED);
        assertThat(run.state().get()).isEqualTo(RunState.DONE);
        assertThat(run.standing().progress().get()).isEqualTo(1);
        assertThat(run.standing().status().get()).startsWith("Completed");
        assertThat(run.standing().title().get()).isEqualTo("Demo");
        assertThat(run.standing().outcome().get()).startsWith("Completed").contains("GET http://");
        assertThat(steps.window.export().possible().get()).isTrue();
        assertThat(steps.window.control().canStart().get()).isTrue();
    }

    @Test
    void the_first_stop_drains_and_the_second_cancels() {
        steps.window.control().start();
        steps.window.control().runOrStop();
        assertThat(steps.runs.last().stops).isEqualTo(1);
        assertThat(steps.runs.last().cancels).isZero();
        assertThat(run.state().get()).isEqualTo(RunState.DRAINING);
        assertThat(run.state().get().action()).isEqualTo("Cancel now");

        steps.window.control().runOrStop();
        assertThat(steps.runs.last().cancels).isEqualTo(1);

        steps.runs.last().end(RunEnd.STOPPED);
        assertThat(run.standing().status().get()).startsWith("Stopped ");
        assertThat(run.state().get().action()).isEqualTo("Run");
    }

    @Test
    void a_second_start_while_running_does_nothing() {
        steps.window.control().start();
        steps.window.control().start();
        assertThat(steps.runs.started).hasSize(1);
    }

    @Test
    void errors_are_listed_with_their_share_of_all_that_was_due() {
        steps.window.control().start();
        steps.runs.last().snapshot =
                FakeRuns.snapshot(
                        RunPhase.RUNNING,
                        new Summary(
                                2_000_000_000L,
                                new Counts(200, 200, 150, Map.of(FailureKind.RESET, 50L)),
                                0,
                                0,
                                0,
                                Times.EMPTY,
                                List.of(
                                        new ErrorRow(
                                                FailureKind.RESET,
                                                50,
                                                1_000_000_000L,
                                                61_000_000_000L,
                                                "<b>reset</b>"))));
        run.tick();
        assertThat(run.errors())
                .containsExactly(
                        new ErrorLine(
                                FailureKind.RESET,
                                "Connection reset",
                                "50",
                                "25 %",
                                "0:01",
                                "1:01",
                                "<b>reset</b>"));
        assertThat(run.tiles().get().errors().any()).isTrue();
    }

    @Test
    void the_shares_of_the_errors_add_up_to_that_of_the_tile_in_mid_run() {
        steps.window.control().start();
        // 400 are due, 200 of them have ended: half of the rest waits, half is in flight.
        Counts counts =
                new Counts(
                        400,
                        300,
                        140,
                        Map.of(
                                FailureKind.RESET, 40L,
                                FailureKind.TOTAL_TIMEOUT, 20L,
                                FailureKind.BACKLOG_FULL, 4L));
        steps.runs.last().snapshot =
                FakeRuns.snapshot(
                        RunPhase.RUNNING,
                        List.of(Canned.silent(0)),
                        new Summary(
                                2_000_000_000L,
                                counts,
                                0,
                                0,
                                0,
                                Times.EMPTY,
                                List.of(
                                        row(FailureKind.RESET, 40),
                                        row(FailureKind.TOTAL_TIMEOUT, 20),
                                        row(FailureKind.BACKLOG_FULL, 4))));
        run.tick();
        assertThat(run.tiles().get().errors().value()).isEqualTo("30 %");
        assertThat(run.errors())
                .extracting(ErrorLine::share)
                .containsExactly("20 %", "10 %", "1 %");
    }

    @Test
    void the_page_of_errors_counts_no_kind_that_the_chart_does_not_call_an_error() {
        List<ErrorRow> cutOff =
                List.of(row(FailureKind.CANCELLED, 1), row(FailureKind.RUN_ENDED, 2));
        List<ErrorRow> both = List.of(cutOff.getFirst(), row(FailureKind.HTTP_5XX, 3));
        assertThat(ErrorLine.title(lines(List.of()))).isEqualTo("Errors");
        assertThat(ErrorLine.title(lines(cutOff))).isEqualTo("Errors + cut off");
        assertThat(ErrorLine.title(lines(both))).isEqualTo("Errors (1) + cut off");
    }

    private static List<ErrorLine> lines(List<ErrorRow> rows) {
        return ErrorLine.of(Summary.EMPTY.withErrors(rows));
    }

    private static ErrorRow row(FailureKind kind, long count) {
        return new ErrorRow(kind, count, 0, 0, "why");
    }

    @Test
    void how_the_generator_did_is_told_of_the_last_second_that_was_watched() {
        Snapshot watched = CannedRun.of(150, RunPhase.RUNNING);
        List<GeneratorFact> facts = GeneratorFact.of(watched.intervals());
        assertThat(facts).contains(new GeneratorFact("file descriptors", "120 of 1,024"));
        List<Interval> cut = new ArrayList<>(watched.intervals());
        cut.add(Canned.silent(150));
        assertThat(GeneratorFact.of(cut)).isEqualTo(facts);
        assertThat(GeneratorFact.of(cut.subList(150, 151)))
                .extracting(GeneratorFact::value)
                .containsOnly("–");
    }

    @Test
    void the_verdict_the_tables_and_what_was_spoken_stay_when_the_run_is_over() {
        assertThat(run.verdict().get()).isEqualTo(VerdictLine.NONE);
        steps.window.liveTab().set(LiveTab.ERRORS);
        steps.window.control().start();
        assertThat(run.verdict().get().headline()).isEqualTo("No verdict yet");
        steps.runs.last().snapshot = CannedRun.of(150, RunPhase.RUNNING);
        run.tick();
        assertThat(run.verdict().get().headline()).isEqualTo("Limited by the generator so far");
        assertThat(run.generator().get())
                .contains(new GeneratorFact("file descriptors", "120 of 1,024"));
        assertThat(run.tiles().get().p99().range()).matches("[0-9.]+–[0-9.]+|unsteady");
        assertThat(run.standing().spoken().get()).isEmpty();

        steps.runs.last().end(RunEnd.COMPLETED, CannedRun.of(150, RunPhase.DONE));
        assertThat(run.verdict().get().stamp()).isEqualTo("GENERATOR-LIMITED");
        assertThat(run.figures().page().get().times()).hasSize(6);
        assertThat(run.standing().spoken().get())
                .startsWith("Spoken: HTTP/1.1 · TLSv1.3 TLS_AES_256_GCM_SHA384")
                .contains("1 event loop on epoll");

        steps.window.control().start();
        assertThat(run.figures().page().get()).isEqualTo(FiguresPage.EMPTY);
        assertThat(run.standing().spoken().get()).isEmpty();
    }

    @Test
    void the_headline_is_of_the_selected_range_as_the_numbers_are_live_and_ended() {
        steps.window.control().start();
        FakeRuns.FakeRun fake = steps.runs.last();
        fake.snapshot = CannedRun.of(60, RunPhase.RUNNING);
        run.tick();
        String live = run.headline().text().get();

        run.time().select(10, 20);
        String range = run.headline().text().get();
        assertThat(range).startsWith("Selected range of 10 s; ").contains(" sent; p99 ");
        assertThat(run.tiles().get().totalSpan()).isEqualTo("range");
        run.tick();
        assertThat(run.headline().text().get()).isEqualTo(range);
        run.time().clearSelection();
        assertThat(run.headline().text().get()).isEqualTo(live).doesNotContain("Selected");

        fake.end(RunEnd.COMPLETED, CannedRun.of(60, RunPhase.DONE));
        run.time().select(10, 20);
        assertThat(run.headline().text().get()).startsWith("Selected range of 10 s; ");
        run.time().clearSelection();
        assertThat(run.headline().text().get()).startsWith("Completed in ");
    }

    @Test
    void a_failed_run_says_why() {
        steps.window.control().start();
        steps.runs.last().end(RunEnd.FAILED);
        assertThat(run.standing().status().get()).isEqualTo("Failed: no threads");
    }

    @Test
    void closing_in_mid_run_asks_and_ends_only_after_the_run_has() {
        steps.window.control().start();
        steps.window.close();
        assertThat(steps.dialogs.shown).containsExactly("stop and close");
        assertThat(steps.runs.last().stops).isZero();

        steps.dialogs.stopAndClose = true;
        steps.window.close();
        assertThat(steps.runs.last().stops).isEqualTo(1);
        assertThat(steps.exits).isZero();

        steps.window.close();
        assertThat(steps.runs.last().cancels).isEqualTo(1);
        assertThat(steps.exits).isZero();

        steps.runs.last().end(RunEnd.STOPPED);
        assertThat(steps.exits).isEqualTo(1);
    }

    @Test
    void closing_without_a_run_asks_about_changes_only() {
        steps.type(Field.NAME, "Mine");
        steps.window.close();
        assertThat(steps.exits).isZero();
        steps.dialogs.unsaved = Dialogs.Unsaved.DISCARD;
        steps.window.close();
        assertThat(steps.exits).isEqualTo(1);
    }

    @Test
    void a_run_that_cannot_start_says_so_and_lets_the_next_one_try() {
        steps.runs.broken = true;
        steps.window.control().start();
        assertThat(run.standing().status().get())
                .isEqualTo("Could not start: Internal error: no engine");
        assertThat(run.state().get()).isEqualTo(RunState.DONE);
        assertThat(steps.window.work().busy().get()).isFalse();

        steps.runs.broken = false;
        steps.window.control().start();
        assertThat(run.state().get()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void a_run_that_stood_still_offers_to_be_stopped_until_the_person_lets_it_go_on() {
        steps.window.control().start();
        StandStillViewModel still = run.standStill();
        assertThat(still.offer().get()).isEmpty();
        happens(still(1, "This program stood still for 4.0 s"));
        assertThat(still.offer().get())
                .isEqualTo("This program stood still for 4.0 s. Stop the run?");
        still.goOn();
        run.tick();
        assertThat(still.offer().get()).as("answered").isEmpty();
        happens(
                still(1, "This program stood still for 4.0 s"),
                still(5, "This program stood still for 9.0 s"));
        assertThat(still.offer().get()).startsWith("This program stood still for 9.0 s");

        run.stop();
        assertThat(steps.runs.last().stops).isEqualTo(1);
        steps.runs.last().end(RunEnd.STOPPED);
        assertThat(still.offer().get()).as("nothing is left to stop").isEmpty();
        steps.window.control().start();
        assertThat(still.offer().get()).as("another run").isEmpty();
        happens(still(2, "This program stood still for 3.0 s"));
        assertThat(still.offer().get())
                .as("an answer is for one run")
                .startsWith("This program stood still for 3.0 s");
    }

    private static RunEvent still(int second, String text) {
        return new RunEvent(second * 1_000_000_000L, RunEvent.Kind.SUSPENDED, text);
    }

    private void happens(RunEvent... events) {
        Snapshot now = FakeRuns.snapshot(RunPhase.RUNNING, Summary.EMPTY);
        steps.runs.last().snapshot =
                new Snapshot(
                        now.phase(),
                        now.elapsedNanos(),
                        now.progress(),
                        now.leftNanos(),
                        now.gauges(),
                        now.intervals(),
                        now.summary(),
                        now.clean(),
                        now.judgement(),
                        List.of(events),
                        List.of());
        run.tick();
    }
}
