package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Header;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.Threshold;
import dev.barograph.report.ReportFormats;
import dev.barograph.run.CalibrationResult;
import dev.barograph.run.RunEnd;
import dev.barograph.samples.KeptSamples;
import dev.barograph.testing.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    private static final String URL = "http://127.0.0.1:8080/ok";
    private static final Path SAMPLE = Path.of("src/test/resources/profiles/v1-open-ramp.yaml");

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger demoClosed = new AtomicInteger();
    private static final RunJudgement LIMITED =
            new RunJudgement(
                    Stamp.GENERATOR_LIMITED,
                    new Judgement(Cause.CPU, "Busy."),
                    List.of("\u001b[2J"),
                    1,
                    2);

    private boolean full;
    private final FakeCalibrations calibrations = new FakeCalibrations();
    private FakeRuns runs = FakeRuns.completed();

    @Test
    void a_url_alone_runs_ten_users_for_ten_seconds() {
        assertThat(cli("run", URL)).isEqualTo(0);
        Profile profile = runs.started.getFirst();
        assertThat(profile.request().method()).isEqualTo("GET");
        assertThat(profile.request().url()).isEqualTo(URL);
        assertThat(profile.load().shape())
                .isEqualTo(new LoadShape.Closed(List.of(Stage.hold(10, Duration.ofSeconds(10)))));
    }

    @Test
    void options_say_how_hard_and_what() throws IOException {
        Path text = Files.writeString(folder.resolve("body.txt"), "häß\n");
        assertThat(
                        cli(
                                "run",
                                URL,
                                "--rate",
                                "0.5",
                                "--duration",
                                "1m30s",
                                "--requests",
                                "7",
                                "-H",
                                "A: b:c",
                                "-H",
                                "A:d",
                                "-d",
                                "@" + text))
                .isEqualTo(0);
        Profile profile = runs.started.getFirst();
        assertThat(profile.load().shape())
                .isEqualTo(
                        new LoadShape.Open(
                                List.of(Stage.hold(0.5, Duration.ofSeconds(90))),
                                new Spacing.Even()));
        assertThat(profile.load().maxRequests()).isEqualTo(OptionalLong.of(7));
        assertThat(profile.request().headers())
                .containsExactly(new Header("A", "b:c"), new Header("A", "d"));
        assertThat(profile.request().body()).isEqualTo(new Body.Text("häß\n"));
        assertThat(profile.request().method()).isEqualTo("POST");
    }

    @Test
    void a_number_of_requests_without_a_duration_is_what_ends_the_run() {
        cli("run", URL, "--requests", "5", "--users", "3");
        assertThat(runs.started.getFirst().load().shape().duration())
                .isEqualTo(Duration.ofHours(24));
        cli("run", URL, "--requests", "5", "--duration", "2s");
        assertThat(runs.started.get(1).load().shape().duration()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_profile_runs_as_it_is_written() {
        assertThat(cli("run", SAMPLE.toString())).isEqualTo(0);
        Profile profile = runs.started.getFirst();
        assertThat(profile.name()).isEqualTo("Orders, steady");
        assertThat(profile.load().shape().duration()).isEqualTo(Duration.ofSeconds(100));
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run", "report", "history", "compare", "calibrate", "demo"})
    void help_says_nothing_but_help(String command) {
        PrintStream before = System.err;
        ByteArrayOutputStream warned = new ByteArrayOutputStream();
        // Where the library that prints it warns.
        System.setErr(new PrintStream(warned, true, StandardCharsets.UTF_8));
        try {
            assertThat(command.isEmpty() ? cli("--help") : cli(command, "--help")).isEqualTo(0);
        } finally {
            System.setErr(before);
        }
        assertThat(warned.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Usage: ")
                .doesNotContain("%%", "{name}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rate|-5|--rate: \"-5\" is negative; it has to be more than 0.",
                "--rate|1e9|--rate: \"1e9\": write all digits, such as 100000 for 1e5.",
                "--users|-5|--users: \"-5\" is negative; it has to be more than 0.",
                "--duration|0s|--duration: \"0s\" is too short: it has to be more than 0.",
                "--duration|5|--duration: \"5\" has no unit; write for example 5s."
            })
    void a_wrong_number_is_told_what_is_wrong_with_it(String option, String text, String said) {
        assertThat(cli("run", URL, option + "=" + text)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("  " + said + "\n");
    }

    @Test
    void two_models_at_once_are_refused_in_a_whole_sentence() {
        assertThat(cli("run", URL, "--rate", "5", "--users", "5")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "  --users: Say either --users (closed model) or --rate (open model), not"
                                + " both.\n");
    }

    @Test
    void problems_of_a_profile_come_in_the_order_of_its_lines() throws IOException {
        String text =
                Files.readString(SAMPLE)
                        .replace("drain: 0", "drain: later")
                        .replaceFirst("(?m)^  method: .*$", "  method: NO GOOD");
        Path broken = Files.writeString(folder.resolve("broken.yaml"), text);
        assertThat(cli("run", broken.toString(), "--rate", "fast")).isEqualTo(2);
        List<Integer> lines =
                Pattern.compile("\\(line (\\d+)\\)")
                        .matcher(err.toString(StandardCharsets.UTF_8))
                        .results()
                        .map(found -> Integer.valueOf(found.group(1)))
                        .toList();
        assertThat(lines).isNotEmpty().isSorted();
    }

    @Test
    void a_report_that_cannot_be_written_does_not_talk_of_sending() {
        assertThat(cli("report", "last", "--out", "/dev/null/x")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("No report was written:\n  --out: ")
                .contains("report --help\" shows examples.\n")
                .doesNotContain("sent", "profile");
    }

    @Test
    void options_override_a_profile() {
        cli(
                "run",
                SAMPLE.toString(),
                "--users",
                "4",
                "-X",
                "PUT",
                "-H",
                "accept: x",
                "--set",
                "limits.drain=1s");
        Profile profile = runs.started.getFirst();
        assertThat(profile.load().shape())
                .isEqualTo(new LoadShape.Closed(List.of(Stage.hold(4, Duration.ofSeconds(100)))));
        assertThat(profile.request().method()).isEqualTo("PUT");
        assertThat(profile.request().headers())
                .extracting(Header::name)
                .containsExactly("Content-Type", "X-Count", "accept");
        assertThat(profile.limits().drain()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_rate_keeps_the_spacing_of_an_open_profile() {
        cli("run", SAMPLE.toString(), "--rate", "9");
        assertThat(((LoadShape.Open) runs.started.getFirst().load().shape()).spacing())
                .isEqualTo(new Spacing.Poisson(7));
    }

    @Test
    void a_duration_stretches_all_stages_together() {
        cli("run", SAMPLE.toString(), "--duration", "1s");
        assertThat(runs.started.getFirst().load().shape().stages())
                .containsExactly(
                        Stage.ramp(0, 200, Duration.ofMillis(100)),
                        Stage.hold(200.5, Duration.ofMillis(900)));
    }

    @Test
    void everything_wrong_is_told_at_once_and_nothing_runs() throws IOException {
        String text = Files.readString(SAMPLE).replace("drain: 0", "drain: later");
        Path broken = Files.writeString(folder.resolve("broken.yaml"), text);
        assertThat(
                        cli(
                                "run",
                                broken.toString(),
                                "--rate",
                                "fast",
                                "--duration",
                                "soon",
                                "-H",
                                "x",
                                "--set",
                                "a",
                                "--format",
                                "csv,pdf",
                                "-d",
                                "@" + folder.resolve("none")))
                .isEqualTo(2);
        assertThat(runs.started).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--set: \"a\" is not a setting")
                .contains("limits.drain (line 27): \"later\" is not a time")
                .contains("--rate: \"fast\" is not a number")
                .contains("--duration: \"soon\" is not a time")
                .contains("--header: \"x\" is not a header")
                .contains("--body: ")
                .contains("--format: \"pdf\" is not a format")
                .contains("--format: Say with --out")
                .contains("run --help")
                .doesNotContain("Exception:")
                .doesNotContain("\tat ");
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run|nosuchfile.yaml",
                "run|ftp://127.0.0.1/",
                "run|http://",
                "run|http://127.0.0.1/|--users|0",
                "run|http://127.0.0.1/|--rate|1|--users|1",
                "run|http://127.0.0.1/|--set|limits.nothing=1",
                "run|http://127.0.0.1/|--set|limits.permits=0",
                "run|http://127.0.0.1/|--duration|0s",
                "run|http://127.0.0.1/|--requests|0",
                "run|http://127.0.0.1/|-X|NO GOOD",
                "run|http://127.0.0.1/|-H|A: b\r\nC: d",
                "run|http://127.0.0.1/|--format|csv",
                "run|http://127.0.0.1/|--out|pom.xml/x",
                "run|http://127.0.0.1/|--out|",
                "run|http://127.0.0.1/|--out| ",
                "run|http://127.0.0.1/|-d|@src",
                "run|http://127.0.0.1/|-X|CONNECT",
                "run|http://me:s3cret@127.0.0.1/a b",
                "run|http://127.0.0.1/|--nosuchoption",
                "run|http://127.0.0.1/|second",
                "run|a\0b",
                "run",
                "walk",
                "demo|--port|70000",
                "demo|--port|x"
            })
    void wrong_usage_ends_with_2_says_why_and_points_to_help(String line) {
        assertThat(cli(line.split("\\|"))).isEqualTo(2);
        assertThat(runs.started).isEmpty();
        String said = err.toString(StandardCharsets.UTF_8);
        assertThat(said).isNotBlank().doesNotContain("\tat ").doesNotContain("\0");
    }

    @Test
    void a_url_without_a_command_is_told_the_command() {
        assertThat(cli(URL)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("barograph run " + URL);
    }

    @Test
    void an_address_without_its_beginning_is_told_what_is_missing() {
        assertThat(cli("run", "127.0.0.1:8080/ok")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("write http://127.0.0.1:8080/ok.");
    }

    @Test
    void arguments_that_the_locale_cannot_read_are_refused_and_not_sent_as_something_else() {
        assertThat(cli("run", URL, "-d", "gr\uFFFD\uFFFDn")).isEqualTo(2);
        assertThat(runs.started).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("LC_ALL=C.UTF-8");
    }

    @Test
    void a_duration_without_a_unit_and_a_body_that_is_no_file_are_told_in_words() {
        assertThat(cli("run", URL, "--duration", "5", "-d", "@" + folder)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--duration: \"5\" has no unit; write for example 5s.")
                .contains("--body: " + folder + " is not a file.");
    }

    @Test
    void secrets_in_an_address_are_printed_neither_with_its_problems_nor_in_the_summary() {
        cli("run", "http://me:s3cret@127.0.0.1/a b");
        cli("run", "http://me:s3cret@127.0.0.1/?token=s3cret");
        assertThat(out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8))
                .contains("***")
                .doesNotContain("s3cret");
    }

    @Test
    void unknown_fields_are_noted_and_the_run_goes_on() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("p.yaml"), Files.readString(SAMPLE) + "  totalTimout: 3s\n");
        assertThat(cli("run", file.toString())).isEqualTo(0);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("note: limits.totalTimout (line 31): This field is not known");
    }

    @Test
    void the_summary_tells_the_law_both_curves_and_the_errors_with_their_text_made_harmless() {
        assertThat(cli("run", "http://me:secret@127.0.0.1/", "--rate", "100")).isEqualTo(0);
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(said)
                .isEqualTo(
                        """
                        Command line: GET http://***@127.0.0.1/, open model, up to 100 requests/s for 10s
                        Completed in 10.0 s.

                        VALID

                        scheduled 1000 = ok 990 + failed 10 + timed out 0 + cancelled 0 + not sent 0
                        100.0 done/s, in 1.23 MB (123 kB/s), out 56.8 kB (5.68 kB/s), 64 connections opened

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

                        errors    count   share    first message
                        http_5xx     10  1.00 %    said \\u001b[2J\\u202eevil\\u000aline
                        """);
    }

    @Test
    void the_summary_of_the_closed_model_says_that_waiting_users_are_not_in_it() {
        assertThat(cli("run", URL, "--users", "10")).isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(", closed model, up to 10 in flight for 10s\n")
                .contains("\nclosed model: does not include waiting users;");
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
    void a_failed_threshold_ends_with_1_and_is_told_even_if_quiet() {
        assertThat(cli("run", URL, "--quiet", "--threshold", "errors < 0.5%")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("Threshold failed: errors < 0.5%, it is 1 %.\n");
        assertThat(
                        cli(
                                "run",
                                URL,
                                "--threshold",
                                "errors < 0.5%",
                                "--threshold",
                                "throughput>=100/s",
                                "--threshold",
                                "p99 < 1ms",
                                "--threshold",
                                "errors < 0.5%"))
                .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\nerrors < 0.5%          1 %    FAILED\n")
                .contains("\nthroughput >= 100/s  100/s    PASSED\n")
                .contains(
                        "\np99 < 1ms            40 ms    NOT ENOUGH DATA: p99 takes 1,000 good answers,"
                                + " there are 4\n");
        assertThat(runs.started.get(1).thresholds()).hasSize(3);
    }

    @Test
    void a_threshold_that_passes_or_cannot_be_judged_is_no_reason_to_fail() {
        assertThat(cli("run", URL, "--threshold", "errors <= 1%", "--threshold", "p99 < 1ms"))
                .isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("  PASSED\n", "NOT ENOUGH DATA");
        assertThat(cli("run", URL)).isEqualTo(0);
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("hreshold");
    }

    @Test
    void interrupted_no_answer_and_the_generator_come_before_a_failed_threshold() {
        String[] run = {"run", URL, "--threshold", "throughput > 999999/s"};
        assertThat(cli(run)).isEqualTo(1);
        runs = FakeRuns.completed().judged(LIMITED);
        assertThat(cli(run)).isEqualTo(4);
        runs = unanswered(FailureKind.CONNECT_REFUSED);
        assertThat(cli(run)).isEqualTo(3);
        runs = new FakeRuns(FakeRuns.summary(5, Map.of()), Optional.of(RunEnd.STOPPED));
        assertThat(cli(run)).isEqualTo(5);
    }

    @Test
    void thresholds_of_the_command_line_are_added_to_those_of_the_profile() {
        String bounded = SAMPLE.resolveSibling("v1-thresholds.yaml").toString();
        cli("run", bounded, "--threshold", "service p50 < 1ms", "--users", "3");
        assertThat(runs.started.getFirst().thresholds())
                .extracting(Threshold::text)
                .containsExactly(
                        "p99 < 300ms",
                        "service p99.9 <= 1s",
                        "errors < 1%",
                        "throughput >= 450/s",
                        "max < 2s",
                        "service p50 < 1ms");
    }

    @Test
    void a_threshold_that_is_none_is_refused_with_all_that_is_wrong() {
        assertThat(cli("run", URL, "--threshold", "p98 < 1s", "--threshold", "errors < 1"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--threshold: There is no figure \"p98\"; there are p50, ")
                .contains("--threshold: \"1\" is not a share;");
        assertThat(runs.started).isEmpty();
    }

    private static FakeRuns unanswered(FailureKind kind) {
        return new FakeRuns(FakeRuns.summary(0, Map.of(kind, 3L)), Optional.of(RunEnd.COMPLETED));
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
    void a_profile_that_asks_for_more_than_the_machine_was_calibrated_to_is_warned_of() {
        calibrations.known = Optional.of(FakeCalibrations.FOUND);
        assertThat(cli("run", URL, "--rate", "40000")).isEqualTo(0);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("warning: The profile asks for 40,000/s; on 2026-03-01 this machine");
        assertThat(runs.started).hasSize(1);
        err.reset();
        assertThat(cli("run", URL, "--rate", "100")).isEqualTo(0);
        assertThat(cli("run", URL, "--rate", "40000", "--quiet")).isEqualTo(0);
        assertThat(err.size()).isZero();
    }

    @Test
    void calibrate_tells_what_it_found_and_warns_of_the_profile() {
        assertThat(cli("calibrate", URL, "--rate", "50000")).isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        This machine can send about 41,000/s of this request; above 29,000/s do not trust the tail.
                        Noise floor at 1,000/s: p50 0.12 ms, p99 0.45 ms of any response time is this machine.
                        """);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("note: a note")
                .contains("warning: The profile asks for 50,000/s");
        assertThat(runs.started).isEmpty();
    }

    @Test
    void calibrate_can_be_interrupted_and_can_fail() {
        calibrations.ends = Optional.empty();
        assertThat(cli(Runnable::run, "calibrate", URL)).isEqualTo(5);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Interrupted; nothing");
        calibrations.ends = Optional.of(new CalibrationResult.Failed("no loopback"));
        assertThat(cli("calibrate", URL)).isEqualTo(5);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("failed: no loopback");
        assertThat(cli("calibrate", "http://")).isEqualTo(2);
        assertThat(cli("calibrate")).isEqualTo(2);
        assertThat(out.size()).isZero();
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
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .contains("5 s  50 %  5 s left  in flight 10  waiting 3  errors 2");
    }

    @Test
    void a_run_is_kept_in_the_usual_folder_or_another_one_or_not_at_all() {
        assertThat(cli("run", URL)).isEqualTo(0);
        assertThat(runs.history.orElseThrow().folder()).isEqualTo(folder.resolve("runs"));
        cli("run", URL, "--history", folder.resolve("else").toString());
        assertThat(runs.history.orElseThrow().folder()).isEqualTo(folder.resolve("else"));
        cli("run", URL, "--no-history");
        assertThat(runs.history).isEmpty();
        assertThat(cli("run", URL, "--no-history", "--history", "x")).isEqualTo(2);
        assertThat(cli("run", URL, "--history", "")).isEqualTo(2);
        assertThat(runs.started).hasSize(3);
    }

    @Test
    void a_run_that_is_not_there_is_wrong_usage_and_said_in_words() {
        assertThat(cli("report", "last")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no run in");
        assertThat(cli("report", "2026")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("neither a run \"2026\"");
        assertThat(cli("report", SAMPLE.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("v1-open-ramp.yaml cannot be opened: this is no file of Barograph.");
        assertThat(cli("report")).isEqualTo(2);
        assertThat(cli("report", "last", "--format", "csv")).isEqualTo(2);
        assertThat(out.size()).isZero();
    }

    @Test
    void an_empty_history_is_no_error() {
        assertThat(cli("history")).isEqualTo(0);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no run in");
        assertThat(out.size()).isZero();
    }

    @Test
    void the_demo_serves_until_it_is_told_to_end() {
        assertThat(cli(Runnable::run, "demo", "--port", "0")).isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "Demo target on http://127.0.0.1:4711/ (Ctrl-C ends it)\n");
        assertThat(demoClosed).hasValue(1);
    }

    @Test
    void help_shows_examples_and_the_exit_codes() {
        assertThat(cli("--help")).isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Examples:", "barograph run http://127.0.0.1:8080/ok", "Exit codes:");
        assertThat(cli("run", "--help")).isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("barograph run http://127.0.0.1:8080/ok --users 64 --duration 10s")
                .doesNotContain("${");
        assertThat(cli("demo", "--help")).isEqualTo(0);
        assertThat(cli("--version")).isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Barograph development (Java ");
        assertThat(cli()).isEqualTo(2);
        assertThat(runs.started).isEmpty();
    }

    private int cli(String... args) {
        return cli(_ -> {}, args);
    }

    private int cli(java.util.function.Consumer<Runnable> interrupts, String... args) {
        OutputStream device = full ? new FullDevice() : out;
        Terminal terminal =
                new Terminal(
                        new PrintStream(device, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false);
        Services services =
                new Services(
                        history -> {
                            runs.history = history;
                            return runs;
                        },
                        () -> folder.resolve("runs"),
                        () -> calibrations,
                        ReportFormats.ALL,
                        _ ->
                                new Services.RunningDemo() {
                                    @Override
                                    public int port() {
                                        return 4711;
                                    }

                                    @Override
                                    public void close() {
                                        demoClosed.incrementAndGet();
                                    }
                                },
                        interrupts,
                        () -> runs.asked.add("halt"));
        return Cli.run(terminal, services, args);
    }

    private static void awaitText(ByteArrayOutputStream stream, String text) {
        Await.until(text, () -> stream.toString(StandardCharsets.UTF_8).contains(text));
    }

    private static final class FullDevice extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
