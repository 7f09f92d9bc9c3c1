package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.model.Threshold;
import dev.barograph.model.ThresholdText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Draws charts with thresholds and looks at the pixels; the pictures are left in target/charts for
/// people to look at.
class ThresholdLinesTest {
    private static final Path FOLDER = Path.of("target", "charts");
    private static final List<ChartTheme> THEMES = List.of(ChartTheme.LIGHT, ChartTheme.DARK);

    private static LiveChart chart(String id, String... texts) {
        List<Threshold> thresholds = new ArrayList<>();
        for (String text : texts) {
            thresholds.add(ThresholdText.parse("", text, new ArrayList<>()).orElseThrow());
        }
        LiveChart chart =
                LiveCharts.all().stream()
                        .filter(each -> each.id().equals(id))
                        .findAny()
                        .orElseThrow();
        RunData plain = Canned.data(Canned.run(150, Canned.OPEN), Canned.OPEN);
        chart.show(
                new RunData(
                        plain.intervals(),
                        plain.shape(),
                        plain.events(),
                        thresholds,
                        plain.figures(),
                        Optional.empty()));
        return chart;
    }

    private static PlotArea area(String id, String... texts) {
        return new PixelCanvas(640, 320).draw(chart(id, texts), 640, 320, 1, ChartTheme.LIGHT);
    }

    private static byte[] picture(String id, String... texts) throws Exception {
        return ChartImages.png(chart(id, texts), 640, 320, 1, ChartTheme.LIGHT);
    }

    /// Pixels of the theme's foreground in the row of a value, from edge to edge of the data.
    private static int inRow(LiveChart chart, ChartTheme theme, double value) throws Exception {
        PixelCanvas canvas = new PixelCanvas(640, 320);
        PlotArea area = canvas.draw(chart, 640, 320, 1, theme);
        Files.createDirectories(FOLDER);
        String name = chart.id() + "-threshold" + (theme.isDark() ? "-dark.png" : "-light.png");
        Files.write(FOLDER.resolve(name), ChartImages.png(chart, 640, 320, 2, theme));
        int y = (int) Math.floor(area.pixelY(value));
        int count = 0;
        for (int x = (int) area.x() + 1; x < area.x() + area.width() - 1; x++) {
            count += canvas.image().getRGB(x, y) == theme.foreground() ? 1 : 0;
        }
        return count;
    }

    @ParameterizedTest
    @CsvSource({
        "percentiles, p99 < 300ms, 300e6",
        "percentiles, service p99 < 300ms, 300e6",
        "percentiles, mean < 9ms, 9e6",
        "two_curves, p99 < 300ms, 300e6",
        "two_curves, service p90 < 300ms, 300e6",
        "heat_map, service p99 < 100ms, 100e6",
        "throughput, throughput >= 450/s, 450"
    })
    void a_threshold_is_a_level_line_from_edge_to_edge_in_light_and_dark(
            String id, String text, double value) throws Exception {
        for (ChartTheme theme : THEMES) {
            int without = inRow(chart(id), theme, value);
            int with = inRow(chart(id, text), theme, value);
            assertThat(with - without).as("%s in %s", text, id).isBetween(150, 540);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "percentiles, errors < 1%",
        "two_curves, p90 < 300ms",
        "throughput, errors < 1%",
        "in_flight, throughput >= 450/s",
        "percentile_curve, p99 < 300ms"
    })
    void a_threshold_on_something_else_changes_nothing(String id, String text) throws Exception {
        assertThat(picture(id, text)).isEqualTo(picture(id));
    }

    @Test
    void the_axis_makes_room_for_a_threshold_near_the_data_and_not_for_one_far_off() {
        double top = area("percentiles").yMax();
        assertThat(area("percentiles", "p99 < 4s").yMax()).isGreaterThan(top);
        assertThat(area("percentiles", "p99 < 1h").yMax()).isEqualTo(top);
        double most = area("throughput").yMax();
        assertThat(area("throughput", "throughput < 700/s").yMax()).isGreaterThan(most);
        assertThat(area("throughput", "throughput < 9000/s").yMax()).isEqualTo(most);
    }

    @Test
    void one_beyond_the_axis_is_told_by_words_at_the_edge() throws Exception {
        assertThat(picture("percentiles", "p99 < 1h")).isNotEqualTo(picture("percentiles"));
        assertThat(picture("percentiles", "p99 > 1ns")).isNotEqualTo(picture("percentiles"));
    }

    @Test
    void many_thresholds_at_one_place_fit_into_any_size() throws Exception {
        String[] texts = new String[50];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = "p99 < " + (300 + i) + "ms";
        }
        LiveChart chart = chart("percentiles", texts);
        for (int[] size : new int[][] {{1, 1}, {60, 40}, {320, 180}, {1_900, 900}}) {
            assertThat(ChartImages.png(chart, size[0], size[1], 1, ChartTheme.LIGHT)).isNotEmpty();
        }
    }

    @Test
    void a_hidden_series_takes_its_threshold_along() throws Exception {
        LiveChart chart = chart("percentiles", "p99 < 300ms");
        chart.look(ChartLook.ALL.withHidden(Set.of("p99")));
        assertThat(inRow(chart, ChartTheme.LIGHT, 300e6)).isLessThan(50);
    }

    @Test
    void a_threshold_on_the_error_share_is_that_share_of_what_ended_in_each_bar() {
        PlotArea area = area("errors", "errors < 1%");
        PlotArea.Trace bound = area.traces().getLast();
        assertThat(bound.name()).isEqualTo("errors < 1%");
        assertThat(area.legend().getLast().name()).isEqualTo("errors < 1%");
        List<Interval> intervals = Canned.run(150, Canned.OPEN);
        int bars = bound.points().size();
        int seconds = (int) Math.ceil(150.0 / bars);
        for (int bar : new int[] {0, bars / 2, bars - 1}) {
            long ended = 0;
            for (int i = bar * seconds; i < Math.min(150, (bar + 1) * seconds); i++) {
                Counts counts = intervals.get(i).counts();
                ended += counts.ok() + counts.failed() + counts.timedOut();
            }
            assertThat(bound.points().y(bar)).isEqualTo(ended * 0.01);
        }
    }
}
