package dev.barograph.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ParametersTest {
    @ParameterizedTest
    @CsvSource({"10, 10000000000", "10s, 10000000000", "250ms, 250000000", "1.5m, 90000000000"})
    void durations_are_seconds_or_carry_their_unit(String text, long nanos) throws Exception {
        assertThat(of(text).durationNanos("x")).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1h", "s", "1e3", "NaN", "86401", "99999999999999"})
    void other_durations_are_refused(String text) {
        assertThatThrownBy(() -> of(text).durationNanos("x"))
                .isInstanceOf(BadParameter.class)
                .hasMessageContaining("x must be a time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "11", "1.0", "+1", "99999999999999999999", "٣"})
    void whole_numbers_outside_their_bounds_are_refused(String text) {
        assertThatThrownBy(() -> of(text).whole("x", 0, 10))
                .hasMessage("x must be a whole number from 0 to 10, was \"" + text + "\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-0.1", "1.1", "NaN", "Infinity", "0x1p3", "1e-3", "1,0"})
    void numbers_outside_their_bounds_are_refused(String text) {
        assertThatThrownBy(() -> of(text).number("x", 0, 1))
                .hasMessageStartingWith("x must be a number from 0 to 1");
    }

    @Test
    void a_missing_parameter_is_named() {
        assertThatThrownBy(() -> new Parameters(Map.of()).whole("n", 0, 10))
                .hasMessage("n is missing; it must be a whole number from 0 to 10.");
    }

    @Test
    void control_characters_and_long_values_are_not_sent_back() {
        assertThatThrownBy(() -> of("\r\nSet-Cookie: a" + "y".repeat(200)).number("x", 0, 1))
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain("\r").hasSizeLessThan(150));
    }

    private static Parameters of(String value) {
        return new Parameters(Map.of("x", List.of(value)));
    }

    @Test
    void what_is_wrong_is_told_in_the_same_digits_in_every_country() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThatThrownBy(() -> of("x").whole("x", 0, 1_234))
                    .hasMessage("x must be a whole number from 0 to 1234, was \"x\".");
            assertThatThrownBy(() -> of("x").number("x", 0, 0.5))
                    .hasMessage("x must be a number from 0 to 0.5, was \"x\".");
        } finally {
            Locale.setDefault(before);
        }
    }
}
