package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Body;
import dev.barograph.model.Header;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.WeightedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is asked for: arguments, profiles, and what is wrong with them.
class CliUsageTest extends TypedCli {
    private static final Path MIXED = Path.of("src/test/resources/profiles/v1-requests.yaml");

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
    void a_header_goes_with_every_request_of_a_profile() {
        cli("run", MIXED.toString(), "-H", "content-type: x", "--set", "requests[2].weight=9");
        Profile profile = runs.started.getFirst();
        assertThat(profile.requests())
                .extracting(WeightedRequest::name)
                .containsExactly("List orders", "New order", "Is it there");
        assertThat(profile.requests()).extracting(WeightedRequest::weight).containsExactly(3, 1, 9);
        assertThat(profile.requests())
                .allSatisfy(request ->
                        assertThat(request.spec().headers())
                                .containsExactly(new Header("content-type", "x")));
        assertThat(profile.requests().get(1).spec().body())
                .isEqualTo(new Body.Text("{\"item\": 7}\n"));
    }

    @Test
    void one_method_or_body_for_several_requests_is_refused() {
        assertThat(cli("run", MIXED.toString(), "-X", "PUT", "-d", "x")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "--method: The profile has 3 requests, and not all can have the same"
                                + " method; write for example --set requests[0].method=... for the"
                                + " first one.")
                .contains("--body: The profile has 3 requests");
        assertThat(runs.started).isEmpty();
    }

    @Test
    void a_single_request_keeps_the_name_that_it_has() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("ask.yaml"),
                        """
                        schemaVersion: 1
                        name: a
                        requests:
                          - {name: Ask, weight: 2, url: "http://127.0.0.1/"}
                        load: {model: closed, stages: [{level: 1, duration: 1s}]}
                        """);
        cli("run", file.toString(), "-X", "PUT", "-d", "x");
        assertThat(runs.started.getFirst().requests())
                .containsExactly(
                        new WeightedRequest(
                                "Ask",
                                2,
                                new RequestSpec(
                                        "PUT",
                                        "http://127.0.0.1/",
                                        List.of(),
                                        new Body.Text("x"))));
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

    /// As `a:b` and `a|b` are none on Windows.
    @Test
    void what_cannot_be_the_name_of_a_file_is_wrong_usage_and_no_internal_error() {
        assertThat(cli("run", URL, "-d", "@a\0b")).isEqualTo(2);
        assertThat(cli("run", URL, "--out", "a\0b", "--samples", "--no-history")).isEqualTo(2);
        assertThat(runs.started).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--body: This is not the name of a file: ")
                .contains("--out: This is not the name of a folder: ")
                .doesNotContain("Internal error");
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
    void a_wrong_threshold_and_load_are_told_with_what_is_wrong_with_the_profile()
            throws IOException {
        Path broken = Files.writeString(folder.resolve("a.yaml"), "schemaVersion: 1\nname: a\n");
        for (String target : List.of(broken.toString(), URL)) {
            err.reset();
            assertThat(
                            cli(
                                    "run",
                                    target,
                                    "--threshold",
                                    "p98 < 1s",
                                    "--rate",
                                    "5000000",
                                    "-H",
                                    "Content-Length: 7",
                                    "--format",
                                    "xls"))
                    .isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains(
                            "--threshold: There is no figure \"p98\"",
                            "load.stages[0]: The level must lie between 0 and 1,000,000",
                            "--format: \"xls\" is not a format");
        }
        assertThat(runs.started).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"history", "report last", "report 2026", "compare last 2026"})
    void a_history_that_is_no_folder_is_said_to_be_none(String command) throws IOException {
        Path file = Files.createFile(folder.resolve("runs.txt"));
        assertThat(cli((command + " --history " + file).split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(file.toString(), "it is not a folder");
    }
}
