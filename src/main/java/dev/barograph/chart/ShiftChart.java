package dev.barograph.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// By how much a distribution moved: the change from A to B in percent at every percentile, on an
/// axis of `1 / (1 - p)`, with its 95 % interval as a band, and the margin within which a change
/// counts as none.
public final class ShiftChart extends ComparisonChart {
    private static final int BAND_ALPHA = 0x48;
    private static final int MARGIN_ALPHA = 0x30;

    /// No axis is longer, whatever the tail does: a hundred times as long.
    private static final double MOST = 9_900;

    /// One percentile.
    ///
    /// @param ratio B divided by A
    /// @param low lower end of its 95 % interval, 0 or more
    /// @param high upper end; may be infinite
    public record Point(double percentile, double ratio, double low, double high) {}

    private List<Point> points = List.of();
    private double margin;

    public ShiftChart() {
        super("shift", "Shift of the response time, B against A");
    }

    /// Takes what is to be drawn.
    ///
    /// @param newPoints ascending
    /// @param newMargin a share, 0.02 for 2 %
    public void show(List<Point> newPoints, double newMargin) {
        points = List.copyOf(newPoints);
        margin = newMargin;
    }

    @Override
    Scale x(double pixels) {
        return PercentileAxis.upTo(points.isEmpty() ? 90 : points.getLast().percentile());
    }

    @Override
    Content.Across across() {
        return PercentileAxis.ACROSS;
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        Line line = line();
        Line none =
                new Line(
                        "no change",
                        ChartTheme::muted,
                        Line.Style.DASHED,
                        level(room.x().max(), 0));
        Scale y = y(room.height());
        int ink = (room.theme().series(4) & 0xFFFFFF) | (BAND_ALPHA << 24);
        int marginInk = (room.theme().muted() & 0xFFFFFF) | (MARGIN_ALPHA << 24);
        Drawing drawing =
                Drawing.ofLines(
                        new Drawing.Room(
                                room.x(), room.width(), room.height(), room.theme(), Set.of()),
                        "change, %",
                        y,
                        List.of(none, line),
                        value -> Labels.compact(value) + " %",
                        points.isEmpty()
                                ? Optional.of("Too few requests for an interval.")
                                : Optional.empty());
        List<Band> bands =
                List.of(
                        new Band(
                                level(room.x().max(), (1 / (1 + margin) - 1) * 100),
                                level(room.x().max(), margin * 100),
                                marginInk),
                        band(y, ink));
        return drawing.withBands(bands, new Header.Entry("95 % interval", ink, Header.Entry.AREA))
                .withBands(bands, new Header.Entry("same", marginInk, Header.Entry.AREA));
    }

    /// The change in percent.
    Line line() {
        double[] x = new double[points.size()];
        double[] y = new double[points.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = PercentileAxis.place(points.get(i).percentile());
            y[i] = percent(points.get(i).ratio());
        }
        return new Line("change", Line.series(4), Line.Style.BROAD, Points.of(x, y));
    }

    private Band band(Scale y, int argb) {
        double[] x = new double[points.size()];
        double[] low = new double[points.size()];
        double[] high = new double[points.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = PercentileAxis.place(points.get(i).percentile());
            low[i] = Math.clamp(percent(points.get(i).low()), y.min(), y.max());
            high[i] = Math.clamp(percent(points.get(i).high()), y.min(), y.max());
        }
        return new Band(Points.of(x, low), Points.of(x, high), argb);
    }

    /// Zero in the picture, room for the line and its band as far as that is finite.
    private Scale y(double pixels) {
        double least = -margin * 200;
        double most = margin * 200;
        for (Point point : points) {
            least = Math.min(least, percent(point.low()));
            most =
                    Math.max(
                            most,
                            percent(
                                    Double.isInfinite(point.high())
                                            ? point.ratio()
                                            : point.high()));
        }
        return steps(Math.max(least, -100), Math.min(Math.max(most, 1), MOST), pixels);
    }

    private static Scale steps(double least, double most, double pixels) {
        double wanted = (most - least) * 1.05 / Math.clamp(pixels / 34, 2, 8);
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        double digit = wanted / power;
        double step = power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
        long from = (long) Math.floor(least / step);
        long to = (long) Math.ceil(most / step);
        List<Scale.Tick> ticks = new ArrayList<>();
        for (long i = from; i <= to; i++) {
            String label = Labels.compact(Math.abs(i * step));
            ticks.add(new Scale.Tick(i * step, (i < 0 ? "-" : i > 0 ? "+" : "") + label));
        }
        return new Scale(from * step, to * step, false, ticks);
    }

    private static Points level(double to, double percent) {
        return Points.of(new double[] {0, to}, new double[] {percent, percent});
    }

    private static double percent(double ratio) {
        return (ratio - 1) * 100;
    }
}
