package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartDashboardViewModelTest {
    private static final List<String> ALL = List.of("a", "b", "c", "d");

    @TempDir Path folder;

    private ChartDashboardViewModel dashboard;

    @BeforeEach
    void open() {
        dashboard = opened();
    }

    @Test
    void as_many_as_fit_are_shown_until_somebody_chooses() {
        assertThat(dashboard.shown(2)).containsExactly("a", "b");
        assertThat(dashboard.shown(9)).isEqualTo(ALL);
        assertThat(dashboard.shown(0)).containsExactly("a");
        dashboard.toggle("d", dashboard.shown(2));
        assertThat(dashboard.shown(2)).containsExactly("a", "b", "d");
        dashboard.toggle("a", dashboard.shown(2));
        assertThat(dashboard.shown(2)).containsExactly("b", "d");
        dashboard.fit();
        assertThat(dashboard.shown(2)).containsExactly("a", "b");
    }

    @Test
    void the_last_chart_stays() {
        dashboard.toggle("a", List.of("a"));
        assertThat(dashboard.shown(1)).containsExactly("a");
    }

    @Test
    void an_enlarged_chart_has_it_all_and_gives_it_back() {
        dashboard.showAll();
        dashboard.toggleLarge("c");
        assertThat(dashboard.shown(2)).containsExactly("c");
        dashboard.toggleLarge("c");
        assertThat(dashboard.shown(2)).isEqualTo(ALL);
    }

    @Test
    void choice_and_enlarged_chart_are_there_at_the_next_start() {
        dashboard.toggle("b", ALL);
        dashboard.toggleLarge("c");
        ChartDashboardViewModel next = opened();
        assertThat(next.enlarged().get()).contains("c");
        assertThat(next.chosen().get()).contains(List.of("a", "c", "d"));
        next.toggleLarge("c");
        assertThat(opened().shown(1)).containsExactly("a", "c", "d");
        next.fit();
        assertThat(opened().chosen().get()).isEmpty();
    }

    @Test
    void charts_that_are_not_known_are_left_out() {
        dashboard.toggle("b", ALL);
        dashboard.toggleLarge("c");
        ChartDashboardViewModel other = new ChartDashboardViewModel(List.of("x", "d"), settings());
        assertThat(other.shown(5)).containsExactly("d");
        assertThat(other.enlarged().get()).isEmpty();
    }

    private ChartDashboardViewModel opened() {
        return new ChartDashboardViewModel(ALL, settings());
    }

    private SettingsViewModel settings() {
        SettingsFile file = new SettingsFile(folder);
        return new SettingsViewModel(file.load(), file, new Work(Runnable::run, Runnable::run));
    }
}
