package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Curve;
import dev.barograph.metrics.CurveFigures;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.IntervalTree;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.Phases;
import dev.barograph.metrics.RangeFigures;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Times;
import dev.barograph.model.Threshold;
import dev.barograph.model.ThresholdText;
import java.awt.FontMetrics;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NewChartsTest {
    private static final long MS = 1_000_000;

    @Test
    void every_answer_is_in_the_cell_of_its_second_and_its_latency() {
        HeatMapChart chart = new HeatMapChart();
        chart.show(run(), Canned.OPEN);
        HeatCells cells = draw(chart).cells().orElseThrow().of(Curve.RESPONSE).orElseThrow();
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
    void service_times_have_a_heat_map_of_their_own_below_that_of_the_response_times() {
        HeatMapChart chart = new HeatMapChart();
        Interval queued =
                Canned.timed(
                        Canned.silent(0),
                        Latencies.of(90 * MS, 90 * MS, 91 * MS),
                        Latencies.of(3 * MS, 3 * MS, 3 * MS));
        chart.show(List.of(queued), Canned.OPEN);
        PlotArea both = draw(chart);
        HeatMaps maps = both.cells().orElseThrow();
        assertThat(found(both, 0.5)).containsExactly("response: 3", "service: 3");
        assertThat(maps.of(Curve.RESPONSE).orElseThrow().at(0.5, 90 * MS)).isPresent();
        assertThat(maps.of(Curve.RESPONSE).orElseThrow().at(0.5, 3 * MS)).isEmpty();
        assertThat(maps.of(Curve.SERVICE).orElseThrow().at(0.5, 3 * MS)).isPresent();
        assertThat(maps.at(0.5, 3.05 * MS).orElseThrow().words())
                .startsWith("service ")
                .endsWith(": 3 answers in 0:00");
        chart.look(ChartLook.ALL.withHidden(Set.of("response")));
        PlotArea one = draw(chart);
        assertThat(found(one, 0.5)).containsExactly("service: 3");
        assertThat(one.yMax() - one.yMin()).isLessThan((both.yMax() - both.yMin()) / 2);
        chart.look(ChartLook.ALL.withHidden(Set.of("response", "service")));
        assertThat(found(draw(chart), 0.5)).isEmpty();
    }

    @Test
    void no_label_of_the_two_heat_maps_touches_another() {
        HeatMapChart chart = new HeatMapChart();
        for (long longest : new long[] {90, 120, 400, 900, 2_000}) {
            chart.show(
                    List.of(
                            Canned.timed(
                                    Canned.silent(0),
                                    Latencies.of(MS, longest * MS),
                                    Latencies.of(MS, longest * MS))),
                    Canned.OPEN);
            for (int height = 60; height < 700; height += 7) {
                Scale y = chart.drawing(room(height)).y();
                double before = Double.NEGATIVE_INFINITY;
                for (Scale.Tick tick : y.ticks()) {
                    double place = y.share(tick.at()) * height;
                    assertThat(place - before)
                            .as("%s up to %d ms, %d pixels", tick.label(), longest, height)
                            .isGreaterThanOrEqualTo(14);
                    before = place;
                }
            }
        }
    }

    private static Drawing.Room room(int height) {
        return new Drawing.Room(
                Scale.time(10, 300), 300, height, ChartTheme.LIGHT, ChartLook.ALL.hidden());
    }

    /// What lies below the pointer at a time, from the top to the bottom of a heat map.
    private static List<String> found(PlotArea area, double seconds) {
        List<String> found = new ArrayList<>();
        for (double y = area.y(); y <= area.y() + area.height(); y++) {
            area.cells()
                    .orElseThrow()
                    .at(seconds, area.valueAt(y))
                    .map(each -> HeatMaps.name(each.curve()) + ": " + each.cell().count())
                    .filter(words -> !found.contains(words))
                    .ifPresent(found::add);
        }
        return found;
    }

    @Test
    void a_threshold_lies_in_the_heat_map_of_the_time_that_it_bounds() {
        HeatMapChart chart = new HeatMapChart();
        Interval second = Canned.quiet(0, 20 * MS);
        List<Threshold> thresholds =
                List.of(
                        ThresholdText.parse("t", "p99 < 30ms", new ArrayList<>()).orElseThrow(),
                        ThresholdText.parse("t", "service p99 < 31ms", new ArrayList<>())
                                .orElseThrow());
        chart.show(
                new RunData(
                        List.of(second),
                        Canned.OPEN,
                        List.of(),
                        thresholds,
                        Optional.empty(),
                        Optional.empty()));
        PlotArea area = draw(chart);
        Drawing.Room room =
                new Drawing.Room(
                        new Scale(0, 10, false, List.of()), 550, 250, ChartTheme.LIGHT, Set.of());
        double middle = Math.pow(10, (area.yMin() + area.yMax()) / 2);
        assertThat(chart.levels(room))
                .extracting(ThresholdLine::label)
                .containsExactly("p99 < 30ms", "service p99 < 31ms");
        assertThat(chart.levels(room).getFirst().value()).isGreaterThan(middle);
        assertThat(chart.levels(room).getLast().value()).isEqualTo(31.0 * MS).isLessThan(middle);
    }

    @Test
    void both_times_of_a_percentile_have_the_queue_time_between_them() {
        PercentilesChart chart = new PercentilesChart();
        Interval queued =
                Canned.timed(
                        Canned.silent(0),
                        Latencies.of(90 * MS, 90 * MS),
                        Latencies.of(3 * MS, 3 * MS));
        chart.show(List.of(queued), Canned.OPEN);
        Band queue = chart.queueBand(4, 0);
        assertThat(queue.lower().y(0)).isBetween(2.9 * MS, 3.1 * MS);
        assertThat(queue.upper().y(0)).isBetween(89.0 * MS, 91.0 * MS);
        PlotArea area = draw(chart);
        assertThat(area.traces()).hasSize(16);
        assertThat(area.readAt(0.5).orElseThrow().series())
                .filteredOn(each -> each.name().endsWith("p99"))
                .extracting(PlotArea.SeriesReadout::trust)
                .containsExactly(
                        new Trust("too few samples (2)", "too few", true, false),
                        new Trust("too few samples (2)", "too few", true, false));
        chart.look(ChartLook.ALL.withHidden(Set.of("service", "p50")));
        assertThat(draw(chart).traces())
                .extracting(PlotArea.Trace::name)
                .containsExactly("p75", "p90", "p95", "p99", "p99.9", "p99.99", "max");
        RangeFigures figures = figures(List.of(queued));
        Band curve =
                PercentileCurveChart.queueBand(
                        PercentileCurveChart.lines(
                                figures.curves().get(0), figures.curves().get(1)),
                        0);
        assertThat(curve.lower().y(0)).isBetween(2.9 * MS, 3.1 * MS);
        assertThat(curve.upper().y(0)).isBetween(89.0 * MS, 91.0 * MS);
    }

    @Test
    void two_runs_have_both_times_in_every_chart_that_compares_them() {
        Times times =
                Times.ofOk(
                        new LatencyPair(
                                Latencies.of(90 * MS, 90 * MS), Latencies.of(3 * MS, 3 * MS)));
        OverlayCurveChart curve = new OverlayCurveChart();
        curve.show(times, times);
        assertThat(curve.lines())
                .extracting(Line::name)
                .containsExactly("A response", "A service", "B response", "B service");
        assertThat(curve.lines())
                .extracting(Line::style)
                .as("without colour")
                .doesNotHaveDuplicates();
        assertThat(curve.lines().get(1).points().y(0)).isBetween(2.9 * MS, 3.1 * MS);
        OverlayTimesChart overTime = new OverlayTimesChart();
        List<Interval> run = List.of(Canned.timed(Canned.silent(0), times));
        overTime.show(run, run);
        assertThat(overTime.lines())
                .extracting(Line::name)
                .containsExactly(
                        "A p99",
                        "A service p99",
                        "A p50",
                        "A service p50",
                        "B p99",
                        "B service p99",
                        "B p50",
                        "B service p50");
        assertThat(overTime.lines().get(7).points().y(0)).isBetween(2.9 * MS, 3.1 * MS);
        ShiftChart shift = new ShiftChart();
        shift.show(
                List.of(new ShiftChart.Point(50, 2, 1.5, 2.5)),
                List.of(new ShiftChart.Point(50, 1, 0.9, 1.1)),
                0.02);
        assertThat(shift.lines())
                .extracting(line -> line.points().y(0))
                .containsExactly(100.0, 0.0);
    }

    @Test
    void columns_of_a_long_run_are_added_up_and_none_is_lost() {
        HeatColumns columns = new HeatColumns(LatencyPair::response);
        List<Interval> hour = new ArrayList<>();
        for (int i = 0; i < 3_600; i++) {
            hour.add(Canned.quiet(i, 5 * MS));
        }
        columns.show(hour.subList(0, 1_000));
        columns.show(hour);
        HeatCells cells = columns.cells(0, 3_600, 500);
        assertThat(cells.width()).isBetween(400, 500);
        assertThat(cells.at(1_803, 5 * MS).orElseThrow().count()).isEqualTo(80);
        HeatCells cut = columns.cells(101, 1_103, 501);
        for (double edge : new double[] {101, 1_102.5}) {
            assertThat(cut.at(edge, 5 * MS).orElseThrow().count()).as("whole").isEqualTo(20);
        }
        assertThat(columns.cells(100, 160, 60).width()).isEqualTo(60);
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
                new DistributionChart()
                        .lines(x, 400, figures.curves().get(0), figures.curves().get(1))
                        .getFirst()
                        .points();
        double sum = 0;
        for (int i = 0; i < response.size(); i += 2) {
            sum += response.y(i);
        }
        assertThat(sum).isCloseTo(100, within(1e-9));
    }

    @Test
    void what_is_still_awaited_is_no_answer_of_the_distribution() {
        Latencies answers = Latencies.of(5 * MS, 6 * MS);
        Latencies ages = Latencies.of(5_000 * MS, 6_000 * MS);
        CurveFigures known = figures(run()).curves().getFirst();
        CurveFigures curve =
                new CurveFigures(known.curve(), AwaitedTimes.of(answers, ages), known.estimates());
        Scale x = Scale.logNanos(MS, 1e10, 400);
        Points points = new DistributionChart().lines(x, 400, curve, curve).getFirst().points();
        double answered = 0;
        for (int i = 0; i < points.size(); i += 2) {
            answered += points.x(i) < 9 ? points.y(i) : 0;
        }
        assertThat(answered).isCloseTo(100, within(1e-9));
        assertThat(
                        new DistributionChart()
                                .of(
                                        new CurveFigures(
                                                known.curve(),
                                                AwaitedTimes.bounds(ages),
                                                known.estimates()))
                                .isEmpty())
                .isTrue();
    }

    @Test
    void no_two_labels_of_the_distribution_touch_whatever_its_width() {
        FontMetrics font =
                new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB)
                        .createGraphics()
                        .getFontMetrics(Header.TEXT);
        for (Latencies times :
                List.of(Latencies.of(58_000, 20 * MS, 70 * MS), Latencies.of(100, 50_000 * MS))) {
            CurveFigures curve =
                    figures(List.of(Canned.timed(Canned.silent(0), times, times)))
                            .curves()
                            .getFirst();
            for (int pixels = 120; pixels <= 1_200; pixels += 20) {
                Scale x = new DistributionChart().x(curve, curve, pixels);
                List<Scale.Tick> ticks = x.ticks();
                assertThat(ticks).as("%d pixels", pixels).isNotEmpty();
                for (int i = 1; i < ticks.size(); i++) {
                    double apart =
                            (x.share(ticks.get(i).at()) - x.share(ticks.get(i - 1).at())) * pixels;
                    double half =
                            (font.stringWidth(ticks.get(i).label())
                                            + font.stringWidth(ticks.get(i - 1).label()))
                                    / 2.0;
                    assertThat(apart)
                            .as("%s in %d pixels", ticks.get(i).label(), pixels)
                            .isGreaterThan(half + 2);
                }
            }
        }
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
        Points p90 = chart.lines().get(2).points();
        for (int i = 0; i < run.size(); i++) {
            assertThat(band.lower().y(i)).isLessThan(p90.y(i));
            assertThat(band.upper().y(i)).isGreaterThan(p90.y(i));
        }
        chart.look(ChartLook.ALL.withBanded(Optional.of("p99.9")));
        assertThat(chart.band(0).lower().max()).as("400 samples say nothing of p99.9").isNaN();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void intervals_without_an_upper_bound_are_hatched_and_named(boolean dark) throws Exception {
        ChartTheme theme = dark ? ChartTheme.DARK : ChartTheme.LIGHT;
        long[] nanos = LongStream.rangeClosed(1, 1_000).map(i -> i * MS).toArray();
        Interval answered =
                Canned.timed(Canned.silent(0), Latencies.of(nanos), Latencies.of(nanos));
        Drawing closed = curve(answered, theme);
        assertThat(closed.bands()).extracting(Band::look).containsOnly(Band.Look.FILLED);
        assertThat(closed.legend())
                .extracting(Header.Entry::name)
                .endsWith("queue time", "95 % interval");

        Interval hung = hanging(answered);
        Drawing open = curve(hung, theme);
        assertThat(open.bands())
                .extracting(Band::look)
                .containsExactly(
                        Band.Look.FILLED,
                        Band.Look.FILLED,
                        Band.Look.RISING,
                        Band.Look.FILLED,
                        Band.Look.FALLING);
        assertThat(open.bands().get(1).upper().max()).as("of what is known").isLessThan(1e9);
        // p99.9 is of too few samples, and known from below all the same.
        for (int curve = 0; curve < 2; curve++) {
            PlotArea.Trace trace = open.traces().get(curve);
            int last = trace.points().size() - 1;
            double end = trace.points().x(last);
            Band hatched = open.bands().get(2 + 2 * curve);
            int at = hatched.upper().nearest(end);
            assertThat(hatched.upper().x(at)).isEqualTo(end);
            assertThat(hatched.upper().y(at)).as("hatched to the end").isGreaterThan(1e15);
            assertThat(hatched.lower().y(at)).isEqualTo(trace.points().y(last));
            assertThat(hatched.upper().has(at + 1)).as("and no further").isFalse();
            assertThat(trace.trust().apply(end).atLeast()).isTrue();
        }
        assertThat(open.legend())
                .extracting(Header.Entry::name)
                .endsWith("queue time", "95 % interval", "no upper bound");

        PercentileCurveChart chart = new PercentileCurveChart();
        chart.show(Canned.data(List.of(hung), Canned.OPEN));
        Path folder = Files.createDirectories(Path.of("target", "charts"));
        Files.write(
                folder.resolve("open-band-" + (dark ? "dark.png" : "light.png")),
                ChartImages.png(chart, 392, 206, 2, theme));
        PixelCanvas canvas = new PixelCanvas(640, 320);
        PlotArea area = canvas.draw(chart, 640, 320, 1, theme);
        int x = (int) area.pixelX(PercentileAxis.place(75)) - 4;
        int background = 0;
        int rows = 0;
        for (int y = (int) area.pixelY(6e9); y < area.pixelY(2e9); y++) {
            rows++;
            background += canvas.image().getRGB(x, y) == theme.background() ? 1 : 0;
        }
        assertThat((double) background / rows).as("is no area").isBetween(0.2, 0.95);
    }

    @Test
    void a_second_without_an_upper_bound_is_hatched_over_time_and_named() {
        long[] nanos = LongStream.rangeClosed(1, 1_000).map(i -> i * MS).toArray();
        Interval answered =
                Canned.timed(Canned.silent(0), Latencies.of(nanos), Latencies.of(nanos));
        Interval hung = hanging(answered);
        for (boolean open : List.of(false, true)) {
            PercentilesChart chart = new PercentilesChart();
            chart.look(ChartLook.ALL.withBanded(Optional.of("p90")));
            chart.show(List.of(open ? hung : answered), Canned.OPEN);
            Drawing drawing =
                    chart.drawing(
                            new Drawing.Room(
                                    Scale.time(1, 600), 600, 300, ChartTheme.LIGHT, Set.of()));
            assertThat(drawing.bands())
                    .extracting(Band::look)
                    .filteredOn(look -> look != Band.Look.FILLED)
                    .hasSize(open ? 1 : 0);
            List<String> legend = drawing.legend().stream().map(Header.Entry::name).toList();
            assertThat(legend).contains("95 % of p90");
            assertThat(legend.contains("no upper bound")).isEqualTo(open);
        }
    }

    private static Drawing curve(Interval second, ChartTheme theme) {
        RangeFigures figures = figures(List.of(second));
        PercentileCurveChart chart = new PercentileCurveChart();
        CurveFigures response = figures.of(Curve.RESPONSE);
        CurveFigures service = figures.of(Curve.SERVICE);
        Scale x = chart.x(response, service, 600);
        return chart.drawing(new Drawing.Room(x, 600, 300, theme, Set.of()), response, service);
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
                .startsWith("response\t0\t1\t1000000\t")
                .endsWith("\t10");
        assertThat(ChartTsv.of(draw(heat)).lines().toList().get(2))
                .startsWith("service\t0\t1\t1000000\t")
                .endsWith("\t10");
        PercentilesChart gaps = new PercentilesChart();
        gaps.show(List.of(Canned.silent(0)), Canned.OPEN);
        assertThat(ChartTsv.of(draw(gaps)).lines().toList().get(1))
                .isEqualTo("0.5" + "\t".repeat(16));
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

    /// The same with 300 requests that have been awaited for 9 s.
    private static Interval hanging(Interval answered) {
        Times times = answered.times();
        long[] ages = new long[300];
        Arrays.fill(ages, 9_000 * MS);
        return Canned.timed(
                answered,
                new Times(
                        times.ok(),
                        times.failed(),
                        times.timedOut(),
                        new LatencyPair(Latencies.of(ages), Latencies.of(ages)),
                        times.phases(),
                        times.lag()));
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
