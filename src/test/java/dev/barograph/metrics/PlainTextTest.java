package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void what_could_move_a_cursor_or_turn_the_text_is_escaped() {
        assertThat(PlainText.of("a\u001b[2Jb\r\nc\u202Ed\u2028e\uD800f é 日本 😀"))
                .isEqualTo("a\\u001b[2Jb\\u000d\\u000ac\\u202ed\\u2028e\\ud800f é 日本 😀");
    }

    @Test
    void a_text_that_just_fits_is_whole_and_a_longer_one_is_cut_with_a_mark() {
        assertThat(PlainText.of("x".repeat(500))).isEqualTo("x".repeat(500));
        assertThat(PlainText.of("x".repeat(501))).isEqualTo("x".repeat(499) + "…");
        assertThat(PlainText.of("\n".repeat(1_000_000)))
                .hasSizeLessThanOrEqualTo(500)
                .endsWith("…");
    }

    @Test
    void no_character_is_cut_in_half() {
        assertThat(PlainText.of("x".repeat(498) + "😀😀")).isEqualTo("x".repeat(498) + "…");
    }
}
