package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void what_moves_the_cursor_or_turns_the_text_is_shown_and_not_done() {
        assertThat(SafeText.of("a\u001b[2J\u009bb\r\n\u202E\u2066\u200F\uFEFF\u2028\0\uD800"))
                .isEqualTo(
                        "a\\u001b[2J\\u009bb\\u000d\\u000a\\u202e\\u2066\\u200f\\ufeff\\u2028\\u0000\\ud800");
        assertThat(SafeText.of("Käse 日本 😀 50 %")).isEqualTo("Käse 日本 😀 50 %");
    }

    @Test
    void long_text_is_cut() {
        assertThat(SafeText.of("x".repeat(10_000))).hasSize(501).endsWith("…");
        assertThat(SafeText.of("x".repeat(500))).hasSize(500);
    }

    @Test
    void an_address_is_shown_without_its_password() {
        assertThat(SafeText.ofUrl("http://me:secret@host/a@b")).isEqualTo("http://***@host/a@b");
        assertThat(SafeText.ofUrl("http://host/a@b")).isEqualTo("http://host/a@b");
    }
}
