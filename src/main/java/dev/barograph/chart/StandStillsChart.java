package dev.barograph.chart;

import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What stood still or was waited for, second by second, each as a share of what there was: of the
/// second, of its requests, of the TCP segments of this machine.
public final class StandStillsChart extends RunChart {
    private final IntervalColumns columns =
            new IntervalColumns(
                    List.of(
                            percent(Health::busiestThreadShare),
                            StandStillsChart::suspended,
                            StandStillsChart::permitWaits,
                            percent(health -> health.retransmitShare().orElse(Double.NaN))));

    public StandStillsChart() {
        super("stand_stills", "Waits and stand-stills");
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
                // All of it is seen even if it is far.
                Scale.linear(Math.max(100, largest), room.height()),
                lines,
                percent -> Labels.compact(percent) + " %",
                room.note(lines, "Nothing was watched."));
    }

    /// The lines, in percent. Those that are zero when all goes well have different widths: none
    /// hides another.
    List<Line> lines() {
        return List.of(
                new Line("busiest thread", Line.series(0), Line.Style.SOLID, seen(columns, 0)),
                new Line("suspended", Line.series(3), Line.Style.WIDE, seen(columns, 1)),
                new Line("permit waits", Line.series(2), Line.Style.BROAD, seen(columns, 2)),
                new Line("retransmits", Line.series(1), Line.Style.THIN, seen(columns, 3)));
    }

    private static double suspended(Interval interval) {
        return interval.health()
                .map(health -> 100.0 * health.suspendedNanos() / interval.lengthNanos())
                .orElse(Double.NaN);
    }

    /// Of the requests that became due; a second without any has no share.
    private static double permitWaits(Interval interval) {
        long due = interval.counts().scheduled();
        return due == 0 ? Double.NaN : 100.0 * interval.permitWaits() / due;
    }

    private static ToDoubleFunction<Interval> percent(ToDoubleFunction<Health> share) {
        return interval ->
                interval.health()
                        .map(health -> 100 * share.applyAsDouble(health))
                        .orElse(Double.NaN);
    }
}
