package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.ChartTheme;
import dev.barograph.chart.ThroughputChart;
import dev.barograph.ui.ChartFrames.Frame;
import dev.barograph.ui.ChartFrames.Wanted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ChartFramesTest {
    private final ChartFrames frames = new ChartFrames(new ThroughputChart(), _ -> {});

    @Test
    void a_dense_screen_gets_more_pixels_and_the_same_plot() {
        frames.want(new Wanted(301, 200, 1, ChartTheme.LIGHT, true));
        Frame plain = frames.draw().orElseThrow();
        frames.want(new Wanted(301, 200, 1.5, ChartTheme.LIGHT, true));
        Frame dense = frames.draw().orElseThrow();
        assertThat(plain.pixels().widthPixels()).isEqualTo(301);
        assertThat(dense.pixels().widthPixels()).isEqualTo(452);
        assertThat(dense.pixels().heightPixels()).isEqualTo(300);
        assertThat(dense.area().width()).isEqualTo(plain.area().width());
    }

    @Test
    void three_buffers_take_turns() {
        frames.want(new Wanted(300, 200, 1, ChartTheme.LIGHT, true));
        List<Object> drawn = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            drawn.add(frames.draw().orElseThrow().pixels());
        }
        assertThat(new HashSet<>(drawn)).hasSize(3);
        assertThat(drawn.subList(0, 3)).isEqualTo(drawn.subList(3, 6));
    }

    @Test
    void what_nobody_sees_is_fed_and_not_drawn() {
        AtomicInteger fed = new AtomicInteger();
        frames.want(new Wanted(300, 200, 1, ChartTheme.LIGHT, false));
        frames.update(fed::incrementAndGet);
        assertThat(frames.draw()).isEmpty();
        frames.want(new Wanted(0, 200, 1, ChartTheme.LIGHT, true));
        assertThat(frames.draw()).isEmpty();
        assertThat(fed).hasValue(1);
    }

    @Test
    void only_the_newest_update_is_run() {
        List<String> ran = new ArrayList<>();
        frames.update(() -> ran.add("older"));
        frames.update(() -> ran.add("newer"));
        frames.draw();
        frames.draw();
        assertThat(ran).containsExactly("newer");
    }

    @Test
    void the_same_wish_is_nothing_new() {
        Wanted wanted = new Wanted(300, 200, 1, ChartTheme.LIGHT, true);
        assertThat(frames.want(wanted)).isTrue();
        assertThat(frames.want(new Wanted(300, 200, 1, ChartTheme.LIGHT, true))).isFalse();
    }
}
