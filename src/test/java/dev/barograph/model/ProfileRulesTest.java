package dev.barograph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileRulesTest {
    private static final RequestSpec GET =
            new RequestSpec("GET", "http://127.0.0.1:8080/", List.of(), new Body.None());
    private static final Load STEADY =
            new Load(new LoadShape.Closed(List.of(Stage.hold(10, Duration.ofSeconds(30)))));

    @Test
    void a_plain_profile_has_no_problems() {
        assertThat(problems(GET, STEADY, Limits.DEFAULT)).isEmpty();
    }

    @Test
    void a_profile_without_a_name_is_told_so() {
        assertThat(ProfileRules.problems(new Profile(" ", GET, STEADY, Limits.DEFAULT)))
                .extracting(Problem::field)
                .containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "https://a.example:8443/p?q=1&r=%20#f",
                "HTTP://127.0.0.1:1/",
                "http://[::1]:8080/",
                "http://user:word@host/",
                "http://my_service/",
                "http://_a.b-c_d:8080/p",
                "http://user:word@my_service:80/"
            })
    void good_addresses_pass(String url) {
        assertThat(problems(url(url), STEADY, Limits.DEFAULT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost:8080",
                "/path",
                "ftp://host/",
                "file:///etc/passwd",
                "jar:http://h/a.jar!/",
                "http://",
                "http:///path",
                "http://host:0/",
                "http://host:65536/",
                "http://host:99999999999/",
                "http://my_service:0/",
                "http://my_service:99999/",
                "http://my_service:x/",
                "http://host/100%",
                "http://ho st/",
                "http://host/a b",
                "http://host/\r\nX: y",
                "http://host/\u0000",
                "http:host",
                "http://host:port/",
                "http://[::1/",
                "//host/"
            })
    void bad_addresses_are_told_once_on_the_address(String url) {
        assertThat(problems(url(url), STEADY, Limits.DEFAULT))
                .extracting(Problem::field)
                .containsExactly("request.url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET ", "G\nET", "GÉT", "GET/1", "A:B"})
    void a_method_is_a_token(String method) {
        RequestSpec request = new RequestSpec(method, GET.url(), List.of(), new Body.None());
        assertThat(problems(request, STEADY, Limits.DEFAULT))
                .extracting(Problem::field)
                .containsExactly("request.method");
    }

    @Test
    void what_is_wrong_with_an_address_is_told_without_its_password() {
        assertThat(problems(url("http://me:s3cret@host/a b"), STEADY, Limits.DEFAULT))
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("character 24", "%20")
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    127.0.0.1:8080/ok               | The address must start with http:// or https://.
                    localhost:8080/ok               | The address must start with http:// or https://.
                    curl -X POST http://host/ok     | The address must start with http:// or https://.
                    http://                         | The address has no valid host name.
                    HTTPS://                        | The address has no valid host name.
                    http://host/a http://host/b     | There is more than one address here; keep one, and add a request for each of the others.
                    http://host/a b                 | This is not an address: Illegal character in path (character 14); write it as %20.
                    http://host/a{id}               | This is not an address: Illegal character in path (character 14); write it as %7B.
                    http://host/100%                | This is not an address: Malformed escape pair (character 16); write it as %25.
                    http://[::1/                    | This is not an address: Expected closing bracket for IPv6 address (character 12).
                    """,
            delimiter = '|')
    void what_is_wrong_with_an_address_is_told_as_it_is_to_be_mended(String url, String told) {
        assertThat(problems(url(url), STEADY, Limits.DEFAULT))
                .extracting(Problem::message)
                .containsExactly(told);
    }

    @Test
    void a_port_too_long_for_a_number_is_told_as_a_port() {
        assertThat(problems(url("http://host:99999999999/"), STEADY, Limits.DEFAULT))
                .extracting(Problem::message)
                .containsExactly("The port must lie between 1 and 65535.");
    }

    @Test
    void a_tunnel_is_no_request() {
        assertThat(
                        problems(
                                new RequestSpec("CONNECT", GET.url(), List.of(), new Body.None()),
                                STEADY,
                                Limits.DEFAULT))
                .extracting(Problem::field)
                .containsExactly("request.method");
    }

    @Test
    void headers_must_not_lie_about_the_body() {
        List<Header> headers =
                List.of(
                        new Header("Content-Length", "3"),
                        new Header("content-length", "999"),
                        new Header("Transfer-encoding", "chunked"),
                        new Header("X", "tab\tis fine"),
                        new Header("X", "a\u0001"),
                        new Header("X", "a\u007f"));
        assertThat(
                        problems(
                                new RequestSpec("POST", GET.url(), headers, new Body.Text("äx")),
                                STEADY,
                                Limits.DEFAULT))
                .extracting(Problem::field)
                .containsExactly(
                        "request.headers[1]",
                        "request.headers[2]",
                        "request.headers[4]",
                        "request.headers[5]");
    }

    @Test
    void headers_must_not_smuggle_lines() {
        List<Header> headers =
                List.of(
                        new Header("Ok", ""),
                        new Header("X", "a\r\nY: b"),
                        new Header("Z\n", "b"),
                        new Header("", "c"),
                        new Header("N", "\u0000"));
        assertThat(
                        problems(
                                new RequestSpec("GET", GET.url(), headers, new Body.None()),
                                STEADY,
                                Limits.DEFAULT))
                .extracting(Problem::field)
                .containsExactly(
                        "request.headers[1]",
                        "request.headers[2]",
                        "request.headers[3]",
                        "request.headers[4]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -0.001, 100_001, Double.NaN, Double.POSITIVE_INFINITY})
    void levels_out_of_range_are_told_on_their_stage(double level) {
        Load load =
                new Load(
                        new LoadShape.Closed(
                                List.of(
                                        Stage.hold(1, Duration.ofSeconds(1)),
                                        Stage.hold(level, Duration.ofSeconds(1)))));
        assertThat(problems(GET, load, Limits.DEFAULT))
                .extracting(Problem::field)
                .containsExactly("load.stages[1]");
    }

    @Test
    void users_come_whole_and_the_rate_of_the_open_model_does_not() {
        Duration second = Duration.ofSeconds(1);
        List<Stage> stages =
                List.of(
                        Stage.ramp(0, 10, second),
                        Stage.hold(0.4, second),
                        Stage.ramp(10, 2.5, second),
                        Stage.ramp(1.000001, 0.5, second));
        assertThat(problems(GET, new Load(new LoadShape.Closed(stages)), Limits.DEFAULT))
                .containsExactly(
                        wholeUsers(1, "0.4"), wholeUsers(2, "2.5"), wholeUsers(3, "1.000001"));
        assertThat(
                        problems(
                                GET,
                                new Load(new LoadShape.Open(stages, new Spacing.Even())),
                                Limits.DEFAULT))
                .isEmpty();
    }

    private static Problem wholeUsers(int stage, String level) {
        return new Problem(
                "load.stages[" + stage + "]",
                "The closed model keeps whole requests in flight; write for example 1, not "
                        + level
                        + ".");
    }

    @Test
    void the_open_model_may_go_higher_than_the_closed_one() {
        List<Stage> stages = List.of(Stage.hold(1_000_000, Duration.ofSeconds(1)));
        Load open = new Load(new LoadShape.Open(stages, new Spacing.Even()));
        Load closed = new Load(new LoadShape.Closed(stages));
        assertThat(problems(GET, open, Limits.DEFAULT)).isEmpty();
        assertThat(problems(GET, closed, Limits.DEFAULT)).hasSize(1);
    }

    @Test
    void a_shape_needs_stages_that_last_and_a_level_above_zero() {
        assertThat(problems(GET, shape(), Limits.DEFAULT))
                .extracting(Problem::field)
                .containsExactly("load.stages");
        assertThat(problems(GET, shape(Stage.hold(5, Duration.ZERO)), Limits.DEFAULT))
                .extracting(Problem::field)
                .containsExactly("load.stages[0].duration");
        assertThat(problems(GET, shape(Stage.hold(0, Duration.ofSeconds(1))), Limits.DEFAULT))
                .extracting(Problem::field)
                .containsExactly("load.stages");
        assertThat(problems(GET, shape(Stage.hold(1, Duration.ofDays(8))), Limits.DEFAULT))
                .extracting(Problem::field)
                .containsExactly("load.stages");
    }

    @Test
    void the_number_of_requests_is_at_least_one() {
        Load none = new Load(STEADY.shape(), OptionalLong.of(0));
        assertThat(problems(GET, none, Limits.DEFAULT))
                .extracting(Problem::field)
                .containsExactly("load.requests");
        assertThat(problems(GET, new Load(STEADY.shape(), OptionalLong.of(1)), Limits.DEFAULT))
                .isEmpty();
    }

    @Test
    void every_limit_out_of_range_is_told_all_at_once() {
        Limits limits =
                new Limits(
                        Duration.ZERO,
                        Duration.ofHours(2),
                        Duration.ofSeconds(-1),
                        Duration.ofSeconds(-1),
                        0,
                        -1,
                        -1);
        assertThat(problems(GET, STEADY, limits))
                .extracting(Problem::field)
                .containsExactly(
                        "limits.connectTimeout",
                        "limits.responseTimeout",
                        "limits.totalTimeout",
                        "limits.drain",
                        "limits.permits",
                        "limits.backlog",
                        "limits.maxBodyBytes");
    }

    @Test
    void limits_at_their_edges_pass() {
        Duration least = Duration.ofMillis(1);
        Duration most = Duration.ofHours(1);
        assertThat(problems(GET, STEADY, new Limits(least, most, least, Duration.ZERO, 1, 0, 0)))
                .isEmpty();
        assertThat(
                        problems(
                                GET,
                                STEADY,
                                new Limits(
                                        most,
                                        most,
                                        most,
                                        most,
                                        100_000,
                                        10_000_000,
                                        Long.MAX_VALUE)))
                .isEmpty();
    }

    private static Load shape(Stage... stages) {
        return new Load(new LoadShape.Closed(List.of(stages)));
    }

    private static RequestSpec url(String url) {
        return new RequestSpec("GET", url, List.of(), new Body.None());
    }

    private static List<Problem> problems(RequestSpec request, Load load, Limits limits) {
        return ProfileRules.problems(new Profile("name", request, load, limits));
    }
}
