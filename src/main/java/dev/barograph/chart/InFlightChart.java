package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import dev.barograph.model.LoadShape;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Requests in flight against the permits, and those that wait for one; in the closed model the
/// planned level too.
public final class InFlightChart implements LiveChart {
    /// Permits that lie further above the rest than this would press it flat against the axis.
    private static final double MOST_ABOVE = 3;

    private final IntervalColumns columns =
            new IntervalColumns(
                    List.of(
                            Interval::planned,
                            Interval::inFlight,
                            Interval::waiting,
                            Interval::permits));
    private final TimeSpan span = new TimeSpan();
    private final PlotFrame frame = new PlotFrame();
    private boolean closed;

    @Override
    public String id() {
        return "in_flight";
    }

    @Override
    public String title() {
        return "In flight";
    }

    @Override
    public void show(List<Interval> intervals, LoadShape shape) {
        columns.show(intervals);
        span.show(intervals, shape);
        closed = shape instanceof LoadShape.Closed;
    }

    @Override
    public PlotArea draw(Graphics2D g, int width, int height, ChartTheme theme) {
        List<Line> lines = lines();
        double busy =
                lines.stream()
                        .limit(lines.size() - 1L)
                        .mapToDouble(InFlightChart::max)
                        .max()
                        .orElse(0);
        double permits = max(lines.getLast());
        boolean above = permits > MOST_ABOVE * Math.max(busy, 1);
        Scale x = span.scale(width);
        Scale y =
                Scale.linear(above ? busy : Math.max(busy, permits), PlotFrame.plotHeight(height));
        List<Line> drawn = above ? lines.subList(0, lines.size() - 1) : lines;
        List<Header.Entry> legend = new ArrayList<>(LineLayer.legend(lines, theme));
        if (above) {
            Header.Entry entry = legend.removeLast();
            String name = "permits (%s, above)".formatted(Labels.compact(permits));
            legend.add(new Header.Entry(name, entry.argb(), entry.stroke()));
        }
        return frame.draw(
                g,
                width,
                height,
                theme,
                new Content(
                        title(),
                        "requests",
                        x,
                        y,
                        List.of(LineLayer.of(drawn, x, false, PlotFrame.plotWidth(width), theme)),
                        legend,
                        LineLayer.traces(lines, theme, Labels::compact),
                        List.of(),
                        span.isEmpty() ? Optional.of(span.note("")) : Optional.empty()));
    }

    /// The lines, in requests; the permits last.
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        if (closed) {
            lines.add(
                    new Line(
                            "planned",
                            ChartTheme::foreground,
                            Line.Style.DASHED,
                            columns.points(0)));
        }
        lines.add(new Line("in flight", Line.series(0), Line.Style.SOLID, columns.points(1)));
        lines.add(new Line("waiting", Line.series(3), Line.Style.SOLID, columns.points(2)));
        lines.add(new Line("permits", Line.series(1), Line.Style.SOLID, columns.points(3)));
        return lines;
    }

    private static double max(Line line) {
        return ThroughputChart.orZero(line.points().max());
    }
}
