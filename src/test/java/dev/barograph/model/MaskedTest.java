package dev.barograph.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "token", "access_token", "client-secret", "password", "key", "KEY", "api_key",
                        "apikey", "X-Api-Key",
                "access_key", "accessKey", "subscription-key", "auth", "sig", "X-Amz-Signature",
                        "session", "jwt", "pwd"
            })
    void a_parameter_that_sounds_secret_loses_its_value(String name) {
        assertThat(Masked.url("http://h/p?a=1&" + name + "=S3CR3T&z=2#" + name + "=S3CR3T"))
                .isEqualTo("http://h/p?a=1&" + name + "=***&z=2#" + name + "=***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyword", "monkey", "keys", "design", "q", "page", "signal"})
    void another_one_keeps_it(String name) {
        String url = "http://h/p?" + name + "=7&z=2";
        assertThat(Masked.url(url)).isEqualTo(url);
    }
}
