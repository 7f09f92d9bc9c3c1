package dev.barograph.chart;

import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Shares of something, second by second, on an axis that has all of it, however little is used.
abstract sealed class PercentChart extends RunChart permits ProcessorChart, StandStillsChart {
    private final IntervalColumns columns;

    /// @param percents of an interval; not a number where nobody watched
    PercentChart(String id, String title, List<ToDoubleFunction<Interval>> percents) {
        super(id, title);
        columns = new IntervalColumns(percents);
    }

    /// What is drawn, in percent.
    abstract List<Line> lines();

    /// Points of one of the columns.
    final Points seen(int column) {
        return seen(columns, column);
    }

    @Override
    final void read(RunData data) {
        columns.show(data.intervals());
    }

    @Override
    final boolean isOfWhole() {
        return true;
    }

    @Override
    final Drawing drawing(Drawing.Room room) {
        List<Line> lines = lines();
        double largest =
                room.seen(lines).stream()
                        .mapToDouble(line -> ThroughputChart.orZero(line.points().max()))
                        .max()
                        .orElse(0);
        return Drawing.ofLines(
                room,
                "percent",
                // The whole is seen even if it is far.
                Scale.linear(Math.max(100, largest), room.height()),
                lines,
                percent -> Labels.compact(percent) + " %",
                room.note(lines, "Nothing was watched."));
    }

    /// A share that whoever watches the generator knows.
    static ToDoubleFunction<Interval> percent(ToDoubleFunction<Health> share) {
        return interval ->
                interval.health()
                        .map(health -> 100 * share.applyAsDouble(health))
                        .orElse(Double.NaN);
    }
}
