package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.ColourDistance.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PaletteTest {
    private static final List<ChartTheme> THEMES = List.of(ChartTheme.LIGHT, ChartTheme.DARK);

    /// Several times a just noticeable difference.
    private static final double LEAST = 10;

    @Test
    void every_two_series_are_told_apart_however_one_sees() {
        List<String> close = new ArrayList<>();
        for (ChartTheme theme : THEMES) {
            for (Sight sight : Sight.values()) {
                for (int a = 0; a < ChartTheme.LEAST_SERIES; a++) {
                    for (int b = a + 1; b < ChartTheme.LEAST_SERIES; b++) {
                        double distance =
                                ColourDistance.between(theme.series(a), theme.series(b), sight);
                        if (distance < LEAST) {
                            close.add(
                                    String.format(
                                            Locale.ROOT,
                                            "%s %s: %d and %d are %.1f apart",
                                            theme.isDark() ? "dark" : "light",
                                            sight,
                                            a,
                                            b,
                                            distance));
                        }
                    }
                }
            }
        }
        assertThat(close).isEmpty();
    }

    @Test
    void every_series_stands_out_from_the_background() {
        for (ChartTheme theme : THEMES) {
            for (Sight sight : Sight.values()) {
                for (int i = 0; i < ChartTheme.LEAST_SERIES; i++) {
                    assertThat(
                                    Math.abs(
                                            ColourDistance.lightness(theme.series(i), sight)
                                                    - ColourDistance.lightness(
                                                            theme.background(), sight)))
                            .as("%s, series %d", sight, i)
                            .isGreaterThan(20);
                }
            }
        }
    }

    @Test
    void the_heat_scale_goes_one_way_in_lightness_however_one_sees() {
        for (ChartTheme theme : THEMES) {
            HeatScale scale = new HeatScale(1_000, theme);
            for (Sight sight : Sight.values()) {
                double background = ColourDistance.lightness(theme.background(), sight);
                double before = 0;
                for (int i = 0; i <= 10; i++) {
                    double away =
                            Math.abs(
                                    ColourDistance.lightness(scale.ramp(i / 10.0), sight)
                                            - background);
                    assertThat(away).as("%s at %d", sight, i).isGreaterThan(before + 2.3);
                    before = away;
                }
                assertThat(before).isGreaterThan(60);
            }
        }
    }

    @Test
    void the_distances_are_those_of_the_literature() {
        // Okabe and Ito's vermilion and bluish green, a pair that is hard for protanopes.
        assertThat(ColourDistance.between(0xFFFFFFFF, 0xFF000000, Sight.USUAL))
                .isBetween(99.9, 100.1);
        assertThat(ColourDistance.lightness(0xFFFF0000, Sight.USUAL)).isBetween(53.2, 53.3);
        assertThat(ColourDistance.between(0xFFFF0000, 0xFF00FF00, Sight.USUAL))
                .isBetween(170.0, 171.0);
        // Pure red and a dark olive of the same luminance are one colour to a protanope.
        assertThat(ColourDistance.between(0xFFD00000, 0xFF5A5200, Sight.PROTANOPIA))
                .isLessThan(ColourDistance.between(0xFFD00000, 0xFF5A5200, Sight.USUAL) / 3);
    }
}
