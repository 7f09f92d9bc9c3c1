package dev.barograph.chart;

import dev.barograph.metrics.CurveFigures;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Times;
import java.util.List;

/// Response and service time of two runs at every percentile, on an axis of `1 / (1 - p)`: a run
/// has one colour, and its service time broken lines.
public final class OverlayCurveChart extends ComparisonChart {
    private Times a = Times.EMPTY;
    private Times b = Times.EMPTY;

    public OverlayCurveChart() {
        super("overlay_curve", "Percentile curves");
    }

    /// Takes the distributions to be drawn.
    public void show(Times newA, Times newB) {
        a = newA;
        b = newB;
    }

    @Override
    Scale x(double pixels) {
        double most =
                Math.max(2, Math.max(a.response().times().count(), b.response().times().count()));
        return PercentileAxis.upTo(100 - 100 / most, pixels);
    }

    @Override
    Content.Across across() {
        return PercentileAxis.ACROSS;
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        return TimesAxis.drawing(room, lines(), "No good response.");
    }

    /// A's response and service time, then B's, in nanoseconds, up to the percentile that one
    /// sample lies beyond.
    List<Line> lines() {
        return List.of(
                line("A response", 0, Line.Style.WIDE, a.response().times()),
                line("A service", 0, Line.Style.DASHED, a.service().times()),
                line("B response", 3, Line.Style.SOLID, b.response().times()),
                line("B service", 3, Line.Style.DOTTED, b.service().times()));
    }

    private static Line line(String name, int ink, Line.Style style, Latencies times) {
        return new Line(name, Line.series(ink), style, points(times), Trust.ofCount(times));
    }

    private static Points points(Latencies times) {
        double[] shown =
                CurveFigures.PERCENTILES.stream()
                        .filter(percentile -> (1 - percentile / 100) * times.count() >= 1 - 1e-6)
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        double[] x = new double[shown.length];
        double[] y = new double[shown.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = PercentileAxis.place(shown[i]);
            y[i] = TimesAxis.nanos(times.percentileNanos(shown[i]));
        }
        return Points.of(x, y);
    }
}
