package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Interval;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What charts say once somebody has hidden all that there is to see.
class HiddenLinesTest {
    private static final List<Interval> RUN = Canned.run(30, Canned.OPEN);
    private static final List<Interval> SILENT =
            Stream.iterate(0, i -> i + 1).limit(30).map(Canned::silent).toList();

    static List<RunChart> charts() {
        return Stream.concat(LiveCharts.ofLoad().stream(), LiveCharts.ofGenerator().stream())
                .filter(RunChart.class::isInstance)
                .map(RunChart.class::cast)
                .filter(chart -> note(chart, SILENT, Set.of()).isPresent())
                // Of that the legend itself tells that there are some.
                .filter(chart -> !(chart instanceof ErrorsChart))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void a_chart_does_not_say_that_there_was_nothing_where_all_of_it_is_hidden(RunChart chart) {
        String nothing = note(chart, SILENT, Set.of()).orElseThrow();
        assertThat(nothing).isIn("No good response.", "Nothing was watched.");
        assertThat(note(chart, RUN, Set.of())).isEmpty();
        Set<String> all = new HashSet<>();
        draw(chart).legend().forEach(place -> all.add(place.name()));
        assertThat(all).isNotEmpty();
        assertThat(note(chart, RUN, all)).contains("What has data is hidden.");
        assertThat(note(chart, SILENT, all)).contains(nothing);
    }

    private static PlotArea draw(RunChart chart) {
        return new PixelCanvas(640, 320).draw(chart, 640, 320, 1, ChartTheme.LIGHT);
    }

    private static Optional<String> note(
            RunChart chart, List<Interval> intervals, Set<String> hidden) {
        chart.show(RunData.of(intervals, Canned.OPEN));
        chart.look(ChartLook.ALL.withHidden(hidden));
        return chart.drawing(
                        new Drawing.Room(Scale.time(30, 600), 600, 300, ChartTheme.LIGHT, hidden))
                .note();
    }
}
