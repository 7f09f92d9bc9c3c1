package dev.barograph.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Body;
import dev.barograph.model.Header;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.WeightedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeveralRequestsTest {
    private static final String HEAD = "schemaVersion: 1\nname: a\n";
    private static final String LOAD =
            "load:\n  model: closed\n  stages:\n    - {level: 1, duration: 1s}\n";
    private static final String TWO =
            """
            requests:
              - name: one
                weight: 1
                method: GET
                url: http://127.0.0.1:8080/one
              - name: two
                weight: 7
                method: PUT
                url: http://127.0.0.1:8080/two
                headers:
                  - A: b
                body: |-
                  x
                  y
            """;

    @Test
    void every_field_of_every_request_is_read() throws IOException {
        Profile profile =
                complete(Files.readString(Path.of("src/test/resources/profiles/v1-requests.yaml")))
                        .profile();
        String url = "http://127.0.0.1:8080/orders";
        assertThat(profile.requests())
                .containsExactly(
                        new WeightedRequest(
                                "List orders",
                                3,
                                new RequestSpec("GET", url, List.of(), new Body.None())),
                        new WeightedRequest(
                                "New order",
                                1,
                                new RequestSpec(
                                        "POST",
                                        url,
                                        List.of(new Header("Content-Type", "application/json")),
                                        new Body.Text("{\"item\": 7}\n"))),
                        new WeightedRequest(
                                "Is it there",
                                1,
                                new RequestSpec(
                                        "HEAD",
                                        "HTTP://127.0.0.1:8080/orders/1",
                                        List.of(),
                                        new Body.None())));
    }

    @Test
    void several_are_written_as_a_list_and_the_written_form_says_everything() {
        Profile profile = complete(HEAD + TWO + LOAD).profile();
        assertThat(ProfileYaml.write(profile)).startsWith(HEAD + TWO + LOAD);
    }

    @Test
    void one_is_written_as_a_list_only_if_it_has_a_name_or_a_weight_of_its_own() {
        String url = "url: http://127.0.0.1:8080/";
        Profile plain = complete(HEAD + "request:\n  " + url + "\n" + LOAD).profile();
        assertThat(plain.requests()).containsExactly(new WeightedRequest("a", 1, plain.request()));
        assertThat(ProfileYaml.write(plain)).contains("\nrequest:\n").doesNotContain("requests:");
        assertThat(complete(HEAD + "requests:\n  - " + url + "\n" + LOAD).profile())
                .isEqualTo(plain);

        for (String own : List.of("name: b", "weight: 2")) {
            Profile named =
                    complete(HEAD + "requests:\n  - " + url + "\n    " + own + "\n" + LOAD)
                            .profile();
            assertThat(ProfileYaml.write(named)).contains("\nrequests:\n  - name: ", own);
            assertThat(complete(ProfileYaml.write(named)).profile()).isEqualTo(named);
        }
    }

    @Test
    void what_is_neither_one_nor_a_list_is_told() {
        String one = "request:\n  url: http://127.0.0.1/\n";
        assertThat(texts(HEAD + one + TWO + LOAD))
                .containsExactly(
                        "requests (line 5): Write either request, for a single one, or the list"
                                + " requests, not both.");
        for (String empty : List.of("requests: []\n", "requests:\n")) {
            assertThat(texts(HEAD + empty + LOAD))
                    .containsExactly(
                            "requests (line 3): List at least one request, each on lines after \"-"
                                    + " \".");
        }
        assertThat(texts(HEAD + "requests: x\n" + LOAD)).isNotEmpty();
        assertThat(texts(HEAD + "requests: [x]\n" + LOAD)).isNotEmpty();
        assertThat(texts(HEAD + LOAD))
                .containsExactly(
                        "request.url: This field is missing; for example \"url:"
                                + " http://127.0.0.1:8080/\".");
    }

    @Test
    void problems_name_the_request_and_its_line() {
        assertThat(
                        texts(
                                HEAD
                                        + TWO.replace("name: two", "nome: two")
                                                .replace("weight: 7", "weight: seven")
                                        + LOAD))
                .containsExactly(
                        "requests[1].name (line 8): This field is missing; for example \"name: List"
                                + " orders\".",
                        "requests[1].weight (line 9): \"seven\" is not a whole number, such as"
                                + " 100.",
                        "requests[1].nome (line 8): This field is not known and is not used. Known"
                                + " here: body, headers, method, name, url, weight.");
        assertThat(
                        texts(
                                HEAD
                                        + TWO.replace("8080/two", "8081/two")
                                                .replace("weight: 7", "weight: 0")
                                                .replace("name: two", "name: one")
                                        + LOAD))
                .containsExactly(
                        "requests[1].name (line 8): An earlier request is called \"one\" too; each request"
                                + " needs a name of its own.",
                        "requests[1].weight (line 9): The weight must lie between 1 and 1000.",
                        "requests[1].url (line 11): \"one\" goes to port 8080, but \"one\" to 8081."
                                + " All requests of a profile go to the same scheme, host and"
                                + " port.");
        assertThat(texts(HEAD + "requests:\n  - url: ftp://x\n" + LOAD))
                .containsExactly(
                        "request.url (line 4): The address must start with http:// or https://.");
    }

    @Test
    void a_setting_that_is_not_known_hides_no_problem_of_a_field_whose_name_begins_alike() {
        assertThat(
                        ProfileYaml.read(
                                (HEAD + TWO.replace("weight: 7", "weight: 5000") + LOAD)
                                        .getBytes(StandardCharsets.UTF_8),
                                List.of(new Setting("requests[1].w", "3"))))
                .isInstanceOfSatisfying(
                        Reading.Broken.class,
                        broken ->
                                assertThat(broken.problems())
                                        .extracting(FileProblem::field)
                                        .containsExactly("requests[1].w", "requests[1].weight"));
    }

    @Test
    void settings_reach_each_request_and_may_add_one() {
        Reading.Complete reading =
                (Reading.Complete)
                        ProfileYaml.read(
                                (HEAD + TWO + LOAD).getBytes(StandardCharsets.UTF_8),
                                List.of(
                                        new Setting("requests[1].weight", "3"),
                                        new Setting("requests[0].headers[0].X", "y"),
                                        new Setting("requests[2].name", "three"),
                                        new Setting("requests[2].url", "http://127.0.0.1:8080/3")));
        assertThat(reading.problems()).isEmpty();
        List<WeightedRequest> requests = reading.profile().requests();
        assertThat(requests)
                .extracting(WeightedRequest::name)
                .containsExactly("one", "two", "three");
        assertThat(requests).extracting(WeightedRequest::weight).containsExactly(1, 3, 1);
        assertThat(requests.getFirst().spec().headers()).containsExactly(new Header("X", "y"));
        assertThat(
                        ProfileYaml.with(
                                reading.profile(), List.of(new Setting("request.method", "PUT"))))
                .isInstanceOfSatisfying(
                        Reading.Broken.class,
                        broken ->
                                assertThat(broken.problems())
                                        .extracting(FileProblem::field)
                                        .contains("requests"));
    }

    private static Reading.Complete complete(String text) {
        Reading reading = ProfileYaml.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Complete.class,
                        c -> {
                            assertThat(c.problems()).isEmpty();
                            assertThat(c.notes()).isEmpty();
                        });
        return (Reading.Complete) reading;
    }

    /// The problems, but not the notes.
    private static List<String> texts(String text) {
        Stream<FileProblem> problems =
                switch (ProfileYaml.read(text.getBytes(StandardCharsets.UTF_8))) {
                    case Reading.Complete c -> c.problems().stream();
                    case Reading.Broken b -> b.problems().stream();
                };
        return problems.map(FileProblem::text).toList();
    }
}
