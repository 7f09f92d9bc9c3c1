package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.run.CalibrationResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where runs are kept, and the commands beside `run`.
class CliCommandsTest extends TypedCli {
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

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    run       | limits.totalTimeout=5s
                    run       | 'p99 < 300ms'
                    run       | [-H='NAME: VALUE']...
                    run       | [--threshold='FIGURE < BOUND']...
                    run       | [--format=FORMAT[,FORMAT...]]...
                    report    | [--format=FORMAT[,FORMAT...]]...
                    compare   | [--margin=[FIGURE=]PERCENT]...
                    calibrate | request.method=POST
                    """,
            delimiter = '|')
    void help_breaks_lines_only_between_what_is_typed(String command, String whole) {
        cli(command, "--help");
        String help = out.toString(StandardCharsets.UTF_8);
        assertThat(help.lines()).anyMatch(line -> line.contains(whole));
        String usage = help.substring(0, help.indexOf("\n\n"));
        assertThat(usage.lines()).allMatch(line -> line.length() <= 80);
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

    @Test
    void a_report_that_cannot_be_written_does_not_talk_of_sending() {
        assertThat(cli("report", "last", "--out", "/dev/null/x")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("No report was written:\n  --out: ")
                .contains("report --help\" shows examples.\n")
                .doesNotContain("sent", "profile");
    }
}
