package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.LoopDelays;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChartDataTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void percentiles_are_those_of_the_good_responses_of_each_second() {
        long[] nanos = new long[100];
        for (int i = 0; i < 100; i++) {
            nanos[i] = (i + 1) * 1_000_000L;
        }
        PercentilesChart chart = new PercentilesChart();
        Interval full = Canned.interval(0, 0, Counts.ZERO, Latencies.of(nanos), 0, 0);
        chart.show(List.of(full, Canned.silent(1)), Canned.OPEN);
        List<Line> lines = chart.lines();
        assertThat(lines)
                .extracting(Line::name)
                .containsExactly(
                        "p50",
                        "p75",
                        "p90",
                        "p95",
                        "p99",
                        "p99.9",
                        "p99.99",
                        "max",
                        "service p50",
                        "service p75",
                        "service p90",
                        "service p95",
                        "service p99",
                        "service p99.9",
                        "service p99.99",
                        "service max");
        assertThat(lines.subList(0, 8))
                .extracting(line -> line.points().y(0) / 1e6)
                .satisfiesExactly(
                        p50 -> assertThat(p50).isCloseTo(50, within(0.1)),
                        p75 -> assertThat(p75).isCloseTo(75, within(0.1)),
                        p90 -> assertThat(p90).isCloseTo(90, within(0.1)),
                        p95 -> assertThat(p95).isCloseTo(95, within(0.1)),
                        p99 -> assertThat(p99).isCloseTo(99, within(0.1)),
                        tail -> assertThat(tail).isEqualTo(100),
                        end -> assertThat(end).isEqualTo(100),
                        max -> assertThat(max).isEqualTo(100));
        assertThat(lines).allSatisfy(line -> assertThat(line.points().y(1)).isNaN());
        assertThat(lines.getFirst().points().x(1)).isEqualTo(1.5);
    }

    @Test
    void response_and_service_time_are_two_curves_and_a_band_of_each_percentile() {
        TwoCurvesChart chart = new TwoCurvesChart();
        Interval queued =
                Canned.timed(
                        Canned.silent(0),
                        Latencies.of(30_000_000, 90_000_000),
                        Latencies.of(3_000_000, 9_000_000));
        chart.show(List.of(queued, Canned.silent(1)), Canned.OPEN);
        assertThat(chart.lines())
                .extracting(Line::name)
                .containsExactly("response p99", "response p50", "service p99", "service p50");
        assertThat(chart.lines())
                .extracting(line -> Math.round(line.points().y(0) / 1e6))
                .containsExactly(90L, 30L, 9L, 3L);
        assertThat(chart.lines()).allSatisfy(line -> assertThat(line.points().y(1)).isNaN());
        assertThat(chart.bands(0, Set.of()))
                .extracting(band -> Math.round((band.upper().y(0) - band.lower().y(0)) / 1e6))
                .containsExactly(81L, 27L);
    }

    @Test
    void requests_still_awaited_at_the_end_are_in_both_curves() {
        LatencyPair waited = new LatencyPair(Latencies.of(2_000_000_000L), Latencies.EMPTY);
        Times ok = Times.ofOk(new LatencyPair(Latencies.of(5_000_000), Latencies.of(5_000_000)));
        Times times = new Times(ok.ok(), ok.failed(), ok.timedOut(), waited, ok.phases(), ok.lag());
        TwoCurvesChart chart = new TwoCurvesChart();
        chart.show(List.of(Canned.timed(Canned.silent(0), times)), Canned.OPEN);
        assertThat(chart.lines())
                .extracting(line -> Math.round(line.points().y(0) / 1e6))
                .containsExactly(2_000L, 5L, 5L, 5L);
    }

    @Test
    void the_generators_delays_and_load_are_those_of_its_health() {
        Interval quiet = Canned.quiet(0, 5_000_000);
        Interval watched =
                Canned.watched(
                        quiet,
                        Latencies.of(700_000),
                        Canned.health(0.97, 1.4, 30_000_000, 2_000_000, 0));
        GeneratorDelaysChart delays = new GeneratorDelaysChart();
        delays.show(List.of(watched, quiet), Canned.OPEN);
        assertThat(delays.lines())
                .extracting(line -> line.points().y(0))
                .containsExactly(700_000.0, 30e6, 2e6, Double.NaN);
        assertThat(delays.lines()).allSatisfy(line -> assertThat(line.points().y(1)).isNaN());

        ProcessorChart processor = new ProcessorChart();
        processor.show(List.of(watched, quiet), Canned.OPEN);
        assertThat(processor.lines())
                .extracting(line -> line.points().y(0))
                .containsExactly(97.0, 140.0, 80.0);
        assertThat(processor.lines()).allSatisfy(line -> assertThat(line.points().y(1)).isNaN());
    }

    @Test
    void the_generators_resources_are_those_of_its_health_and_none_is_drawn_below_the_axis() {
        Interval quiet = Canned.quiet(0, 5_000_000);
        ResourcesChart chart = new ResourcesChart();
        chart.show(List.of(busy(quiet, 64, 28_000), busy(quiet, 0, 0), quiet), Canned.OPEN);
        assertThat(chart.lines())
                .extracting(line -> line.points().y(0))
                .containsExactly(48.5, 64.0, 120.0, 1_024.0, 28_000.0);
        assertThat(chart.lines())
                .extracting(line -> line.points().y(1))
                .containsExactly(48.5, 0.5, 120.0, 1_024.0, 0.5);
        assertThat(chart.lines()).allSatisfy(line -> assertThat(line.points().y(2)).isNaN());
        assertThat(reading(chart, "open sockets", 1)).isEqualTo("0");
        assertThat(reading(chart, "ports left", 0)).isEqualTo("28k");
    }

    @Test
    void stand_stills_and_waits_are_shares_of_the_second_its_requests_and_its_segments() {
        // 3 of 10 wait.
        Interval quiet =
                Canned.interval(0, 10, new Counts(10, 10, 10, Map.of()), Latencies.of(1), 1, 3);
        StandStillsChart chart = new StandStillsChart();
        chart.show(List.of(busy(quiet, 64, 28_000), quiet), Canned.OPEN);
        assertThat(chart.lines())
                .extracting(line -> line.points().y(0))
                .containsExactly(75.0, 60.0, 30.0, 2.0);
        assertThat(chart.lines().get(1).points().y(1)).isNaN();
        assertThat(reading(chart, "suspended", 0)).isEqualTo("60 %");
    }

    private static String reading(LiveChart chart, String name, int index) {
        BufferedImage image = new BufferedImage(640, 320, BufferedImage.TYPE_INT_ARGB);
        PlotArea area = chart.draw(image.createGraphics(), 640, 320, ChartTheme.LIGHT);
        PlotArea.Trace trace =
                area.traces().stream().filter(t -> t.name().equals(name)).findAny().orElseThrow();
        return trace.format().apply(trace.points().y(index));
    }

    private static Interval busy(Interval interval, int sockets, int ports) {
        return Canned.watched(
                interval,
                Latencies.of(700_000),
                new Health(
                        1.4,
                        OptionalDouble.of(0.8),
                        0.5,
                        "C2 CompilerThread0",
                        0.75,
                        0,
                        0,
                        48_500_000,
                        LoopDelays.ofEach(0),
                        0,
                        600_000_000,
                        sockets,
                        OptionalLong.of(120),
                        OptionalLong.of(1_024),
                        OptionalInt.of(ports),
                        OptionalDouble.of(0.02)));
    }

    @Test
    void every_bad_second_keeps_its_own_evidence() {
        BadSeconds bad = new BadSeconds();
        List<Interval> run = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Interval quiet = Canned.quiet(i, 5_000_000);
            run.add(i % 3 == 1 ? Canned.limited(quiet, "why " + i) : quiet);
            bad.show(run);
        }
        Stretches all = bad.stretches();
        assertThat(all.size()).isEqualTo(33);
        assertThat(all.at(0.5)).isEmpty();
        assertThat(all.at(1)).contains("why 1");
        assertThat(all.at(97.99)).contains("why 97");
        assertThat(all.at(98)).isEmpty();
        assertThat(all.at(200)).isEmpty();

        bad.show(run.subList(0, 3));
        assertThat(bad.stretches().size()).as("another run").isEqualTo(1);
        assertThat(all.at(97.99)).as("given out before").contains("why 97");
    }

    @Test
    void a_band_has_gaps_where_a_line_has_and_keeps_its_highest_place() {
        double[] x = new double[1_000];
        double[] low = new double[1_000];
        double[] high = new double[1_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            low[i] = 10;
            high[i] = i == 333 ? 100 : i >= 600 && i < 700 ? Double.NaN : 20;
        }
        Band band = new Band(Points.of(x, low), Points.of(x, high), 0);
        Scale axis = new Scale(0, 1_000, false, List.of());
        Path2D path =
                band.path(
                        new Rectangle2D.Double(0, 0, 100, 100),
                        axis,
                        new Scale(0, 100, false, List.of()));
        assertThat(path.getBounds2D()).isEqualTo(new Rectangle2D.Double(0, 0, 99, 90));
        assertThat(path.contains(30, 85)).isTrue();
        assertThat(path.contains(65, 85)).as("gap").isFalse();
        assertThat(path.contains(80, 85)).isTrue();
    }

    @Test
    void throughput_has_what_was_asked_in_the_open_model_only() {
        ThroughputChart chart = new ThroughputChart();
        Map<FailureKind, Long> errors =
                Map.of(
                        FailureKind.RESET,
                        3L,
                        FailureKind.TOTAL_TIMEOUT,
                        2L,
                        FailureKind.CANCELLED,
                        1L);
        Interval interval =
                Canned.interval(0, 40, new Counts(39, 38, 30, errors), Latencies.EMPTY, 0, 0);
        chart.show(List.of(interval), Canned.OPEN);
        assertThat(values(chart.lines()))
                .isEqualTo(Map.of("asked", 40.0, "sent", 38.0, "done", 35.0, "failed", 5.0));
        chart.show(List.of(interval), Canned.CLOSED);
        assertThat(values(chart.lines()))
                .isEqualTo(Map.of("sent", 38.0, "done", 35.0, "failed", 5.0));
    }

    @Test
    void rates_count_the_length_of_the_interval_and_leave_out_very_short_ones() {
        ThroughputChart chart = new ThroughputChart();
        Counts counts = new Counts(10, 10, 10, Map.of());
        chart.show(List.of(lasting(0, 500_000_000, counts)), Canned.CLOSED);
        assertThat(values(chart.lines())).containsEntry("done", 20.0);
        chart.show(List.of(lasting(0, 5_000_000, counts)), Canned.CLOSED);
        assertThat(values(chart.lines())).containsEntry("done", Double.NaN);
    }

    @Test
    void in_flight_has_the_planned_level_in_the_closed_model_only() {
        InFlightChart chart = new InFlightChart();
        Interval interval = Canned.interval(0, 40, Counts.ZERO, Latencies.EMPTY, 17, 3);
        chart.show(List.of(interval), Canned.OPEN);
        assertThat(values(chart.lines()))
                .isEqualTo(Map.of("in flight", 17.0, "waiting", 3.0, "permits", 64.0));
        chart.show(List.of(interval), Canned.CLOSED);
        assertThat(values(chart.lines())).containsEntry("planned", 40.0);
    }

    @Test
    void errors_are_counted_by_kind_and_bin_and_none_is_lost() {
        List<Interval> intervals = Canned.run(1_000, Canned.OPEN);
        for (int most : new int[] {1, 7, 100, 1_000, 5_000}) {
            ErrorBins bins = ErrorBins.of(intervals, most);
            assertThat(bins.kinds())
                    .containsExactly(
                            FailureKind.HTTP_5XX, FailureKind.RESPONSE_TIMEOUT, FailureKind.RESET);
            assertThat(bins.bins()).isLessThanOrEqualTo(most);
            for (int i = 0; i < bins.kinds().size(); i++) {
                FailureKind kind = bins.kinds().get(i);
                double sum = 0;
                for (double count : bins.counts().get(i)) {
                    sum += count;
                }
                long wanted = intervals.stream().mapToLong(each -> each.counts().of(kind)).sum();
                assertThat(sum).isEqualTo((double) wanted);
            }
        }
    }

    @Test
    void what_a_stand_still_kept_from_being_sent_is_spread_over_it_and_no_burst() {
        Map<FailureKind, Long> missed = Map.of(FailureKind.SUSPENDED, 400L);
        Counts still = new Counts(466, 66, 67, missed);
        List<Interval> run =
                List.of(
                        Canned.quiet(0, 1_000_000),
                        lasting(SECOND, 4 * SECOND, still),
                        lasting(5 * SECOND, SECOND, new Counts(100, 100, 99, Map.of())));
        ErrorBins bins = ErrorBins.of(run, 100);
        assertThat(bins.counts().getFirst()).containsExactly(0, 100, 100, 100, 100, 0);
        assertThat(bins.ended(run)).containsExactly(10, 16.75, 16.75, 16.75, 16.75, 99);
        assertThat(ErrorBins.of(run, 3).counts().getFirst()).containsExactly(100, 200, 100);
        assertThat(ErrorBins.of(run.subList(0, 2), 100).counts().getFirst())
                .as("while the run is no longer than that")
                .containsExactly(0, 100, 100, 100, 100);
        assertThat(ErrorBins.of(run, 100, 3, 6).counts().getFirst())
                .as("a stretch that begins in it")
                .containsExactly(100, 100, 0);
    }

    @Test
    void what_a_stand_still_kept_from_being_sent_lies_in_it_also_if_it_was_counted_after_it() {
        Counts after =
                new Counts(
                        500, 100, 100, Map.of(FailureKind.SUSPENDED, 400L, FailureKind.RESET, 3L));
        List<Interval> run =
                List.of(
                        lasting(0, 4 * SECOND, new Counts(0, 0, 0, Map.of())),
                        lasting(4 * SECOND, SECOND, after));
        ErrorBins bins = ErrorBins.of(run, 100);
        assertThat(bins.counts().get(bins.kinds().indexOf(FailureKind.SUSPENDED)))
                .containsExactly(100, 100, 100, 100, 0);
        assertThat(bins.counts().get(bins.kinds().indexOf(FailureKind.RESET)))
                .containsExactly(0, 0, 0, 0, 3);
    }

    /// Intervals begin a little late, and are cut a little early or late.
    @Test
    void an_interval_of_about_a_second_is_one_bar() {
        Counts one = new Counts(1, 1, 0, Map.of(FailureKind.RESET, 1L));
        List<Interval> run =
                List.of(
                        lasting(0, SECOND + 54_000_000, one),
                        lasting(SECOND + 54_000_000, SECOND - 54_000_000, one));
        assertThat(ErrorBins.of(run, 100).counts().getFirst()).containsExactly(1, 1);
    }

    @Test
    void what_the_end_of_a_run_cuts_off_is_no_error() {
        Map<FailureKind, Long> end =
                Map.of(
                        FailureKind.CANCELLED,
                        5L,
                        FailureKind.RUN_ENDED,
                        2L,
                        FailureKind.BACKLOG_FULL,
                        1L);
        Interval interval = Canned.interval(0, 0, new Counts(8, 5, 0, end), Latencies.EMPTY, 0, 0);
        assertThat(ErrorBins.of(List.of(interval), 10).kinds())
                .containsExactly(FailureKind.BACKLOG_FULL);
    }

    @Test
    void a_chart_without_errors_says_what_the_end_of_the_run_cut_off() {
        ErrorsChart chart = new ErrorsChart();
        Counts good = new Counts(8, 8, 8, Map.of());
        chart.show(List.of(Canned.interval(0, 0, good, Latencies.EMPTY, 0, 0)), Canned.OPEN);
        assertThat(chart.noErrors()).isEqualTo("No errors.");

        Map<FailureKind, Long> one = Map.of(FailureKind.CANCELLED, 1L);
        Map<FailureKind, Long> many =
                Map.of(FailureKind.CANCELLED, 1_000L, FailureKind.RUN_ENDED, 200L);
        chart.show(
                List.of(Canned.interval(0, 0, new Counts(8, 8, 7, one), Latencies.EMPTY, 0, 0)),
                Canned.OPEN);
        assertThat(chart.noErrors()).isEqualTo("No errors; 1 cut off at the end.");
        chart.show(
                List.of(
                        Canned.interval(
                                0, 0, new Counts(1_200, 1_000, 0, many), Latencies.EMPTY, 0, 0)),
                Canned.OPEN);
        assertThat(chart.noErrors()).isEqualTo("No errors; 1,200 cut off at the end.");
    }

    @Test
    void a_longer_list_is_continued_and_another_list_starts_over() {
        List<Interval> run = Canned.run(600, Canned.OPEN);
        PercentilesChart chart = new PercentilesChart();
        for (int size = 0; size <= 600; size += 50) {
            chart.show(run.subList(0, size), Canned.OPEN);
        }
        PercentilesChart whole = new PercentilesChart();
        whole.show(run, Canned.OPEN);
        Points early = chart.lines().getFirst().points();
        assertThat(all(early)).isEqualTo(all(whole.lines().getFirst().points())).hasSize(600);

        chart.show(List.of(Canned.quiet(0, 5_000_000)), Canned.OPEN);
        assertThat(all(chart.lines().getFirst().points())).containsExactly(5e6);
        assertThat(all(early)).as("points given out before").hasSize(600).doesNotContain(5e6);
        chart.show(List.of(), Canned.OPEN);
        assertThat(all(chart.lines().getFirst().points())).isEmpty();
    }

    private static Interval lasting(long startNanos, long nanos, Counts counts) {
        return new Interval(
                0,
                startNanos,
                nanos,
                0,
                100,
                counts,
                0,
                64,
                0,
                0,
                0,
                0,
                0,
                Times.EMPTY,
                Optional.empty(),
                Judgement.NONE);
    }

    private static Map<String, Double> values(List<Line> lines) {
        return lines.stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                Line::name, line -> line.points().y(line.points().size() - 1)));
    }

    private static List<Double> all(Points points) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            all.add(points.y(i));
        }
        return all;
    }
}
