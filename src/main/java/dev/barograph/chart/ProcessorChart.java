package dev.barograph.chart;

import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How busy the generator and its machine were, second by second.
public final class ProcessorChart extends RunChart {
    private final IntervalColumns columns =
            new IntervalColumns(
                    List.of(
                            percent(Health::busiestLoopShare),
                            percent(Health::processCores),
                            percent(health -> health.machineShare().orElse(Double.NaN))));

    public ProcessorChart() {
        super("processor", "Processor");
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
        double largest =
                room.seen(lines).stream()
                        .mapToDouble(line -> ThroughputChart.orZero(line.points().max()))
                        .max()
                        .orElse(0);
        return Drawing.ofLines(
                room,
                "percent",
                // The limit is seen even if it is far.
                Scale.linear(Math.max(100, largest), room.height()),
                lines,
                percent -> Labels.compact(percent) + " %",
                room.note(lines, "Nothing was watched."));
    }

    /// The lines, in percent: of one core, of one core (more than 100 where the process uses
    /// several), of all cores.
    List<Line> lines() {
        return List.of(
                new Line("busiest loop", Line.series(0), Line.Style.WIDE, seen(columns, 0)),
                new Line(
                        "process, of one core", Line.series(2), Line.Style.SOLID, seen(columns, 1)),
                new Line(
                        "machine, of all cores",
                        Line.series(1),
                        Line.Style.SOLID,
                        seen(columns, 2)));
    }

    private static ToDoubleFunction<Interval> percent(ToDoubleFunction<Health> share) {
        return interval ->
                interval.health()
                        .map(health -> 100 * share.applyAsDouble(health))
                        .orElse(Double.NaN);
    }
}
