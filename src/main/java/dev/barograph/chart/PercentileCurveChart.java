package dev.barograph.chart;

import dev.barograph.metrics.CurveFigures;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Response and service time at every percentile, on an axis of `1 / (1 - p)`, which gives the tail
/// the room it needs; with the 95 % interval as a band where there are samples enough. Of the
/// selected range, or of the whole run.
public final class PercentileCurveChart extends RangeChart {
    private static final int BAND_ALPHA = 0x40;
    private static final List<Double> NAMED = List.of(50.0, 90.0, 99.0, 99.9, 99.99, 99.999);

    public PercentileCurveChart() {
        super("percentile_curve", "Percentile curve");
    }

    @Override
    Scale x(CurveFigures response, CurveFigures service, double pixels) {
        long count = Math.max(response.times().times().count(), service.times().times().count());
        double max = Math.clamp(Math.log10((double) Math.max(1, count)), 1.05, 5.05);
        List<Scale.Tick> ticks = new ArrayList<>();
        ticks.add(new Scale.Tick(0, "p0"));
        NAMED.forEach(percentile -> {
            double at = place(percentile);
            if (at <= max) {
                ticks.add(new Scale.Tick(at, name(percentile)));
            }
        });
        return new Scale(0, max, false, ticks);
    }

    @Override
    Content.Across across() {
        return new Content.Across(
                "percentile, on a scale of 1/(1-p)",
                at -> name(100 * (1 - Math.pow(10, -at))),
                false);
    }

    @Override
    Drawing drawing(Drawing.Room room, CurveFigures response, CurveFigures service) {
        List<Line> lines = lines(response, service);
        Drawing drawing = TimesAxis.drawing(room, lines, "No good response.");
        List<Band> bands = new ArrayList<>();
        List<CurveFigures> curves = List.of(response, service);
        for (int i = 0; i < lines.size(); i++) {
            if (room.shows(lines.get(i).name())) {
                int ink = lines.get(i).ink().applyAsInt(room.theme()) & 0xFFFFFF;
                bands.add(band(curves.get(i), ink | BAND_ALPHA << 24));
            }
        }
        int ink = (room.theme().muted() & 0xFFFFFF) | (BAND_ALPHA << 24);
        return drawing.withBands(bands, new Header.Entry("95 % interval", ink, Header.Entry.AREA));
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
                        .filter(percentile -> (1 - percentile / 100) * times.count() >= 1 - 1e-6)
                        .toList();
        double[] x = new double[shown.size()];
        double[] y = new double[shown.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = place(shown.get(i));
            y[i] = TimesAxis.nanos(times.percentileNanos(shown.get(i)));
        }
        return Points.of(x, y);
    }

    private static Band band(CurveFigures curve, int argb) {
        int size = CurveFigures.PERCENTILES.size();
        double[] x = new double[size];
        double[] low = new double[size];
        double[] high = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = place(CurveFigures.PERCENTILES.get(i));
            boolean known = curve.estimates().get(i) instanceof PercentileEstimate.Known;
            low[i] = Double.NaN;
            high[i] = Double.NaN;
            if (known && curve.estimates().get(i) instanceof PercentileEstimate.Known at) {
                low[i] = Math.max(1_000, (double) at.lowNanos());
                high[i] = Math.max(1_000, (double) at.highNanos());
            }
        }
        return new Band(Points.of(x, low), Points.of(x, high), argb);
    }

    private static double place(double percentile) {
        return -Math.log10(1 - percentile / 100);
    }

    private static String name(double percentile) {
        double beyond = 100 - percentile;
        int decimals = beyond >= 9.999 ? 0 : (int) Math.ceil(-Math.log10(beyond) + 1e-9 + 1);
        return "p"
                + new BigDecimal(percentile)
                        .setScale(Math.max(0, decimals), RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
