package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.barograph.metrics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlotAreaTest {
    @Test
    void the_values_under_the_pointer_are_those_of_the_nearest_second() {
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            intervals.add(Canned.quiet(i, (i + 1) * 1_000_000L));
        }
        PlotArea area = draw(new PercentilesChart(), intervals);
        PlotArea.Readout readout = area.readAt(70.4).orElseThrow();
        assertThat(readout.time()).isEqualTo("1:10");
        assertThat(readout.series())
                .extracting(PlotArea.SeriesReadout::name)
                .startsWith("p50", "p75", "p90", "p95", "p99", "p99.9", "p99.99", "max")
                .endsWith("service p99.99", "service max");
        assertThat(readout.series())
                .allSatisfy(each -> assertThat(each.value()).isEqualTo("71 ms"));
        assertThat(area.secondsAt(readout.pixelX())).isCloseTo(70.5, within(1e-9));
        assertThat(area.latest().orElseThrow().time()).isEqualTo("1:39");
    }

    @Test
    void near_the_edge_of_a_stretch_the_values_are_those_of_a_second_on_screen() {
        LiveChart chart = new PercentilesChart();
        chart.look(ChartLook.ALL.withWindow(Optional.of(new TimeRange(10.8, 15.2))));
        PlotArea area = draw(chart, Canned.run(60, Canned.OPEN));
        for (double edge : new double[] {10.8, 15.2}) {
            PlotArea.Readout readout = area.readAt(edge).orElseThrow();
            assertThat(readout.seconds()).isEqualTo(edge < 12 ? 11.5 : 14.5);
            assertThat(area.contains(readout.pixelX(), area.y())).isTrue();
        }
        assertThat(area.latest().orElseThrow().time()).isEqualTo("0:14");
    }

    @Test
    void the_pointer_lies_on_the_line() {
        PlotArea area = draw(new PercentilesChart(), List.of(Canned.quiet(0, 10_000_000)));
        PlotArea.SeriesReadout p50 = area.readAt(0).orElseThrow().series().getFirst();
        double share = (7 - area.yMin()) / (area.yMax() - area.yMin());
        assertThat(p50.pixelY().orElseThrow())
                .isCloseTo(area.y() + area.height() * (1 - share), within(0.6));
    }

    @Test
    void a_gap_reads_as_not_available() {
        PlotArea area =
                draw(new PercentilesChart(), List.of(Canned.quiet(0, 1_000_000), Canned.silent(1)));
        PlotArea.SeriesReadout max = area.readAt(1.5).orElseThrow().series().getLast();
        assertThat(max.value()).isEqualTo("n/a");
        assertThat(max.pixelY()).isEmpty();
    }

    @Test
    void charts_below_each_other_line_up() {
        for (LiveChart chart : LiveCharts.all()) {
            PlotArea area = draw(chart, Canned.run(150, Canned.OPEN));
            assertThat(area.x()).isEqualTo(74);
            assertThat(area.x() + area.width()).isEqualTo(624);
        }
    }

    @Test
    void values_that_were_read_do_not_change_when_the_chart_goes_on() {
        List<Interval> run = Canned.run(60, Canned.OPEN);
        LiveChart chart = new ThroughputChart();
        chart.show(run.subList(0, 30), Canned.OPEN);
        PlotArea before = draw(chart, run.subList(0, 30));
        String value = before.latest().orElseThrow().series().getFirst().value();
        draw(chart, run);
        assertThat(before.latest().orElseThrow().time()).isEqualTo("0:29");
        assertThat(before.latest().orElseThrow().series().getFirst().value()).isEqualTo(value);
    }

    private static PlotArea draw(LiveChart chart, List<Interval> intervals) {
        chart.show(intervals, Canned.OPEN);
        return new PixelCanvas(640, 320).draw(chart, 640, 320, 1, ChartTheme.LIGHT);
    }
}
