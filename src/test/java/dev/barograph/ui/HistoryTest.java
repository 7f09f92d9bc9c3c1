package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryTest {
    private long nowNanos = Long.MAX_VALUE - 100;
    private final History<String> history = new History<>("", () -> nowNanos);

    @Test
    void quick_edits_of_one_field_are_one_step() {
        history.record("a", "url");
        nowNanos += 900_000_000;
        history.record("ab", "url");

        assertThat(history.undo()).contains("");
        assertThat(history.redo()).contains("ab");
    }

    @Test
    void a_pause_or_another_field_begins_a_new_step() {
        history.record("a", "url");
        nowNanos += 1_000_000_000;
        history.record("ab", "url");
        history.record("ab!", "body");

        assertThat(history.undo()).contains("ab");
        assertThat(history.undo()).contains("a");
        assertThat(history.undo()).contains("");
        assertThat(history.undo()).isEmpty();
    }

    @Test
    void an_edit_after_undo_forgets_what_was_undone() {
        history.record("a", "url");
        history.undo();
        history.record("b", "url");

        assertThat(history.canRedo()).isFalse();
        assertThat(history.undo()).contains("");
    }

    @Test
    void an_edit_after_undo_never_joins_the_step_before_it() {
        history.record("a", "one");
        history.record("b", "two");
        history.undo();
        history.record("c", "one");

        assertThat(history.undo()).contains("a");
    }

    @Test
    void the_oldest_states_fall_out() {
        for (int i = 0; i < 2_000; i++) {
            history.record("s" + i, i);
        }
        int steps = 0;
        while (history.undo().isPresent()) {
            steps++;
        }
        assertThat(steps).isEqualTo(499);
        assertThat(history.current()).isEqualTo("s1500");
    }
}
