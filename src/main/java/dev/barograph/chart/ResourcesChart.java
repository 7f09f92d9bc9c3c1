package dev.barograph.chart;

import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What the generator has and what is left of it, second by second, on a logarithmic axis: it runs
/// out where a line meets its limit or the bottom.
public final class ResourcesChart extends RunChart {
    /// Where nothing is drawn, as a logarithmic axis has no zero.
    private static final double ZERO = 0.5;

    private static final double MEGABYTE = 1e6;

    private final IntervalColumns columns =
            new IntervalColumns(
                    List.of(
                            amount(health -> health.heapAfterGcBytes() / MEGABYTE),
                            amount(Health::openConnections),
                            amount(health ->
                                    health.openDescriptors().stream()
                                            .asDoubleStream()
                                            .findAny()
                                            .orElse(Double.NaN)),
                            amount(health ->
                                    health.descriptorLimit().stream()
                                            .asDoubleStream()
                                            .findAny()
                                            .orElse(Double.NaN)),
                            amount(health ->
                                    health.portsLeft().stream()
                                            .asDoubleStream()
                                            .findAny()
                                            .orElse(Double.NaN))));

    public ResourcesChart() {
        super("resources", "Resources");
    }

    @Override
    void read(RunData data) {
        columns.show(data.intervals());
    }

    @Override
    boolean isOfWhole() {
        return true;
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        List<Line> lines = lines();
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (Line line : room.seen(lines)) {
            double max = line.points().max();
            if (!Double.isNaN(max)) {
                largest = Math.max(largest, max);
                smallest = Math.min(smallest, line.points().min());
            }
        }
        boolean empty = largest < smallest;
        return Drawing.ofLines(
                room,
                "MB or count, log scale",
                empty
                        ? Scale.logCount(1, 1_000, room.height())
                        : Scale.logCount(smallest, largest, room.height()),
                lines,
                value -> value < 1 ? "0" : Labels.compact(value),
                room.note(lines, "Nothing was watched."));
    }

    /// The lines, in megabytes or as counts; none is below [#ZERO].
    List<Line> lines() {
        return List.of(
                new Line("heap after GC, MB", Line.series(0), Line.Style.SOLID, seen(columns, 0)),
                new Line("open sockets", Line.series(2), Line.Style.SOLID, seen(columns, 1)),
                new Line("descriptors", Line.series(1), Line.Style.SOLID, seen(columns, 2)),
                new Line(
                        "descriptor limit",
                        ChartTheme::foreground,
                        Line.Style.DASHED,
                        seen(columns, 3)),
                new Line("ports left", Line.series(3), Line.Style.SOLID, seen(columns, 4)));
    }

    private static ToDoubleFunction<Interval> amount(ToDoubleFunction<Health> amount) {
        return interval ->
                interval.health()
                        .map(amount::applyAsDouble)
                        // NaN stays what it is.
                        .map(value -> Math.max(ZERO, value))
                        .orElse(Double.NaN);
    }
}
