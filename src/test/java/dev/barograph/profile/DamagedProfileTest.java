package dev.barograph.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of a file that is no profile, or none of ours, and where.
class DamagedProfileTest {
    @Test
    void every_threshold_that_is_none_is_told_with_its_line() {
        Reading reading =
                ProfileYaml.read(
                        (Readings.GOOD
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
                ProfileYaml.read(
                        (Readings.GOOD + "samples: " + value).getBytes(StandardCharsets.UTF_8));
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Broken.class,
                        broken ->
                                assertThat(broken.problems())
                                        .extracting(problem -> problem.problem().field())
                                        .contains("samples"));
    }

    @Test
    void all_problems_come_at_once_with_field_and_line() {
        assertThat(
                        Readings.broken(
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
        String text =
                Readings.GOOD.replace("http://127.0.0.1:8080/", "ftp://x/").replace("30s", "0s");
        assertThat(Readings.complete(text).problems())
                .extracting(FileProblem::text)
                .containsExactly(
                        "request.url (line 4): The address must start with http:// or https://.",
                        "load.stages[0].duration (line 8): A stage must last longer than zero, for example"
                                + " 30s.");
        assertThat(Readings.broken(text.replace("open", "up")))
                .extracting(FileProblem::field)
                .containsExactly("load.model", "request.url", "load.stages[0].duration");
    }

    @Test
    void only_what_is_at_the_root_of_it_is_told_and_unknown_fields_beside_it() {
        assertThat(
                        Readings.broken(
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
        assertThat(Readings.broken("request: {}\n"))
                .extracting(FileProblem::field)
                .containsExactly(
                        "schemaVersion", "name", "request.url", "load.model", "load.stages");
    }

    @Test
    void unknown_fields_are_noted_with_their_line_and_do_not_stop_anything() {
        Reading.Complete reading =
                Readings.complete(Readings.GOOD + "limits:\n  totalTimout: 3s\nfuture: {a: [1]}\n");
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
        String closed = Readings.GOOD.replace("open", "closed\n  spacing: poisson\n  seed: 3");
        assertThat(Readings.complete(closed).notes())
                .extracting(FileProblem::field)
                .containsExactly("load.spacing", "load.seed");
    }

    @Test
    void a_newer_format_is_refused_without_a_word_on_its_fields() {
        assertThat(
                        Readings.broken(
                                Readings.GOOD
                                        .replace(
                                                "schemaVersion: 1",
                                                "schemaVersion: 99\nnewField: 1")
                                        .replace("a", "[")))
                .hasSize(1);
        assertThat(Readings.broken("schemaVersion: 99\nname: 5\nload: new\n"))
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
        assertThat(Readings.broken(Readings.GOOD.replace("name: a", line)))
                .extracting(FileProblem::field)
                .contains("name");
    }

    @Test
    void duplicate_fields_are_refused_where_the_second_stands() {
        assertThat(Readings.broken(Readings.GOOD + "name: b\n"))
                .extracting(FileProblem::text)
                .containsExactly("name (line 9): This field stands here a second time.");
    }

    @Test
    void damage_is_told_with_its_line() {
        assertThat(Readings.broken(""))
                .extracting(FileProblem::text)
                .containsExactly("The file is empty.");
        assertThat(Readings.broken("# only this\n")).hasSize(1);
        assertThat(Readings.broken("just text")).hasSize(1);
        assertThat(Readings.broken("- 1\n- 2\n")).hasSize(1);
        assertThat(Readings.broken("schemaVersion: 1\nname: a\0b\n"))
                .extracting(FileProblem::text)
                .containsExactly(
                        "line 2: The file holds a NUL character; it is damaged or no text file.");
        assertThat(Readings.broken("schemaVersion: 1\nname: [a\n"))
                .extracting(FileProblem::text)
                .singleElement()
                .satisfies(t -> assertThat(t).startsWith("line 3: Not valid YAML: "));
        assertThat(Readings.broken(Readings.GOOD + "---\n" + Readings.GOOD))
                .extracting(FileProblem::text)
                .containsExactly(
                        "line 10: A second document begins here; a file holds one profile.");
    }

    @Test
    void damaged_json_is_told_with_its_line() {
        assertThat(Readings.broken("{\n\t\t\"schemaVersion\": 1,\n\t\t\"name\" 5\n}"))
                .extracting(FileProblem::text)
                .singleElement()
                .satisfies(t -> assertThat(t).startsWith("line 3: Not valid YAML or JSON: "));
        assertThat(Readings.broken("{\"a\": 1, \"a\": 2}"))
                .extracting(FileProblem::field)
                .contains("a");
        assertThat(Readings.broken("{\"a\": ".repeat(1_000))).hasSize(1);
    }

    @Test
    void what_is_not_utf_8_is_told_with_its_line() {
        byte[] latin = "schemaVersion: 1\nname: K\u00e4se\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(((Reading.Broken) ProfileYaml.read(latin)).problems())
                .extracting(FileProblem::text)
                .containsExactly("line 2: The file is not UTF-8 text.");
        byte[] wide = Readings.GOOD.getBytes(StandardCharsets.UTF_16);
        assertThat(ProfileYaml.read(wide)).isInstanceOf(Reading.Broken.class);
    }

    @Test
    void size_depth_and_length_have_limits() {
        assertThat(
                        ((Reading.Broken) ProfileYaml.read(new byte[ProfileYaml.MOST_BYTES + 1]))
                                .problems())
                .extracting(FileProblem::text)
                .containsExactly("The file is larger than 5 MB; no profile is.");
        assertThat(Readings.broken(Readings.GOOD + "x: " + "[".repeat(10_000)))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("nested 50 deep"));
        assertThat(Readings.broken(Readings.GOOD + "x: " + "{a: ".repeat(10_000))).hasSize(1);
        assertThat(Readings.broken(Readings.GOOD + "- ".repeat(10_000))).hasSize(1);
        for (String word : List.of("a", "a ")) {
            assertThat(
                            Readings.broken(
                                    Readings.GOOD
                                            + "x: \""
                                            + word.repeat(ProfileYaml.LONGEST_TEXT + 1)
                                            + "\"\n"))
                    .singleElement()
                    .satisfies(p -> assertThat(p.message()).contains("a limit of the format"));
        }
    }

    @Test
    void a_billion_laughs_end_at_the_first() {
        StringBuilder laughs = new StringBuilder(Readings.GOOD).append("l0: &l0 lol\n");
        for (int i = 1; i < 40; i++) {
            String last = "*l" + (i - 1);
            laughs.append("l%d: &l%d [%s,%s,%s,%s]\n".formatted(i, i, last, last, last, last));
        }
        assertThat(Readings.broken(laughs.toString())).isNotEmpty();
    }
}
