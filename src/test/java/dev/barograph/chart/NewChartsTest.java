package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTree;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Phases;
import dev.barograph.metrics.RangeFigures;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Times;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NewChartsTest {
    private static final long MS = 1_000_000;

    @Test
    void every_answer_is_in_the_cell_of_its_second_and_its_latency() {
        HeatMapChart chart = new HeatMapChart();
        chart.show(run(), Canned.OPEN);
        HeatCells cells = draw(chart).cells().orElseThrow();
        HeatCells.Cell slow = cells.at(3.4, 90 * MS).orElseThrow();
        assertThat(slow.count()).isEqualTo(7);
        assertThat(slow.time()).isEqualTo(new TimeRange(3, 4));
        assertThat(slow.lowNanos()).isLessThanOrEqualTo(90 * MS);
        assertThat(slow.highNanos()).isGreaterThan(90 * MS);
        assertThat(slow.words()).endsWith(": 7 answers in 0:03");
        assertThat(cells.at(2.4, 90 * MS)).isEmpty();
        assertThat(cells.at(500, 90 * MS)).isEmpty();
        long sum = 0;
        for (int column = 0; column < cells.width(); column++) {
            for (int row = 0; row < cells.rows(); row++) {
                sum += cells.count(column, row);
            }
        }
        assertThat(sum).as("no answer is lost").isEqualTo(10 * 10 + 7);
    }

    @Test
    void columns_of_a_long_run_are_added_up_and_none_is_lost() {
        HeatColumns columns = new HeatColumns();
        List<Interval> hour = new ArrayList<>();
        for (int i = 0; i < 3_600; i++) {
            hour.add(Canned.quiet(i, 5 * MS));
        }
        columns.show(hour.subList(0, 1_000));
        columns.show(hour);
        HeatCells cells = columns.cells(0, 3_600, 500);
        assertThat(cells.width()).isBetween(400, 500);
        assertThat(cells.at(1_803, 5 * MS).orElseThrow().count()).isEqualTo(80);
        HeatCells near = columns.cells(100, 160, 500);
        assertThat(near.at(100.5, 5 * MS).orElseThrow().count()).isEqualTo(10);
        columns.show(hour.subList(5, 10));
        assertThat(columns.cells(0, 60, 500).at(3.5, 5 * MS)).as("another run").isEmpty();
    }

    @Test
    void the_means_of_the_phases_add_up_to_the_mean_response_time() {
        Phases onNew =
                new Phases(
                        Latencies.of(2 * MS),
                        Latencies.of(4 * MS),
                        Latencies.of(6 * MS),
                        Latencies.of(10 * MS),
                        Latencies.of(MS));
        Phases reused =
                new Phases(
                        Latencies.of(0, 0, 0),
                        Latencies.EMPTY,
                        Latencies.EMPTY,
                        Latencies.of(10 * MS, 12 * MS, 14 * MS),
                        Latencies.of(MS, MS, MS));
        Times times =
                new Times(
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        new PhaseTimes(onNew, reused),
                        Latencies.EMPTY);
        PhasesChart chart = new PhasesChart();
        chart.show(List.of(Canned.timed(Canned.silent(0), times), Canned.silent(1)), Canned.OPEN);
        double sum = 0;
        for (int phase = 0; phase < 5; phase++) {
            sum += chart.means(phase).y(0);
            assertThat(chart.means(phase).y(1)).isNaN();
        }
        assertThat(chart.means(1).y(0)).isCloseTo(MS, within(1.0));
        // (23 + 11 + 13 + 15) / 4
        assertThat(sum).isCloseTo(15.5 * MS, within(1.0));
    }

    @Test
    void the_distribution_is_in_percent_of_all_answers() {
        RangeFigures figures = figures(run());
        Scale x = Scale.logNanos(MS, 1e9, 400);
        Points response =
                DistributionChart.lines(x, 400, figures.curves().get(0), figures.curves().get(1))
                        .getFirst()
                        .points();
        double sum = 0;
        for (int i = 0; i < response.size(); i += 2) {
            sum += response.y(i);
        }
        assertThat(sum).isCloseTo(100, within(1e-9));
    }

    @Test
    void the_percentile_curve_ends_where_one_sample_is_left_and_never_falls() {
        Points response =
                PercentileCurveChart.lines(
                                figures(run()).curves().get(0), figures(run()).curves().get(1))
                        .getFirst()
                        .points();
        for (int i = 1; i < response.size(); i++) {
            assertThat(response.y(i)).isGreaterThanOrEqualTo(response.y(i - 1));
        }
        // 107 samples: one beyond p99.07.
        assertThat(response.x(response.size() - 1)).isBetween(1.9, Math.log10(107));
    }

    @Test
    void the_interval_of_a_percentile_encloses_it_where_there_are_samples_enough() {
        List<Interval> run = Canned.run(20, Canned.OPEN);
        PercentilesChart chart = new PercentilesChart();
        chart.look(ChartLook.ALL.withBanded(Optional.of("p90")));
        chart.show(run, Canned.OPEN);
        Band band = chart.band(0);
        Points p90 = chart.lines().get(1).points();
        for (int i = 0; i < run.size(); i++) {
            assertThat(band.lower().y(i)).isLessThan(p90.y(i));
            assertThat(band.upper().y(i)).isGreaterThan(p90.y(i));
        }
        chart.look(ChartLook.ALL.withBanded(Optional.of("p99.9")));
        assertThat(chart.band(0).lower().max()).as("400 samples say nothing of p99.9").isNaN();
    }

    @Test
    void a_hidden_series_is_struck_out_and_gives_its_room_away() {
        LiveChart chart = new ThroughputChart();
        chart.show(Canned.run(150, Canned.OPEN), Canned.OPEN);
        PlotArea all = draw(chart);
        chart.look(ChartLook.ALL.withHidden(Set.of("asked", "sent", "done")));
        PlotArea few = draw(chart);
        assertThat(few.traces()).extracting(PlotArea.Trace::name).containsExactly("failed");
        assertThat(few.yMax()).isLessThan(all.yMax() / 2);
        assertThat(few.legend()).hasSize(4);
        PlotArea.LegendPlace sent = few.legend().get(1);
        assertThat(sent.hidden()).isTrue();
        assertThat(few.legendAt(sent.x() + 5, sent.y() + 5)).contains(sent);
    }

    @Test
    void every_chart_can_be_drawn_zoomed_with_everything_hidden_and_with_events() {
        List<RunEvent> events = new ArrayList<>();
        for (RunEvent.Kind kind : RunEvent.Kind.values()) {
            events.add(new RunEvent((60 + kind.ordinal()) * 1_000 * MS, kind, "why"));
        }
        RunData plain = Canned.data(Canned.run(150, Canned.OPEN), Canned.OPEN);
        RunData data = new RunData(plain.intervals(), plain.shape(), events, plain.figures());
        for (LiveChart chart : LiveCharts.all()) {
            chart.show(data);
            Set<String> names =
                    Set.copyOf(
                            draw(chart).legend().stream().map(PlotArea.LegendPlace::name).toList());
            ChartLook zoomed = ChartLook.ALL.withWindow(Optional.of(new TimeRange(61.5, 70)));
            chart.look(zoomed);
            PlotArea area = draw(chart);
            if (chart.overTime()) {
                assertThat(area.xMin()).isEqualTo(61.5);
                assertThat(area.xMax()).isEqualTo(70);
                assertThat(area.readAt(62.01).orElseThrow().events())
                        .as(chart.id())
                        .containsExactly("Resumed: why".replace("Resumed", name(events, 2)));
            }
            chart.look(zoomed.withHidden(names));
            draw(chart);
        }
    }

    private static String name(List<RunEvent> events, int index) {
        return Mark.of(events.get(index)).text().replace(": why", "");
    }

    @Test
    void the_data_of_a_chart_is_a_table_for_a_spreadsheet() {
        LiveChart chart = new ThroughputChart();
        chart.show(List.of(Canned.quiet(0, MS), Canned.silent(1)), Canned.OPEN);
        assertThat(ChartTsv.of(draw(chart)))
                .isEqualTo(
                        """
                        time [s]\tasked [/s]\tsent [/s]\tdone [/s]\tfailed [/s]
                        0.5\t10\t10\t10\t0
                        1.5\t10\t10\t0\t0
                        """);
        HeatMapChart heat = new HeatMapChart();
        heat.show(List.of(Canned.quiet(0, MS)), Canned.OPEN);
        assertThat(ChartTsv.of(draw(heat)).lines().toList().get(1))
                .startsWith("0\t1\t1000000\t")
                .endsWith("\t10");
        PercentilesChart gaps = new PercentilesChart();
        gaps.show(List.of(Canned.silent(0)), Canned.OPEN);
        assertThat(ChartTsv.of(draw(gaps)).lines().toList().get(1)).isEqualTo("0.5\t\t\t\t\t\t");
    }

    @Test
    void an_svg_has_lines_and_text_and_no_picture() {
        for (LiveChart chart : LiveCharts.all()) {
            chart.show(Canned.data(Canned.run(150, Canned.OPEN), Canned.OPEN));
            String svg =
                    new String(
                            ChartImages.svg(chart, 640, 320, ChartTheme.LIGHT),
                            StandardCharsets.UTF_8);
            assertThat(svg)
                    .as(chart.id())
                    .contains("<svg")
                    .contains(">" + chart.title() + "</text")
                    .contains("width=\"640\"")
                    .doesNotContain("<image");
        }
    }

    /// Ten seconds of ten answers of 10 ms each; seven more of 90 ms in the fourth.
    private static List<Interval> run() {
        List<Interval> run = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            long[] nanos = new long[i == 3 ? 17 : 10];
            java.util.Arrays.fill(nanos, 10 * MS);
            for (int k = 10; k < nanos.length; k++) {
                nanos[k] = 90 * MS;
            }
            Latencies times = Latencies.of(nanos);
            run.add(Canned.timed(Canned.silent(i), times, times));
        }
        return run;
    }

    private static RangeFigures figures(List<Interval> run) {
        IntervalTree tree = new IntervalTree();
        tree.read(run);
        return tree.figures(0, run.size(), List.of());
    }

    private static PlotArea draw(Chart chart) {
        return new PixelCanvas(640, 320).draw(chart, 640, 320, 1, ChartTheme.LIGHT);
    }
}
