package dev.barograph.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// By how much the distributions of response and service time moved: the change from A to B in
/// percent at every percentile, on an axis of `1 / (1 - p)`, each with its 95 % interval as a band,
/// and the margin within which a change counts as none.
public final class ShiftChart extends ComparisonChart {
    private static final int BAND_ALPHA = 0x48;
    private static final int RESPONSE_INK = 0;
    private static final int SERVICE_INK = 3;
    private static final int MARGIN_ALPHA = 0x30;

    /// No axis is longer, whatever the tail does: a hundred times as long.
    private static final double MOST = 9_900;

    /// One percentile.
    ///
    /// @param ratio B divided by A
    /// @param low lower end of its 95 % interval, 0 or more
    /// @param high upper end; may be infinite
    public record Point(double percentile, double ratio, double low, double high) {}

    private List<Point> response = List.of();
    private List<Point> service = List.of();
    private double margin;

    public ShiftChart() {
        super("shift", "Shift of both times, B against A");
    }

    /// Takes what is to be drawn.
    ///
    /// @param newResponse ascending
    /// @param newService ascending
    /// @param newMargin a share, 0.02 for 2 %
    public void show(List<Point> newResponse, List<Point> newService, double newMargin) {
        response = List.copyOf(newResponse);
        service = List.copyOf(newService);
        margin = newMargin;
    }

    @Override
    Scale x(double pixels) {
        return PercentileAxis.upTo(Math.max(last(response), last(service)), pixels);
    }

    @Override
    Content.Across across() {
        return PercentileAxis.ACROSS;
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        List<Line> lines = lines();
        Line none =
                new Line(
                        "no change",
                        ChartTheme::muted,
                        Line.Style.DASHED,
                        level(room.x().max(), 0));
        Scale y = y(room.height());
        int ink = band(room.theme(), RESPONSE_INK);
        int marginInk = (room.theme().muted() & 0xFFFFFF) | (MARGIN_ALPHA << 24);
        Drawing drawing =
                Drawing.ofLines(
                        new Drawing.Room(
                                room.x(), room.width(), room.height(), room.theme(), Set.of()),
                        "change, %",
                        y,
                        List.of(none, lines.getFirst(), lines.getLast()),
                        value -> Labels.compact(value) + " %",
                        response.isEmpty() && service.isEmpty()
                                ? Optional.of("Too few requests for an interval.")
                                : Optional.empty());
        List<Band> bands =
                List.of(
                        new Band(
                                level(room.x().max(), (1 / (1 + margin) - 1) * 100),
                                level(room.x().max(), margin * 100),
                                marginInk),
                        band(response, y, ink),
                        band(service, y, band(room.theme(), SERVICE_INK)));
        return drawing.withBands(bands, new Header.Entry("95 % interval", ink, Header.Entry.AREA))
                .withBands(bands, new Header.Entry("same", marginInk, Header.Entry.AREA));
    }

    /// The change of the response time and that of the service time, in percent.
    List<Line> lines() {
        return List.of(
                line("response", RESPONSE_INK, Line.Style.WIDE, response),
                line("service", SERVICE_INK, Line.Style.SOLID, service));
    }

    private static Line line(String name, int ink, Line.Style style, List<Point> points) {
        double[] x = new double[points.size()];
        double[] y = new double[points.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = PercentileAxis.place(points.get(i).percentile());
            y[i] = percent(points.get(i).ratio());
        }
        return new Line(name, Line.series(ink), style, Points.of(x, y));
    }

    private static int band(ChartTheme theme, int ink) {
        return (theme.series(ink) & 0xFFFFFF) | (BAND_ALPHA << 24);
    }

    private static double last(List<Point> points) {
        return points.isEmpty() ? 90 : points.getLast().percentile();
    }

    private static Band band(List<Point> points, Scale y, int argb) {
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
        List<Point> both = new ArrayList<>(response);
        both.addAll(service);
        for (Point point : both) {
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
