package dev.barograph.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barograph.model.Threshold.Figure;
import dev.barograph.model.Threshold.Relation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTextTest {
    private static final double MS = 1e6;

    private static Threshold threshold(String text) {
        List<Problem> found = new ArrayList<>();
        Threshold read = ThresholdText.parse("here", text, found).orElseThrow();
        assertThat(found).isEmpty();
        return read;
    }

    @Test
    void every_kind_of_threshold_is_read_as_people_write_it() {
        assertThat(threshold("p99 < 300ms"))
                .isEqualTo(new Threshold(false, Figure.P99, Relation.BELOW, 300 * MS));
        assertThat(threshold("service p99.9<=1s"))
                .isEqualTo(new Threshold(true, Figure.P99_9, Relation.AT_MOST, 1_000 * MS));
        assertThat(threshold(" Response  Mean < 1.5s "))
                .isEqualTo(new Threshold(false, Figure.MEAN, Relation.BELOW, 1_500 * MS));
        assertThat(threshold("errors < 0.1 %"))
                .isEqualTo(new Threshold(false, Figure.ERRORS, Relation.BELOW, 0.001));
        assertThat(threshold("throughput >= 450/s"))
                .isEqualTo(new Threshold(false, Figure.THROUGHPUT, Relation.AT_LEAST, 450));
        assertThat(threshold("max > 1us"))
                .isEqualTo(new Threshold(false, Figure.MAX, Relation.ABOVE, 1_000));
    }

    @Test
    void what_is_written_is_read_back_as_the_same() {
        for (Figure figure : Figure.values()) {
            for (Relation relation : Relation.values()) {
                for (String bound :
                        switch (figure.kind()) {
                            case TIME -> List.of("1ns", "300ms", "1s500ms", "1h");
                            case SHARE -> List.of("0.07%", "1%", "33.3%");
                            case RATE -> List.of("0.5/s", "450/s", "1000000/s");
                        }) {
                    String text = figure.id() + " " + relation.sign() + " " + bound;
                    assertThat(threshold(text).text()).isEqualTo(text);
                    assertThat(threshold(threshold(text).text())).isEqualTo(threshold(text));
                }
            }
        }
        assertThat(threshold("service p50 < 5ms").text()).isEqualTo("service p50 < 5ms");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|This is empty; write a figure, one of < <= > >=, and a bound",
                "p99 300ms|\"p99 300ms\" is not a threshold; write a figure, one of",
                "p99 == 300ms|is not a threshold",
                "p99 < 300ms and p50 < 1ms|is not a threshold",
                "p98 < 300ms|There is no figure \"p98\"; there are p50, p75, p90, p95, p99, p99.9,"
                        + " p99.99, mean, max, errors, throughput.",
                "p99 < 300|\"300\" is not a time; write for example 300ms or 1.5s.",
                "p99 < 3%|\"3%\" is not a time",
                "errors < 0.01|\"0.01\" is not a share; write a percentage, for example 1%.",
                "throughput > 450|\"450\" is not a rate; write for example 450/s.",
                "throughput > 450/m|is not a rate",
                "p50 < 2h|A bound of p50 must lie between 1ns and 1h.",
                "p50 < 0s|between 1ns and 1h",
                "errors < 101%|A bound of errors must lie between 0% and 100%.",
                "throughput > 1000001/s|between 0/s and 1000000/s",
                "errors < 0%|This can never hold; write errors <= for it.",
                "errors > 100%|This can never hold; write errors >= for it.",
                "service errors < 1%|\"service\" goes with times only; leave it out before errors."
            })
    void what_is_wrong_is_said_with_what_would_be_right(String text, String message) {
        List<Problem> found = new ArrayList<>();
        assertThat(ThresholdText.parse("thresholds[3]", text, found)).isEmpty();
        assertThat(found)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("thresholds[3]");
                    assertThat(problem.message()).contains(message);
                });
    }

    @Test
    void all_that_is_wrong_with_a_text_is_said_at_once() {
        List<Problem> found = new ArrayList<>();
        assertThat(ThresholdText.parse("x", "service throughput > 5", found)).isEmpty();
        assertThat(found).extracting(Problem::message).hasSize(2);
    }

    @Test
    void a_value_has_as_many_digits_as_it_takes_to_see_on_which_side_it_lies() {
        Threshold p99 = threshold("p99 <= 300ms");
        assertThat(ThresholdText.value(p99, 412.345 * MS)).isEqualTo("412 ms");
        assertThat(ThresholdText.value(p99, 300.04 * MS)).isEqualTo("300.04 ms");
        assertThat(ThresholdText.value(p99, 300 * MS)).isEqualTo("300 ms");
        assertThat(ThresholdText.value(p99, 1_234 * MS)).isEqualTo("1.23 s");
        assertThat(ThresholdText.value(p99, 12_345)).isEqualTo("12.3 µs");
        assertThat(ThresholdText.value(p99, 999_999)).isEqualTo("1 ms");
        assertThat(ThresholdText.value(threshold("errors < 1%"), 0.00999)).isEqualTo("0.999 %");
        assertThat(ThresholdText.value(threshold("errors < 1%"), 0.0099996)).isEqualTo("0.99996 %");
        assertThat(ThresholdText.value(threshold("errors < 1%"), 0)).isEqualTo("0 %");
        Threshold rate = threshold("throughput >= 450/s");
        assertThat(ThresholdText.value(rate, 12_345.678)).isEqualTo("12346/s");
        assertThat(ThresholdText.value(rate, 449.97)).isEqualTo("449.97/s");
    }

    @Test
    void what_cannot_be_a_bound_is_refused() {
        assertThatThrownBy(() -> new Threshold(false, Figure.P50, Relation.BELOW, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Threshold(true, Figure.ERRORS, Relation.BELOW, 0.1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
