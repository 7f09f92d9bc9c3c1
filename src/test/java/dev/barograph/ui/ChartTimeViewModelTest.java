package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.TimeRange;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTimeViewModelTest {
    private final ChartTimeViewModel time = new ChartTimeViewModel();

    @BeforeEach
    void five_minutes_of_a_run() {
        time.extend(300);
    }

    @Test
    void a_range_is_whole_seconds_of_the_run_whichever_way_it_was_dragged() {
        time.select(40.6, 10.2);
        assertThat(time.selection().get()).contains(new TimeRange(10, 41));
        time.select(290, 900);
        assertThat(time.selection().get()).contains(new TimeRange(290, 300));
        time.select(-5, 0.3);
        assertThat(time.selection().get()).contains(new TimeRange(0, 1));
    }

    @Test
    void a_click_and_a_drag_outside_of_the_run_select_nothing() {
        time.select(20, 20.05);
        time.select(400, 500);
        assertThat(time.selection().get()).isEmpty();
    }

    @Test
    void zooming_keeps_what_is_under_the_pointer_where_it_is() {
        time.zoom(2, 100, new TimeRange(0, 300));
        TimeRange shown = time.window().get().orElseThrow();
        assertThat(shown.seconds()).isEqualTo(150);
        assertThat((100 - shown.fromSeconds()) / 150).isEqualTo(100 / 300.0);
        time.zoom(0.5, 100, shown);
        assertThat(time.window().get()).as("all of it again").isEmpty();
    }

    @Test
    void no_zoom_leaves_the_run_or_shows_less_than_five_seconds() {
        time.zoom(1_000, 299, new TimeRange(0, 300));
        TimeRange shown = time.window().get().orElseThrow();
        assertThat(shown.seconds()).isEqualTo(5);
        assertThat(shown.toSeconds()).isLessThanOrEqualTo(300);
        time.pan(1_000);
        assertThat(time.window().get()).contains(new TimeRange(295, 300));
        time.pan(-1_000);
        assertThat(time.window().get()).contains(new TimeRange(0, 5));
    }

    @Test
    void a_run_that_has_not_begun_cannot_be_zoomed_or_selected() {
        ChartTimeViewModel empty = new ChartTimeViewModel();
        empty.zoom(2, 30, new TimeRange(0, 60));
        empty.select(1, 5);
        empty.moveCursor(1);
        empty.growSelection(1);
        assertThat(empty.window().get()).isEmpty();
        assertThat(empty.selection().get()).isEmpty();
        assertThat(empty.cursor().get()).isEmpty();
    }

    @Test
    void going_back_clears_the_selection_first_and_then_the_zoom() {
        time.zoom(2, 100, new TimeRange(0, 300));
        time.select(60, 90);
        assertThat(time.back()).isTrue();
        assertThat(time.selection().get()).isEmpty();
        assertThat(time.window().get()).isPresent();
        assertThat(time.back()).isTrue();
        assertThat(time.window().get()).isEmpty();
        assertThat(time.back()).as("nothing left").isFalse();
    }

    @Test
    void keys_move_the_cursor_and_grow_the_selection_from_it() {
        time.moveCursor(1);
        assertThat(time.cursor().get()).contains(0.5);
        time.moveCursor(10);
        time.growSelection(1);
        assertThat(time.selection().get()).contains(new TimeRange(10, 11));
        time.growSelection(1);
        time.growSelection(10);
        assertThat(time.selection().get()).contains(new TimeRange(10, 22));
        time.growSelection(-100);
        assertThat(time.selection().get()).as("never empty").contains(new TimeRange(10, 11));
        time.moveCursorTo(true);
        assertThat(time.cursor().get()).contains(300.0);
        time.moveCursor(5);
        assertThat(time.cursor().get()).contains(300.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {299.998, 300, 300.002})
    void at_the_end_of_a_run_keys_find_its_last_second(double end) {
        ChartTimeViewModel run = new ChartTimeViewModel();
        run.extend(end);
        run.moveCursor(-1);
        assertThat(run.cursor().get()).contains(299.5);
        for (int by : new int[] {1, -1}) {
            run.moveCursorTo(true);
            run.clearSelection();
            run.growSelection(by);
            TimeRange range = run.selection().get().orElseThrow();
            assertThat(range.toSeconds()).as("%s s", by).isEqualTo(Math.ceil(end));
            assertThat(range.seconds()).isEqualTo(by > 0 ? 1 : 2);
        }
    }

    @Test
    void the_cursor_takes_the_stretch_on_screen_with_it() {
        time.zoom(10, 0, new TimeRange(0, 300));
        assertThat(time.window().get()).contains(new TimeRange(0, 30));
        time.cursor().set(Optional.of(29.5));
        time.moveCursor(10);
        assertThat(time.window().get()).contains(new TimeRange(9.5, 39.5));
    }
}
