package dev.barograph.chart;

import dev.barograph.metrics.CurveFigures;
import dev.barograph.metrics.Latencies;
import java.util.List;

/// The response time of two runs at every percentile, on an axis of `1 / (1 - p)`.
public final class OverlayCurveChart extends ComparisonChart {
    private Latencies a = Latencies.EMPTY;
    private Latencies b = Latencies.EMPTY;

    public OverlayCurveChart() {
        super("overlay_curve", "Percentile curves");
    }

    /// Takes the distributions to be drawn.
    public void show(Latencies newA, Latencies newB) {
        a = newA;
        b = newB;
    }

    @Override
    Scale x(double pixels) {
        double most = Math.max(2, Math.max(a.count(), b.count()));
        return PercentileAxis.upTo(100 - 100 / most);
    }

    @Override
    Content.Across across() {
        return PercentileAxis.ACROSS;
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        return TimesAxis.drawing(room, lines(), "No good response.");
    }

    /// A, then B, in nanoseconds, up to the percentile that one sample lies beyond.
    List<Line> lines() {
        return List.of(
                new Line(
                        "A response", Line.series(0), Line.Style.WIDE, points(a), Trust.ofCount(a)),
                new Line(
                        "B response",
                        Line.series(3),
                        Line.Style.SOLID,
                        points(b),
                        Trust.ofCount(b)));
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
