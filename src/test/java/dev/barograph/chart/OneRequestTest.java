package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Curve;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PhaseTimes;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.metrics.RequestPart;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Threshold;
import dev.barograph.model.ThresholdText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Charts while one of several requests is looked at.
class OneRequestTest {
    private static final long MS = 1_000_000;
    private static final RequestOfRun MANY = new RequestOfRun(0, "Many", 0.9, true);
    private static final RequestOfRun FEW = new RequestOfRun(1, "Few", 0.1, true);

    private static final Threshold BOUND =
            ThresholdText.parse("", "throughput >= 10/s", new ArrayList<>()).orElseThrow();

    /// In the last second nothing happened to either of them.
    private final List<Interval> run = List.of(second(0, 9, 1), second(1, 18, 2), second(2, 0, 0));

    @Test
    void throughput_is_that_of_the_request_against_its_share_of_the_plan() {
        ThroughputChart chart = new ThroughputChart();
        chart.show(data(FEW));
        assertThat(chart.lines())
                .extracting(Line::name)
                .containsExactly("asked, share", "sent", "done", "failed");
        assertThat(chart.lines())
                .extracting(line -> line.points().y(1))
                .containsExactly(2.0, 2.0, 2.0, 1.0);
    }

    @Test
    void another_request_is_read_anew_even_if_its_last_second_is_the_same() {
        ThroughputChart throughput = new ThroughputChart();
        TwoCurvesChart curves = new TwoCurvesChart();
        HeatMapChart heat = new HeatMapChart();
        for (RequestOfRun each : List.of(MANY, FEW)) {
            throughput.show(data(each));
            curves.show(data(each));
            heat.show(data(each));
        }
        assertThat(throughput.lines().get(1).points().y(1)).isEqualTo(2);
        assertThat(curves.lines().getFirst().points().y(1)).isBetween(49.0 * MS, 51.0 * MS);
        assertThat(
                        draw(heat)
                                .cells()
                                .flatMap(maps -> maps.of(Curve.RESPONSE))
                                .flatMap(cells -> cells.at(0.5, 50 * MS))
                                .orElseThrow()
                                .count())
                .isEqualTo(1);
        throughput.show(data(null));
        assertThat(throughput.lines().get(1).points().y(1)).as("all").isEqualTo(20);
        assertThat(throughput.lines().getFirst().name()).isEqualTo("asked");
    }

    @Test
    void what_no_request_has_alone_is_drawn_of_all_of_them_and_says_so() {
        InFlightChart chart = new InFlightChart();
        chart.show(data(FEW));
        assertThat(chart.heading()).isEqualTo("In flight, all requests");
        assertThat(chart.lines().getFirst().points().y(0)).isEqualTo(7);
        GeneratorDelaysChart generator = new GeneratorDelaysChart();
        generator.show(data(FEW));
        assertThat(generator.lines().getFirst().points().y(0))
                .as("lag")
                .isBetween(2.9 * MS, 3.1 * MS);
        assertThat(generator.heading()).isEqualTo(generator.title());
        chart.show(data(null));
        assertThat(chart.heading()).isEqualTo("In flight");
    }

    @Test
    void a_chart_says_which_request_it_is_of() {
        ErrorsChart chart = new ErrorsChart();
        chart.show(data(FEW));
        assertThat(chart.heading()).isEqualTo("Errors by kind · Few");
        assertThat(chart.title()).isEqualTo("Errors by kind");
    }

    @Test
    void bounds_on_the_whole_run_are_not_drawn_over_one_request() {
        ThroughputChart chart = new ThroughputChart();
        chart.show(data(null));
        assertThat(chart.thresholds()).hasSize(1);
        chart.show(data(FEW));
        assertThat(chart.thresholds()).isEmpty();
    }

    /// @param request null for all
    private RunData data(@Nullable RequestOfRun request) {
        return new RunData(
                run,
                Canned.OPEN,
                List.of(),
                List.of(BOUND),
                Optional.empty(),
                Optional.ofNullable(request));
    }

    private static PlotArea draw(RunChart chart) {
        return new PixelCanvas(640, 320).draw(chart, 640, 320, 1, ChartTheme.LIGHT);
    }

    private static Interval second(int index, int many, int few) {
        RequestPart a = part(many, 10);
        RequestPart b = part(few, 50);
        return new Interval(
                index,
                index * 1_000 * MS,
                1_000 * MS,
                0,
                20,
                a.counts().plus(b.counts()),
                7,
                64,
                0,
                0,
                0,
                0,
                0,
                new Times(
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        LatencyPair.EMPTY,
                        PhaseTimes.EMPTY,
                        Latencies.of(3 * MS)),
                Optional.empty(),
                Judgement.NONE,
                List.of(a, b));
    }

    /// The second one fails.
    private static RequestPart part(int count, long millis) {
        long[] ok = new long[count > 1 ? count - 1 : count];
        Arrays.fill(ok, millis * MS);
        Latencies times = Latencies.of(ok);
        return new RequestPart(
                new Counts(
                        count,
                        count,
                        ok.length,
                        count > 1 ? Map.of(FailureKind.RESET, 1L) : Map.of()),
                0,
                0,
                0,
                Times.ofOk(new LatencyPair(times, times)));
    }
}
