package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Curve;
import dev.barograph.metrics.CurveFigures;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.PercentileEstimate.NoInterval.Cause;
import dev.barograph.metrics.Times;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrustTest {
    private static final RunData RUN =
            RunData.of(List.of(second(0, 2_000), second(1, 150), second(2, 5)), Canned.OPEN);

    @Test
    void a_percentile_of_a_second_is_read_out_with_its_interval_or_that_there_are_too_few() {
        for (RunChart chart : List.of(new PercentilesChart(), new TwoCurvesChart())) {
            chart.show(RUN);
            PlotArea area = draw(chart);
            assertThat(trust(area, 0.5, "p99").words()).matches("[0-9.]+–[0-9.]+ ms");
            assertThat(trust(area, 0.5, "p50").warns()).isFalse();
            assertThat(trust(area, 1.5, "p50").words()).matches("[0-9.]+–[0-9.]+ ms");
            assertThat(trust(area, 1.5, "p99").words()).isEqualTo("too few samples (150)");
            assertThat(trust(area, 1.5, "p99").brief()).isEqualTo("too few");
            assertThat(trust(area, 0.5, "p99").brief()).isEqualTo(trust(area, 0.5, "p99").words());
            assertThat(trust(area, 2.5, "p50").warns()).isTrue();
        }
    }

    @Test
    void a_cross_hair_elsewhere_keeps_the_warnings_only() {
        PercentilesChart chart = new PercentilesChart();
        chart.show(RUN);
        PlotArea.Readout brief = draw(chart).readAt(1.5).orElseThrow().brief();
        assertThat(named(brief, "p50").trust()).isEqualTo(Trust.NONE);
        assertThat(named(brief, "p99").trust().words()).isEqualTo("too few samples (150)");
        assertThat(named(brief, "max").trust()).as("exact").isEqualTo(Trust.NONE);
    }

    @Test
    void a_curve_of_percentiles_says_what_is_known_of_each() {
        Latencies times = Latencies.of(LongStream.rangeClosed(1, 1_000).toArray());
        DoubleFunction<Trust> counted = Trust.ofCount(times);
        assertThat(counted.apply(PercentileAxis.place(99))).isEqualTo(Trust.NONE);
        assertThat(counted.apply(PercentileAxis.place(99.9)).words()).isEqualTo("too few samples");
        DoubleFunction<Trust> known =
                Trust.ofCurve(
                        new CurveFigures(
                                Curve.RESPONSE,
                                Times.EMPTY.response(),
                                CurveFigures.PERCENTILES.stream()
                                        .map(percentile -> estimate(percentile))
                                        .toList()));
        assertThat(known.apply(PercentileAxis.place(50)).words()).isEqualTo("900 µs–1.1 ms");
        assertThat(known.apply(PercentileAxis.place(90)).words()).isEqualTo("from 1.2 ms");
        assertThat(known.apply(PercentileAxis.place(90)).warns()).isFalse();
        assertThat(known.apply(PercentileAxis.place(95)).words()).isEqualTo("too short");
        assertThat(known.apply(PercentileAxis.place(99)).words()).isEqualTo("unsteady");
        assertThat(known.apply(PercentileAxis.place(99.9)).words()).isEqualTo("too few samples");
        assertThat(known.apply(PercentileAxis.place(99.9)).brief()).isEqualTo("too few");
        assertThat(known.apply(PercentileAxis.place(99)).brief()).isEqualTo("unsteady");
    }

    @Test
    void a_time_that_requests_still_awaited_could_make_longer_is_read_out_as_at_least() {
        Interval plain = second(0, 900);
        Times ended = plain.times();
        Latencies ages =
                Latencies.of(LongStream.generate(() -> 9_000_000_000L).limit(50).toArray());
        Interval hung =
                Canned.timed(
                        plain,
                        new Times(
                                ended.ok(),
                                ended.failed(),
                                ended.timedOut(),
                                new LatencyPair(ages, ages),
                                ended.phases(),
                                ended.lag()));
        PercentilesChart percentiles = new PercentilesChart();
        percentiles.show(RunData.of(List.of(hung), Canned.OPEN));
        PlotArea.Readout second = draw(percentiles).readAt(0.5).orElseThrow();
        assertThat(named(second, "p50").value()).matches("1[0-9.]+ ms");
        assertThat(named(second, "p99").value()).isEqualTo("≥ 9 s");
        assertThat(named(second, "service p99").value()).isEqualTo("≥ 9 s");
        assertThat(named(second, "max").value()).isEqualTo("≥ 9 s");

        PercentileCurveChart curve = new PercentileCurveChart();
        curve.show(Canned.data(List.of(hung), Canned.OPEN));
        PlotArea area = new PixelCanvas(640, 320).draw(curve, 640, 320, 1, ChartTheme.LIGHT);
        PlotArea.Readout p50 = area.readAt(PercentileAxis.place(50)).orElseThrow();
        PlotArea.Readout p99 = area.readAt(PercentileAxis.place(99)).orElseThrow();
        assertThat(named(p50, "response").value()).matches("1[0-9.]+ ms");
        assertThat(named(p99, "response").value()).isEqualTo("≥ 9 s");
        assertThat(named(p99.brief(), "service").value()).isEqualTo("≥ 9 s");
    }

    @Test
    void where_nobody_knows_how_long_a_percentile_may_be_its_band_goes_on_beyond_the_chart() {
        assertThat(TimesAxis.low(estimate(90))).isEqualTo(1_200_000);
        assertThat(TimesAxis.high(estimate(90))).isGreaterThan(1e15);
        assertThat(TimesAxis.high(estimate(50))).isEqualTo(1_100_000);
        assertThat(TimesAxis.low(estimate(95))).isNaN();
        assertThat(TimesAxis.high(estimate(99.9))).isNaN();
    }

    private static PercentileEstimate estimate(double percentile) {
        return percentile < 90
                ? new PercentileEstimate.Known(1_000_000, 900_000, 1_100_000)
                : percentile < 91
                        ? new PercentileEstimate.OpenAbove(1_300_000, 1_200_000)
                        : percentile < 98
                                ? new PercentileEstimate.NoInterval(Cause.TOO_FEW_SECONDS, 1)
                                : percentile < 99.5
                                        ? new PercentileEstimate.NoInterval(Cause.SECONDS_DIFFER, 1)
                                        : new PercentileEstimate.TooFew(1);
    }

    private static PlotArea draw(RunChart chart) {
        return new PixelCanvas(640, 320).draw(chart, 640, 320, 1, ChartTheme.LIGHT);
    }

    private static Trust trust(PlotArea area, double seconds, String name) {
        return named(area.readAt(seconds).orElseThrow(), name).trust();
    }

    private static PlotArea.SeriesReadout named(PlotArea.Readout readout, String name) {
        return readout.series().stream()
                .filter(each -> each.name().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static Interval second(int index, int samples) {
        Latencies times =
                Latencies.of(
                        LongStream.range(0, samples).map(i -> 10_000_000 + 1_000 * i).toArray());
        return Canned.timed(
                Canned.run(3, Canned.OPEN).get(index), Times.ofOk(new LatencyPair(times, times)));
    }
}
