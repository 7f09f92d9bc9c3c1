package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Summary;
import dev.barograph.model.FailureKind;
import dev.barograph.run.RunEnd;
import dev.barograph.samples.KeptSamples;
import dev.barograph.testing.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a run came to: what is said, which files are written, and the exit code.
class CliOutcomeTest extends TypedCli {
    @Test
    void the_summary_tells_the_law_both_curves_and_the_errors_with_their_text_made_harmless() {
        assertThat(cli("run", "http://me:secret@127.0.0.1/", "--rate", "100")).isEqualTo(0);
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(said)
                .isEqualTo(
                        """
                        GET http://***@127.0.0.1/, open model, up to 100 requests/s for 10s
                        Completed in 10.0 s.

                        VALID

                        scheduled 1000 = ok 990 + failed 10 + timed out 0 + cancelled 0 + not sent 0
                        100.0 done/s, bytes counted as requests end: in 1.23 MB (123 kB/s), out 56.8 kB (5.68 kB/s), 64 connections opened

                        milliseconds         response          service  queue
                        p50           too few samples  too few samples    n/a
                        p75           too few samples  too few samples    n/a
                        p90           too few samples  too few samples    n/a
                        p95           too few samples  too few samples    n/a
                        p99           too few samples  too few samples    n/a
                        p99.9         too few samples  too few samples    n/a
                        p99.99        too few samples  too few samples    n/a
                        min                      1.00             1.00    n/a
                        max                      40.0             2.50    n/a
                        mean                     11.5             1.75    n/a
                        stddev                   16.5            0.559    n/a
                        requests                    4                4      0
                        response: from the moment a request was due; service: from the moment it was sent; queue: what lies between; all of good responses.

                        errors    count            share    first message
                        http_5xx     10  1.00 % of ended    said \\u001b[2J\\u202eevil\\u000aline
                        """);
    }

    @Test
    void the_summary_of_the_closed_model_says_that_waiting_users_are_not_in_it() {
        assertThat(cli("run", URL, "--users", "10")).isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(", closed model, up to 10 in flight for 10s\n")
                .contains(
                        "\nclosed model: does not include waiting users; who would have come while"
                                + " the target was slow is in no figure.\n");
    }

    @Test
    void want_of_memory_is_told_and_passes_for_no_broken_bound() {
        int code =
                cli(
                        _ -> {
                            throw new OutOfMemoryError("planted");
                        },
                        "run",
                        URL);
        assertThat(code).isEqualTo(5);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Internal error", "OutOfMemoryError: planted");
    }

    @Test
    void quiet_says_what_is_missing_in_the_record_all_the_same_if_it_came_to_light_in_the_end() {
        runs.events.add(
                new RunEvent(0, RunEvent.Kind.RECORD_INCOMPLETE, "The record is incomplete."));
        runs.events.add(new RunEvent(0, RunEvent.Kind.NOTE, "a note"));
        assertThat(cli("run", URL, "--quiet")).isEqualTo(0);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("warning: The record is incomplete." + System.lineSeparator());
    }

