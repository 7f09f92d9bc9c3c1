package dev.barograph.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@A1",
                "\t1",
                "\r1",
                "\n1",
                "\u0000x",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                " =1",
                "   +1",
                "\u00A0-1",
                "\u3000@x",
                "\u200B=1",
                "\uFEFF=1",
                "\u0001=1",
                " \t=1"
            })
    void text_that_a_spreadsheet_could_run_gets_a_quote_in_front(String text) {
        assertThat(Cells.text(text)).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "http://x/?a=1",
                "a-b",
                "1-1",
                "  plain",
                "'=1",
                "\"=1\"",
                "é",
                "𝛼",
                "#1"
            })
    void other_text_stays_as_it_is(String text) {
        assertThat(Cells.text(text)).isEqualTo(text);
    }

    @Test
    void line_breaks_and_control_characters_are_escaped() {
        assertThat(Cells.text("a\r\nb\u0000c\u001b[2Jd\u202Ee\u2028f\tg"))
                .isEqualTo("a\\r\\nb\\u0000c\\u001b[2Jd\\u202ee\\u2028f\tg");
    }

    @Test
    void numbers_are_bare_also_when_negative() {
        assertThat(Cells.number(-1)).isEqualTo("-1");
        assertThat(Cells.number(Long.MAX_VALUE)).isEqualTo("9223372036854775807");
        assertThat(Cells.decimal(-0.5)).isEqualTo("-0.500");
        assertThat(Cells.decimal(1e15)).isEqualTo("1000000000000000.000");
        assertThat(Cells.decimal(Double.NaN)).isEmpty();
        assertThat(Cells.decimal(Double.POSITIVE_INFINITY)).isEmpty();
    }

    @Test
    void times_have_three_digits_after_the_point_and_nothing_is_empty() {
        assertThat(Cells.millis(OptionalLong.of(1_234_567))).isEqualTo("1.235");
        assertThat(Cells.millis(OptionalLong.of(499))).isEqualTo("0.000");
        assertThat(Cells.millis(OptionalLong.empty())).isEmpty();
        assertThat(Cells.seconds(3_250_000_000L)).isEqualTo("3.250");
    }
}
