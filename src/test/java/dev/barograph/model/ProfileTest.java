package dev.barograph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {
    @Test
    void a_single_request_is_told_with_its_whole_address() {
        assertThat(profile("http://a.test:81/x?y=1").inWords())
                .isEqualTo("GET http://a.test:81/x?y=1");
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.test:81/x?y=1, http://a.test:81",
        "https://a.test, https://a.test",
        "http://[::1]:81?y=1, http://[::1]:81",
        "http://a.test#top, http://a.test"
    })
    void several_requests_are_told_by_the_place_that_all_of_them_go_to(String url, String place) {
        assertThat(profile(url, "http://a.test/z").inWords()).isEqualTo("2 requests to " + place);
    }

    private static Profile profile(String... urls) {
        return new Profile(
                "Mix",
                Arrays.stream(urls)
                        .map(url ->
                                new WeightedRequest(
                                        url,
                                        1,
                                        new RequestSpec("GET", url, List.of(), new Body.None())))
                        .toList(),
                new Load(new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofSeconds(1))))),
                Limits.DEFAULT,
                List.of(),
                false);
    }
}
