package dev.barograph.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    @ParameterizedTest
    @CsvSource({
        "0.0025, 0.25 %",
        "0.97, 97 %",
        "0.994, 99 %",
        "0.995, 99.5 %",
        "0.99857, 99.8 %",
        "0.9999999, 99.9 %",
        "1, 100 %"
    })
    void all_but_a_few_are_not_called_all(double share, String told) {
        assertThat(Wording.percent(share)).isEqualTo(told);
    }
}
