package dev.barograph.chart;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.CurveFigures;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Response and service time at every percentile, on an axis of `1 / (1 - p)`, which gives the tail
/// the room it needs; with the 95 % intervals as bands where there are samples enough, hatched
/// where requests are awaited and nobody knows how much longer it may be, and the queue time as the
/// area between the two. Of the selected range, or of the whole run.
public final class PercentileCurveChart extends RangeChart {
    private static final int BAND_ALPHA = 0x40;
    private static final int QUEUE_ALPHA = 0x38;
    private static final int LEGEND_ALPHA = 0x80;

    public PercentileCurveChart() {
        super("percentile_curve", "Percentile curve");
    }

    @Override
    Scale x(CurveFigures response, CurveFigures service, double pixels) {
        double most =
                Math.max(
                        2,
                        Math.max(
                                response.times().times().count(), service.times().times().count()));
        return PercentileAxis.upTo(100 - 100 / most, pixels);
    }

    @Override
    Content.Across across() {
        return PercentileAxis.ACROSS;
    }

    @Override
    Drawing drawing(Drawing.Room room, CurveFigures response, CurveFigures service) {
        List<Line> lines = lines(response, service);
        Drawing drawing = TimesAxis.drawing(room, lines, "No good response.");
        List<Band> bands = new ArrayList<>();
        int queue = room.theme().muted() & 0xFFFFFF;
        if (room.seen(lines).size() == lines.size()) {
            bands.add(queueBand(lines, queue | QUEUE_ALPHA << 24));
        }
        List<CurveFigures> curves = List.of(response, service);
        for (int i = 0; i < lines.size(); i++) {
            if (room.shows(lines.get(i).name())) {
                int ink = lines.get(i).ink().applyAsInt(room.theme()) & 0xFFFFFF;
                // The two often have the same intervals: both hatchings are seen then.
                bands.addAll(OpenBands.of(band(curves.get(i), ink | BAND_ALPHA << 24), i == 0));
            }
        }
        Header.Entry between =
                new Header.Entry("queue time", queue | LEGEND_ALPHA << 24, Header.Entry.AREA);
        // The bands have the colours of their lines: this is the one of the response time.
        int ink = lines.getFirst().ink().applyAsInt(room.theme()) & 0xFFFFFF;
        Drawing banded =
                drawing.withBands(bands, between)
                        .withBands(
                                bands,
                                new Header.Entry(
                                        "95 % interval",
                                        ink | BAND_ALPHA << 24, Header.Entry.AREA));
        return banded.with(bands, OpenBands.named(banded.legend(), bands, ink | 0xFF << 24));
    }

    /// Between service and response time, as far as both have samples.
    static Band queueBand(List<Line> lines, int argb) {
        return new Band(lines.get(1).points(), lines.get(0).points(), argb);
    }

    /// Response time, then service time, in nanoseconds, up to the percentile that one sample lies
    /// beyond.
    static List<Line> lines(CurveFigures response, CurveFigures service) {
        return List.of(
                new Line(
                        "response",
                        Line.series(0),
                        Line.Style.WIDE,
                        points(response),
                        Trust.ofCurve(response)),
                new Line(
                        "service",
                        Line.series(3),
                        Line.Style.SOLID,
                        points(service),
                        Trust.ofCurve(service)));
    }

    private static Points points(CurveFigures curve) {
        Latencies times = curve.times().times();
        List<Double> shown =
                CurveFigures.PERCENTILES.stream()
                        .filter(percentile -> isShown(times, percentile))
                        .toList();
        double[] x = new double[shown.size()];
        double[] y = new double[shown.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = PercentileAxis.place(shown.get(i));
            y[i] = TimesAxis.nanos(times.percentileNanos(shown.get(i)));
        }
        return Points.of(x, y);
    }

    /// Whether a sample lies beyond it.
    private static boolean isShown(Latencies times, double percentile) {
        return (1 - percentile / 100) * times.count() >= 1 - 1e-6;
    }

    /// The 95 % intervals, and from where the curve itself is a lower bound all that is above it.
    private static Band band(CurveFigures curve, int argb) {
        AwaitedTimes times = curve.times();
        int size = CurveFigures.PERCENTILES.size();
        double[] x = new double[size];
        double[] low = new double[size];
        double[] high = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = PercentileAxis.place(CurveFigures.PERCENTILES.get(i));
            PercentileEstimate estimate = curve.estimates().get(i);
            low[i] = TimesAxis.low(estimate);
            high[i] = TimesAxis.high(estimate);
            double percentile = CurveFigures.PERCENTILES.get(i);
            OptionalLong value = times.times().percentileNanos(percentile);
            if (estimate.low().isEmpty()
                    && times.isLowerBound(value)
                    && isShown(times.times(), percentile)) {
                low[i] = TimesAxis.nanos(value);
                high[i] = TimesAxis.BEYOND_NANOS;
            }
        }
        return new Band(Points.of(x, low), Points.of(x, high), argb);
    }
}
