package dev.barograph.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlScalarTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes", "No", "ON", "off", "y", "N", "true", "null", "", "12", "1e3", "~", "- a",
                "a: b", "a ", "#a", "a:"
            })
    void what_some_yaml_reader_takes_for_something_else_is_quoted(String text) {
        assertThat(YamlScalar.of(text)).isEqualTo("\"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Orders, steady",
                "http://127.0.0.1:8080/a?b=c&d",
                "text/plain; charset=utf-8",
                "Käse",
                "yesterday"
            })
    void plain_words_stay_plain(String text) {
        assertThat(YamlScalar.of(text)).isEqualTo(text);
    }

    @Test
    void what_cannot_be_seen_is_escaped() {
        assertThat(YamlScalar.of("a\u202Eb\0\u001b")).isEqualTo("\"a\\u202eb\\u0000\\u001b\"");
    }

    @Test
    void several_lines_stand_as_a_block() {
        assertThat(YamlScalar.block("a\n\nb\n", "  ")).isEqualTo("|\n  a\n\n  b");
        assertThat(YamlScalar.block("a\nb", "  ")).isEqualTo("|-\n  a\n  b");
        assertThat(YamlScalar.block(" a\nb", "  ")).isEqualTo("\" a\\nb\"");
    }
}
