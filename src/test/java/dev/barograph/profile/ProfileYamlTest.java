package dev.barograph.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Body;
import dev.barograph.model.Header;
import dev.barograph.model.Limits;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.Threshold;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileYamlTest {
    private static final String GOOD =
            """
            schemaVersion: 1
            name: a
            request:
              url: http://127.0.0.1:8080/
            load:
              model: open
              stages:
                - {level: 10, duration: 30s}
            """;

    @Test
    void a_row_for_every_request_is_asked_for_by_one_line_and_costs_none_otherwise() {
        Profile plain = complete(GOOD.getBytes(StandardCharsets.UTF_8)).profile();
        assertThat(plain.samples()).isFalse();
        assertThat(ProfileYaml.write(plain)).doesNotContain("samples");

        Profile asked =
                complete((GOOD + "samples: true\n").getBytes(StandardCharsets.UTF_8)).profile();
        assertThat(asked).isEqualTo(plain.withSamples(true));
        assertThat(ProfileYaml.write(asked)).endsWith("\nsamples: true\n");
        assertThat(ProfileYaml.write(asked.withSamples(false))).isEqualTo(ProfileYaml.write(plain));
        assertThat(ProfileYaml.with(plain, List.of(new Setting("samples", "true"))))
                .isInstanceOfSatisfying(
                        Reading.Complete.class, set -> assertThat(set.profile()).isEqualTo(asked));
    }

    @Test
    void thresholds_are_one_line_each_and_cost_none_otherwise() {
        Profile plain = complete(GOOD.getBytes(StandardCharsets.UTF_8)).profile();
        assertThat(plain.thresholds()).isEmpty();
        assertThat(ProfileYaml.write(plain)).doesNotContain("thresholds");

        String lines = "thresholds:\n  - p99 < 300ms\n  - service p50 < 5ms\n  - errors < 1%\n";
        Profile bounded = complete((GOOD + lines).getBytes(StandardCharsets.UTF_8)).profile();
        assertThat(bounded.thresholds())
                .extracting(Threshold::text)
                .containsExactly("p99 < 300ms", "service p50 < 5ms", "errors < 1%");
        assertThat(ProfileYaml.write(bounded)).endsWith(lines);
        assertThat(bounded.withThresholds(List.of())).isEqualTo(plain);
        assertThat(complete((GOOD + "thresholds:\n").getBytes(StandardCharsets.UTF_8)).profile())
                .isEqualTo(plain);
    }

    @Test
    void every_threshold_that_is_none_is_told_with_its_line() {
        Reading reading =
                ProfileYaml.read(
                        (GOOD
                                        + "thresholds:\n  - p98 < 1s\n  - p99 < 1s\n  - {a: b}\n  - p50 < 5\n")
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Broken.class,
                        broken ->
                                assertThat(broken.problems())
                                        .extracting(FileProblem::text)
                                        .satisfiesExactly(
                                                first ->
                                                        assertThat(first)
                                                                .startsWith(
                                                                        "thresholds[0] (line 10): There"
                                                                                + " is no figure"),
                                                second ->
                                                        assertThat(second)
                                                                .startsWith(
                                                                        "thresholds[2] (line 12): A"
                                                                                + " threshold is one"),
                                                third ->
                                                        assertThat(third)
                                                                .contains("\"5\" is not a time")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'true'", "1", "perhaps", "[true]"})
    void what_is_neither_true_nor_false_is_refused(String value) {
        Reading reading =
                ProfileYaml.read((GOOD + "samples: " + value).getBytes(StandardCharsets.UTF_8));
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Broken.class,
                        broken ->
                                assertThat(broken.problems())
                                        .extracting(problem -> problem.problem().field())
                                        .contains("samples"));
    }

    @Test
    void every_field_of_a_full_file_is_read() throws IOException {
        Profile profile =
                complete(
                                Files.readAllBytes(
                                        Path.of("src/test/resources/profiles/v1-open-ramp.yaml")))
                        .profile();
        assertThat(profile.name()).isEqualTo("Orders, steady");
        assertThat(profile.request().method()).isEqualTo("POST");
        assertThat(profile.request().headers())
                .containsExactly(
                        new Header("Accept", "application/json"),
                        new Header("Content-Type", "text/plain; charset=utf-8"),
                        new Header("X-Count", "12"));
        assertThat(profile.request().body())
                .isEqualTo(new Body.Text("{\n  \"item\": \"Käse\",\n  \"count\": 2\n}\n"));
        assertThat(profile.load().shape())
                .isEqualTo(
                        new LoadShape.Open(
                                List.of(
                                        Stage.ramp(0, 200, Duration.ofSeconds(10)),
                                        Stage.hold(200.5, Duration.ofSeconds(90))),
                                new Spacing.Poisson(7)));
        assertThat(profile.load().maxRequests()).isEqualTo(OptionalLong.of(5000));
        assertThat(profile.limits())
                .isEqualTo(
                        new Limits(
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(15),
                                Duration.ZERO,
                                200,
                                1000,
                                1_048_576));
    }

    @Test
    void what_is_left_out_takes_its_usual_value() {
        Profile profile = complete(GOOD).profile();
        assertThat(profile.request().method()).isEqualTo("GET");
        assertThat(profile.request().body()).isEqualTo(new Body.None());
        assertThat(profile.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(((LoadShape.Open) profile.load().shape()).spacing())
                .isEqualTo(new Spacing.Even());
    }

    @Test
    void the_written_form_is_small_and_says_everything() {
        assertThat(ProfileYaml.write(complete(GOOD).profile()))
                .isEqualTo(
                        """
                        schemaVersion: 1
                        name: a
                        request:
                          method: GET
                          url: http://127.0.0.1:8080/
                        load:
                          model: open
                          spacing: even
                          stages:
                            - {level: 10, duration: 30s}
                        limits:
                          connectTimeout: 5s
                          responseTimeout: 30s
                          totalTimeout: 30s
                          drain: 5s
                          permits: 1000
                          backlog: 100000
                          maxBodyBytes: 67108864
                        """);
    }

    @Test
    void a_changed_field_is_a_changed_line() throws IOException {
        byte[] sample =
                Files.readAllBytes(Path.of("src/test/resources/profiles/v1-open-ramp.yaml"));
        Profile before = complete(sample).profile();
        Profile after =
                ((Reading.Complete)
                                ProfileYaml.with(
                                        before, List.of(new Setting("limits.drain", "9s"))))
                        .profile();
        List<String> old = ProfileYaml.write(before).lines().toList();
        List<String> now = ProfileYaml.write(after).lines().toList();
        assertThat(now).hasSameSizeAs(old);
        assertThat(now.stream().filter(line -> !old.contains(line))).containsExactly("  drain: 9s");
    }

    @Test
    void all_problems_come_at_once_with_field_and_line() {
        assertThat(
                        broken(
                                """
                                schemaVersion: 1
                                name:
                                request:
                                  url: [a]
                                  headers:
                                    - Accept
                                load:
                                  model: both
                                  stages:
                                    - {level: 10, duration: 30}
                                    - {from: 1, duration: 5s}
                                    - {level: "10", duration: soon}
                                  requests: 1.5
                                limits:
                                  drain: -1s
                                  permits: many
                                  backlog: 99999999999
                                """))
                .extracting(FileProblem::text)
                .containsExactly(
                        "name (line 2): The value is missing.",
                        "request.url (line 4): Here belongs a single value.",
                        "request.headers[0] (line 6): A header is one \"- Name: value\"; write \"\" for an"
                                + " empty value.",
                        "load.model (line 8): Write open (requests per second) or closed (requests in"
                                + " flight).",
                        "load.stages[0].duration (line 10): \"30\" has no unit; write for example 30s or"
                                + " 30ms.",
                        "load.stages[1] (line 11): A stage has either a level, or both from and to.",
                        "load.stages[2].level (line 12): \"10\" is not a number, such as 100 or 0.5.",
                        "load.stages[2].duration (line 12): \"soon\" is not a time, such as 30s, 250ms or"
                                + " 1m30s.",
                        "load.requests (line 13): \"1.5\" is not a whole number, such as 100.",
                        "limits.drain (line 15): \"-1s\" is not a time, such as 30s, 250ms or 1m30s.",
                        "limits.permits (line 16): \"many\" is not a whole number, such as 100.",
                        "limits.backlog (line 17): 99999999999 is too large here.");
    }

    @Test
    void what_breaks_a_rule_is_told_with_its_line_beside_what_cannot_be_read() {
        String text = GOOD.replace("http://127.0.0.1:8080/", "ftp://x/").replace("30s", "0s");
        assertThat(complete(text).problems())
                .extracting(FileProblem::text)
                .containsExactly(
                        "request.url (line 4): The address must start with http:// or https://.",
                        "load.stages[0].duration (line 8): A stage must last longer than zero, for example"
                                + " 30s.");
        assertThat(broken(text.replace("open", "up")))
                .extracting(FileProblem::field)
                .containsExactly("load.model", "request.url", "load.stages[0].duration");
    }

    @Test
    void only_what_is_at_the_root_of_it_is_told_and_unknown_fields_beside_it() {
        assertThat(
                        broken(
                                """
                                schemaVersion: 1
                                name: Bad
                                request:
                                  url: http://127.0.0.1:8080/
                                  foo: 1
                                load:
                                  model: opn
                                  spacing: poisson
                                  stages:
                                    - {from: 0, to: -200, duration: 10s}
                                    - {level: 200000, duration: 10s}
                                """))
                .extracting(FileProblem::text)
                .containsExactly(
                        "load.model (line 7): Write open (requests per second) or closed (requests in"
                                + " flight).",
                        "load.stages[0] (line 10): The level must lie between 0 and 1,000,000 requests"
                                + " per second.",
                        "request.foo (line 5): This field is not known and is not used. Known here:"
                                + " body, headers, method, url.");
    }

    @Test
    void missing_fields_are_named_with_an_example() {
        assertThat(broken("request: {}\n"))
                .extracting(FileProblem::field)
                .containsExactly(
                        "schemaVersion", "name", "request.url", "load.model", "load.stages");
    }

    @Test
    void unknown_fields_are_noted_with_their_line_and_do_not_stop_anything() {
        Reading.Complete reading =
                complete(GOOD + "limits:\n  totalTimout: 3s\nfuture: {a: [1]}\n");
        assertThat(reading.notes())
                .extracting(FileProblem::field, p -> p.place().orElseThrow().line())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("limits.totalTimout", 10),
                        org.assertj.core.groups.Tuple.tuple("future", 11));
        assertThat(reading.notes().getFirst().message()).contains("totalTimeout");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void what_the_closed_model_does_not_use_is_noted() {
        String closed = GOOD.replace("open", "closed\n  spacing: poisson\n  seed: 3");
        assertThat(complete(closed).notes())
                .extracting(FileProblem::field)
                .containsExactly("load.spacing", "load.seed");
    }

    @Test
    void a_newer_format_is_refused_without_a_word_on_its_fields() {
        assertThat(
                        broken(
                                GOOD.replace("schemaVersion: 1", "schemaVersion: 99\nnewField: 1")
                                        .replace("a", "[")))
                .hasSize(1);
        assertThat(broken("schemaVersion: 99\nname: 5\nload: new\n"))
                .singleElement()
                .satisfies(p ->
                        assertThat(p.text())
                                .startsWith("schemaVersion (line 1): The file is of format 99"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: !!javax.script.ScriptEngineManager [a]",
                "name: !!java.net.URL [http://127.0.0.1:1/]",
                "name: !local x",
                "name: !!str x",
                "name: *a"
            })
    void tags_anchors_and_aliases_are_refused(String line) {
        assertThat(broken(GOOD.replace("name: a", line)))
                .extracting(FileProblem::field)
                .contains("name");
    }

    @Test
    void duplicate_fields_are_refused_where_the_second_stands() {
        assertThat(broken(GOOD + "name: b\n"))
                .extracting(FileProblem::text)
                .containsExactly("name (line 9): This field stands here a second time.");
    }

    @Test
    void damage_is_told_with_its_line() {
        assertThat(broken("")).extracting(FileProblem::text).containsExactly("The file is empty.");
        assertThat(broken("# only this\n")).hasSize(1);
        assertThat(broken("just text")).hasSize(1);
        assertThat(broken("- 1\n- 2\n")).hasSize(1);
        assertThat(broken("schemaVersion: 1\nname: a\0b\n"))
                .extracting(FileProblem::text)
                .containsExactly(
                        "line 2: The file holds a NUL character; it is damaged or no text file.");
        assertThat(broken("schemaVersion: 1\nname: [a\n"))
                .extracting(FileProblem::text)
                .singleElement()
                .satisfies(t -> assertThat(t).startsWith("line 3: Not valid YAML: "));
        assertThat(broken(GOOD + "---\n" + GOOD))
                .extracting(FileProblem::text)
                .containsExactly(
                        "line 10: A second document begins here; a file holds one profile.");
    }

    @Test
    void damaged_json_is_told_with_its_line() {
        assertThat(broken("{\n\t\t\"schemaVersion\": 1,\n\t\t\"name\" 5\n}"))
                .extracting(FileProblem::text)
                .singleElement()
                .satisfies(t -> assertThat(t).startsWith("line 3: Not valid YAML or JSON: "));
        assertThat(broken("{\"a\": 1, \"a\": 2}")).extracting(FileProblem::field).contains("a");
        assertThat(broken("{\"a\": ".repeat(1_000))).hasSize(1);
    }

    @Test
    void what_is_not_utf_8_is_told_with_its_line() {
        byte[] latin = "schemaVersion: 1\nname: K\u00e4se\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(((Reading.Broken) ProfileYaml.read(latin)).problems())
                .extracting(FileProblem::text)
                .containsExactly("line 2: The file is not UTF-8 text.");
        byte[] wide = GOOD.getBytes(StandardCharsets.UTF_16);
        assertThat(ProfileYaml.read(wide)).isInstanceOf(Reading.Broken.class);
    }

    @Test
    void size_depth_and_length_have_limits() {
        assertThat(
                        ((Reading.Broken) ProfileYaml.read(new byte[ProfileYaml.MOST_BYTES + 1]))
                                .problems())
                .extracting(FileProblem::text)
                .containsExactly("The file is larger than 5 MB; no profile is.");
        assertThat(broken(GOOD + "x: " + "[".repeat(10_000)))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("nested 50 deep"));
        assertThat(broken(GOOD + "x: " + "{a: ".repeat(10_000))).hasSize(1);
        assertThat(broken(GOOD + "- ".repeat(10_000))).hasSize(1);
        assertThat(broken(GOOD + "x: \"" + "a".repeat(ProfileYaml.LONGEST_TEXT + 1) + "\"\n"))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("a limit of the format"));
    }

    @Test
    void a_billion_laughs_end_at_the_first() {
        StringBuilder laughs = new StringBuilder(GOOD).append("l0: &l0 lol\n");
        for (int i = 1; i < 40; i++) {
            String last = "*l" + (i - 1);
            laughs.append("l%d: &l%d [%s,%s,%s,%s]\n".formatted(i, i, last, last, last, last));
        }
        assertThat(broken(laughs.toString())).isNotEmpty();
    }

    @Test
    void settings_change_fields_by_path() {
        Reading.Complete reading =
                (Reading.Complete)
                        ProfileYaml.read(
                                GOOD.getBytes(StandardCharsets.UTF_8),
                                List.of(
                                        new Setting("limits.responseTimeout", "2s"),
                                        new Setting("load.stages[0].level", "100.5"),
                                        new Setting("load.stages[1].level", "7"),
                                        new Setting("load.stages[1].duration", "1s"),
                                        new Setting("request.headers[0].Accept", "a: #b"),
                                        new Setting("request.body", "[x]"),
                                        new Setting("load.requests", "12")));
        assertThat(reading.problems()).isEmpty();
        Profile profile = reading.profile();
        assertThat(profile.limits().responseTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(profile.load().shape().stages())
                .containsExactly(
                        Stage.hold(100.5, Duration.ofSeconds(30)),
                        Stage.hold(7, Duration.ofSeconds(1)));
        assertThat(profile.request().headers()).containsExactly(new Header("Accept", "a: #b"));
        assertThat(profile.request().body()).isEqualTo(new Body.Text("[x]"));
        assertThat(profile.load().maxRequests()).isEqualTo(OptionalLong.of(12));
    }

    @Test
    void a_setting_that_names_no_field_is_a_problem() {
        Reading reading =
                ProfileYaml.with(
                        complete(GOOD).profile(),
                        List.of(
                                new Setting("limits.totalTimout", "2s"),
                                new Setting("load.stages[5].level", "1"),
                                new Setting("limits.permits", "x")));
        assertThat(((Reading.Broken) reading).problems())
                .extracting(FileProblem::field)
                .containsExactlyInAnyOrder(
                        "limits.totalTimout", "load.stages[5].level", "limits.permits");
        assertThat(((Reading.Broken) reading).problems())
                .allSatisfy(p -> assertThat(p.place()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "=b", "a..b=1", "a[x]=1", "[0]=1", ".a=1", "a]=1", "a[0]b=1"})
    void a_setting_is_a_path_and_a_value(String text) {
        assertThat(Setting.parse(text)).isEmpty();
    }

    private static Reading.Complete complete(String text) {
        return complete(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Reading.Complete complete(byte[] bytes) {
        Reading reading = ProfileYaml.read(bytes);
        assertThat(reading).isInstanceOf(Reading.Complete.class);
        return (Reading.Complete) reading;
    }

    private static List<FileProblem> broken(String text) {
        Reading reading = ProfileYaml.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Reading.Broken.class);
        return ((Reading.Broken) reading).problems();
    }
}
