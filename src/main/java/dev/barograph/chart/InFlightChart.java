package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import dev.barograph.model.LoadShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Requests in flight against the permits, and those that wait for one; in the closed model the
/// planned level too.
public final class InFlightChart extends RunChart {
    /// Permits that lie further above the rest than this would press it flat against the axis.
    private static final double MOST_ABOVE = 3;

    private final IntervalColumns columns =
            new IntervalColumns(
                    List.of(
                            Interval::planned,
                            Interval::inFlight,
                            Interval::waiting,
                            Interval::permits));
    private boolean closed;

    public InFlightChart() {
        super("in_flight", "In flight");
    }

    @Override
    void read(RunData data) {
        columns.show(data.intervals());
        closed = data.shape() instanceof LoadShape.Closed;
    }

    @Override
    boolean isOfWhole() {
        return true;
    }

    @Override
    String heading() {
        return request().isEmpty() ? title() : title() + ", all requests";
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        List<Line> lines = lines();
        double busy =
                room.seen(lines.subList(0, lines.size() - 1)).stream()
                        .mapToDouble(InFlightChart::max)
                        .max()
                        .orElse(0);
        double permits = room.shows(lines.getLast().name()) ? max(lines.getLast()) : 0;
        boolean above = permits > MOST_ABOVE * Math.max(busy, 1);
        Scale y = Scale.linear(above ? busy : Math.max(busy, permits), room.height());
        List<Line> drawn = above ? lines.subList(0, lines.size() - 1) : lines;
        List<Header.Entry> legend =
                new ArrayList<>(LineLayer.legend(lines, room.theme(), room.hidden()));
        if (above) {
            Header.Entry entry = legend.removeLast();
            String name = "permits (%s, above)".formatted(Labels.compact(permits));
            legend.add(new Header.Entry(name, entry.argb(), entry.stroke()));
        }
        return new Drawing(
                "requests",
                y,
                List.of(
                        LineLayer.of(
                                room.seen(drawn), room.x(), false, room.width(), room.theme())),
                List.of(),
                legend,
                LineLayer.traces(room.seen(lines), room.theme(), Labels::compact),
                Optional.empty());
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
                            seen(columns, 0)));
        }
        lines.add(new Line("in flight", Line.series(0), Line.Style.SOLID, seen(columns, 1)));
        lines.add(new Line("waiting", Line.series(3), Line.Style.SOLID, seen(columns, 2)));
        lines.add(new Line("permits", Line.series(1), Line.Style.SOLID, seen(columns, 3)));
        return lines;
    }

    private static double max(Line line) {
        return ThroughputChart.orZero(line.points().max());
    }
}