    @Test
    void who_sees_a_run_stand_still_is_offered_to_end_it_once() {
        runs = new FakeRuns(FakeRuns.summary(990, Map.of()), Optional.empty());
        runs.events.add(
                new RunEvent(0, RunEvent.Kind.SUSPENDED, "This program stood still for 4.0 s"));
        runs.events.add(
                new RunEvent(
                        1,
                        RunEvent.Kind.CLOCK_JUMPED,
                        "The wall clock jumped forward by 9.0 s (it was set, "
                                + RunEvent.SLEPT
                                + ")"));
        runs.events.add(
                new RunEvent(2, RunEvent.Kind.CLOCK_JUMPED, "The wall clock jumped back by 9.0 s"));
        cli(
                heard ->
                        Thread.ofPlatform()
                                .start(() -> {
                                    Await.until("looked at twice", () -> progressLines() > 1);
                                    heard.run();
                                }),
                "run",
                URL,
                "--progress");
        assertThat(text())
                .containsOnlyOnce(
                        "warning: This program stood still for 4.0 s. The run goes on and says so"
                                + " in its notes; Ctrl-C ends it.")
                .containsOnlyOnce("slept). The run goes on and says so in its notes; Ctrl-C")
                .doesNotContain("jumped back");
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private long progressLines() {
        return text().lines().filter(line -> line.contains("in flight")).count();
    }

    @Test
    void a_share_of_errors_is_of_ended_requests_and_one_of_what_was_not_sent_of_all_due() {
        runs =
                new FakeRuns(
                        FakeRuns.summary(
                                90,
                                Map.of(FailureKind.HTTP_5XX, 10L, FailureKind.BACKLOG_FULL, 100L)),
                        Optional.of(RunEnd.COMPLETED));
        cli("run", URL);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("http_5xx +10 +10.0 % of ended ")
                .containsPattern("backlog_full +100 +50.0 % of due ");
    }

    @Test
    void quiet_says_nothing() {
        assertThat(cli("run", URL, "--quiet")).isEqualTo(0);
        assertThat(out.size()).isZero();
        assertThat(err.size()).isZero();
    }

    @Test
    void reports_are_written_where_asked() throws IOException {
        Path reports = folder.resolve("a/b");
        assertThat(cli("run", URL, "--out", reports.toString())).isEqualTo(0);
        assertThat(reports.resolve("summary.csv")).isNotEmptyFile();
        assertThat(reports.resolve("intervals.csv")).isNotEmptyFile();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("wrote " + reports.resolve("summary.csv"));
    }

    @Test
    void rows_for_single_requests_go_into_the_folder_of_the_reports() {
        assertThat(cli("run", URL, "--out", folder.toString())).isEqualTo(0);
        assertThat(runs.started.getLast().samples()).isFalse();

        Path file = folder.resolve("samples.csv.gz");
        runs.keeping(new KeptSamples(file, 1_000, 0, Optional.empty()));
        assertThat(cli("run", URL, "--samples", "--out", folder.toString())).isEqualTo(0);
        assertThat(runs.started.getLast().samples()).isTrue();
        assertThat(runs.rowsWanted.getLast()).isEqualTo(file);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("wrote " + file);
    }

    @Test
    void rows_without_a_place_are_refused_if_asked_for_here_and_noted_if_by_the_profile() {
        assertThat(cli("run", URL, "--samples", "--no-history")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--samples: Say with --out where to write them, or keep the run.");
        assertThat(runs.started).isEmpty();
        String[] profile = {"run", SAMPLE.toString(), "--set", "samples=true"};
        assertThat(cli(profile)).isEqualTo(0);
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("None are kept");
        assertThat(
                        cli(
                                Stream.concat(Stream.of(profile), Stream.of("--no-history"))
                                        .toArray(String[]::new)))
                .isEqualTo(0);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("None are kept");
    }

    @Test
    void rows_that_could_not_be_written_end_with_5_and_are_told_even_if_quiet() {
        Path file = folder.resolve("samples.csv.gz");
        runs.keeping(new KeptSamples(file, 400, 600, Optional.of("full")));
        assertThat(cli("run", URL, "-q", "--samples", "--out", folder.toString())).isEqualTo(5);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("warning: 600 of 1,000 rows are missing")
                .contains(": full.");
        runs.keeping(new KeptSamples(file, 400, 600, Optional.empty()));
        assertThat(cli("run", URL, "-q", "--samples", "--out", folder.toString())).isEqualTo(0);
    }

    @Test
    void a_report_that_cannot_be_written_ends_with_5_after_the_summary() throws IOException {
        Files.createDirectories(folder.resolve("summary.csv/in the way"));
        assertThat(cli("run", URL, "--out", folder.toString())).isEqualTo(5);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("The csv report was not written");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("scheduled 1000 = ");
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void only_an_http_response_counts_as_an_answer(FailureKind kind) {
        boolean answered =
                switch (kind) {
                    case HTTP_4XX, HTTP_5XX, TRUNCATED, HEADER_CAP, BODY_CAP -> true;
                    default -> false;
                };
        runs = new FakeRuns(FakeRuns.summary(0, Map.of(kind, 3L)), Optional.of(RunEnd.COMPLETED));
        assertThat(cli("run", URL)).isEqualTo(answered ? 0 : 3);
        assertThat(err.toString(StandardCharsets.UTF_8).contains("never answered"))
                .isEqualTo(!answered);
    }

    @Test
    void nothing_due_is_told_apart_from_no_answer() {
        runs = new FakeRuns(Summary.EMPTY, Optional.of(RunEnd.COMPLETED));
        assertThat(cli("run", URL, "--rate", "1")).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("No request became due");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("n/a");
    }

    @Test
    void a_closed_run_too_short_to_send_anything_is_told_in_its_own_words() {
        runs = new FakeRuns(Summary.EMPTY, Optional.of(RunEnd.COMPLETED));
        assertThat(cli("run", URL, "--duration", "1ms", "--users", "1")).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "No request was sent: the run was over before the first one could leave.");
        assertThat(cli("run", URL, "--duration", "1ms", "--rate", "1")).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("the load is too low");
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"RESPONSE_TIMEOUT", "TOTAL_TIMEOUT", "RESET", "CANCELLED"})
    void the_head_of_a_response_is_an_answer_however_it_went_on(FailureKind kind) {
        runs =
                new FakeRuns(FakeRuns.summary(0, Map.of(kind, 3L)), Optional.of(RunEnd.COMPLETED))
                        .spoke("HTTP/1.1");
        assertThat(cli("run", URL)).isEqualTo(0);
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("never answered");
    }

    @Test
    void a_run_that_the_generator_limited_ends_with_4_and_says_so_even_if_quiet() {
        runs = FakeRuns.completed().judged(LIMITED);
        assertThat(cli("run", URL, "--quiet")).isEqualTo(4);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("GENERATOR-LIMITED: these are not the figures of the target. Busy.");
        assertThat(cli("run", URL)).isEqualTo(4);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("GENERATOR-LIMITED. Limit: generator. Busy.\n")
                .contains("note: \\u001b[2J\n")
                .contains("1 of 2 seconds bad: in it this program")
                .contains("Whole run:")
                .contains("Clean seconds only:");
    }

    @Test
    void interrupted_comes_before_no_answer_before_the_generator_but_for_want_of_ports() {
        FakeRuns stopped = new FakeRuns(FakeRuns.summary(5, Map.of()), Optional.of(RunEnd.STOPPED));
        runs = stopped.judged(LIMITED);
        assertThat(cli("run", URL)).isEqualTo(5);
        runs = unanswered(FailureKind.CONNECT_REFUSED).judged(LIMITED);
        assertThat(cli("run", URL)).isEqualTo(3);
        for (FailureKind kind :
                List.of(FailureKind.GENERATOR_PORTS, FailureKind.GENERATOR_DESCRIPTORS)) {
            runs = unanswered(kind).judged(LIMITED);
            assertThat(cli("run", URL)).isEqualTo(4);
        }
    }

    @Test
    void an_interrupt_that_changed_nothing_of_the_plan_changes_no_exit_code() {
        FakeRuns carriedOut = FakeRuns.completed();
        runs = carriedOut;
        assertThat(cli(Runnable::run, "run", URL)).isEqualTo(0);
        assertThat(carriedOut.asked).containsExactly("stop");
    }

    @Test
    void one_is_not_a_plural() {
        cli("run", URL, "--requests", "1", "--duration", "1s");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("at most 1 request in at most 1s\n");
        cli("run", URL, "--requests", "2", "--duration", "1s");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("at most 2 requests in at most 1s\n");
    }

    @Test
    void a_result_that_cannot_be_written_ends_with_5_and_a_sentence() {
        full = true;
        assertThat(cli("run", URL)).isEqualTo(5);
        assertThat(cli("calibrate", URL)).isEqualTo(5);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("The result could not be written to the standard output");
    }

    @Test
    void a_run_that_failed_ends_with_5_and_its_reason() {
        runs = new FakeRuns(FakeRuns.summary(5, Map.of()), Optional.of(RunEnd.FAILED));
        assertThat(cli("run", URL)).isEqualTo(5);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Failed after 10.0 s: a fault");
    }

    @Test
    void an_interrupt_stops_the_run_and_what_there_is_is_told() {
        runs = new FakeRuns(FakeRuns.summary(5, Map.of()), Optional.empty());
        assertThat(cli(Runnable::run, "run", URL, "--out", folder.toString())).isEqualTo(5);
        assertThat(runs.asked).containsExactly("stop");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Stopped after", "scheduled 5 = ok 5");
        assertThat(folder.resolve("summary.csv")).isNotEmptyFile();
    }

    @Test
    void a_second_interrupt_cancels_and_a_third_ends_the_process() {
        runs = new FakeRuns(FakeRuns.summary(5, Map.of()), Optional.empty());
        cli(
                heard -> {
                    heard.run();
                    heard.run();
                    heard.run();
                },
                "run",
                URL);
        assertThat(runs.asked).containsExactly("stop", "cancel", "halt");
    }

    @Test
    void progress_is_shown_when_asked_for() {
        runs = new FakeRuns(FakeRuns.summary(5, Map.of(FailureKind.RESET, 2L)), Optional.empty());
        interruptOnProgress();
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .contains("5 s  50 %  5 s left  in flight 10  waiting 3  errors 2");
    }

    @Test
    void progress_tells_what_was_not_sent_apart_from_errors() {
        runs =
                new FakeRuns(
                        FakeRuns.summary(
                                5, Map.of(FailureKind.RESET, 2L, FailureKind.BACKLOG_FULL, 3L)),
                        Optional.empty());
        interruptOnProgress();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("  errors 2  not sent 3\n");
    }

    /// A run that somebody interrupts once it has told how far it is.
    private void interruptOnProgress() {
        cli(
                heard ->
                        Thread.ofPlatform()
                                .start(() -> {
                                    awaitText(err, "in flight");
                                    heard.run();
                                }),
                "run",
                URL,
                "--progress");
    }

    private static void awaitText(ByteArrayOutputStream stream, String text) {
        Await.until(text, () -> stream.toString(StandardCharsets.UTF_8).contains(text));
    }
}
