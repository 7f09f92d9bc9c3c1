package dev.barograph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {
    private static final Load STEADY =
            new Load(new LoadShape.Closed(List.of(Stage.hold(10, Duration.ofSeconds(30)))));

    @Test
    void weights_and_names_at_their_edges_pass() {
        assertThat(problems(request("a", 1, "http://h/"), request("b", 1_000, "http://h/")))
                .isEmpty();
        assertThat(ProfileRules.problems(many(50))).isEmpty();
    }

    @Test
    void more_than_fifty_are_too_many() {
        assertThat(ProfileRules.problems(many(51)))
                .containsExactly(new Problem("requests", "There may be 50 requests at most."));
    }

    private static Profile many(int count) {
        return profile(
                IntStream.range(0, count)
                        .mapToObj(i -> request("r" + i, 1 + i, "http://h/" + i))
                        .toArray(WeightedRequest[]::new));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001, Integer.MIN_VALUE})
    void a_weight_out_of_range_is_told(int weight) {
        assertThat(problems(request("a", weight, "http://h/")))
                .extracting(Problem::field)
                .containsExactly("requests[0].weight");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\tb", "a\u2028b"})
    void a_name_is_something_on_one_line(String name) {
        assertThat(problems(request("x", 1, "http://h/"), request(name, 1, "http://h/")))
                .extracting(Problem::field)
                .containsExactly("requests[1].name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aggregated", "all", "All Requests", " all "})
    void the_name_of_all_together_is_not_one_of_a_single_request(String name) {
        assertThat(problems(request("x", 1, "http://h/"), request(name, 1, "http://h/")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("requests[1].name");
                    assertThat(problem.message()).contains("all requests together");
                });
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"=A,'=A", "A, A", "A,A "})
    void names_that_look_the_same_in_a_table_are_the_same(String first, String second) {
        assertThat(problems(request(first, 1, "http://h/"), request(second, 1, "http://h/")))
                .extracting(Problem::field)
                .containsExactly("requests[1].name");
    }

    @Test
    void two_of_the_same_name_are_told_of_the_second() {
        assertThat(
                        problems(
                                request("a", 1, "http://h/"),
                                request("b", 1, "http://h/"),
                                request("a", 1, "http://h/")))
                .containsExactly(
                        new Problem(
                                "requests[2].name",
                                "An earlier request is called \"a\" too; each request needs a name of its"
                                        + " own."));
    }

    @Test
    void every_request_is_looked_at_and_named_by_its_place() {
        RequestSpec bad =
                new RequestSpec(
                        "GE T",
                        "nowhere",
                        List.of(new Header("Content-Length", "5")),
                        new Body.Text("four"));
        assertThat(problems(new WeightedRequest("a", 1, bad), new WeightedRequest("b", 1, bad)))
                .extracting(Problem::field)
                .containsExactly(
                        "requests[0].method",
                        "requests[0].url",
                        "requests[0].headers[0]",
                        "requests[1].method",
                        "requests[1].url",
                        "requests[1].headers[0]");
    }

    @Test
    void a_single_one_without_a_name_of_its_own_is_the_request_of_the_profile() {
        Profile profile =
                new Profile(
                        " ",
                        new RequestSpec("GET", "nowhere", List.of(), new Body.None()),
                        STEADY,
                        Limits.DEFAULT);
        assertThat(ProfileRules.problems(profile))
                .extracting(Problem::field)
                .containsExactly("name", "request.url");
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/, HTTP://H:80/x",
        "https://h/, https://u:p@h:443/x",
        "http://my_service:8080/, http://MY_service:08080/y",
        "http://[::1]/, http://[::1]:80/"
    })
    void the_same_place_may_be_written_in_several_ways(String one, String other) {
        assertThat(problems(request("a", 1, one), request("b", 1, other))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://h/ | https://h/ | scheme http, but \"b\" to https",
                "http://h/ | http://i/ | host h, but \"b\" to i",
                "http://h/ | http://h:81/ | port 80, but \"b\" to 81",
                "https://u:p@h/ | https://h:80/ | port 443, but \"b\" to 80",
                "http://my_a/ | http://my_b/ | host my_a, but \"b\" to my_b",
                "http://[::1]/ | http://[::2]/ | host [::1], but \"b\" to [::2]"
            })
    void two_places_are_told_with_what_differs(String one, String other, String how) {
        assertThat(problems(request("a", 1, one), request("b", 1, other)))
                .containsExactly(
                        new Problem(
                                "requests[1].url",
                                "\"a\" goes to "
                                        + how
                                        + ". All requests of a profile go to the same scheme, host"
                                        + " and port."));
    }

    private static WeightedRequest request(String name, int weight, String url) {
        return new WeightedRequest(
                name, weight, new RequestSpec("GET", url, List.of(), new Body.None()));
    }

    private static Profile profile(WeightedRequest... requests) {
        return new Profile("profile", List.of(requests), STEADY, Limits.DEFAULT, List.of(), false);
    }

    private static List<Problem> problems(WeightedRequest... requests) {
        return ProfileRules.problems(profile(requests));
    }

    @Test
    void a_body_that_no_file_of_a_profile_can_hold_is_told() {
        assertThat(problems(withBody("a".repeat(1_000_000)))).isEmpty();
        assertThat(problems(withBody("a".repeat(1_000_001))))
                .containsExactly(
                        new Problem(
                                "requests[0].body",
                                "The body may have 1,000,000 characters at most; it has"
                                        + " 1,000,001."));
    }

    private static WeightedRequest withBody(String body) {
        return new WeightedRequest(
                "a", 1, new RequestSpec("POST", "http://h/", List.of(), new Body.Text(body)));
    }
}
