package dev.barograph.chart;

import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// What held the generator itself up, second by second, on a logarithmic axis. None of it is the
/// target's.
public final class GeneratorDelaysChart extends RunChart {
    private final IntervalColumns columns =
            new IntervalColumns(
                    List.of(
                            interval -> TimesAxis.nanos(interval.times().lag().percentileNanos(99)),
                            health(Health::longestLoopDelayNanos),
                            health(Health::longestHiccupNanos),
                            GeneratorDelaysChart::collecting,
                            interval -> interval.times().lag().count()));

    private List<Interval> intervals = List.of();

    public GeneratorDelaysChart() {
        super("generator_delays", "Delays of the generator");
    }

    @Override
    void read(RunData data) {
        intervals = data.intervals();
        columns.show(intervals);
    }

    @Override
    boolean isOfWhole() {
        return true;
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        return TimesAxis.drawing(room, lines(), "Nothing was watched.");
    }

    /// The lines, in nanoseconds.
    List<Line> lines() {
        Points lag = seen(columns, 0);
        return List.of(
                new Line(
                        "schedule lag p99",
                        Line.series(0),
                        Line.Style.WIDE,
                        lag,
                        Trust.ofSeconds(intervals, second -> second.times().lag(), 99),
                        Line.Few.of(lag, seen(columns, 4), 99)),
                new Line("event loop delay", Line.series(2), Line.Style.SOLID, seen(columns, 1)),
                new Line("hiccup", Line.series(1), Line.Style.SOLID, seen(columns, 2)),
                new Line("GC pauses", Line.series(3), Line.Style.SOLID, seen(columns, 3)));
    }

    private static ToDoubleFunction<Interval> health(ToLongFunction<Health> nanos) {
        return interval ->
                TimesAxis.nanos(
                        interval.health()
                                .map(health -> OptionalLong.of(nanos.applyAsLong(health)))
                                .orElse(OptionalLong.empty()));
    }

    /// A second without a pause is a gap, or the line would dive to the bottom of the axis.
    private static double collecting(Interval interval) {
        return interval.health().map(Health::gcNanos).filter(nanos -> nanos > 0).stream()
                .mapToDouble(nanos -> TimesAxis.nanos(OptionalLong.of(nanos)))
                .findAny()
                .orElse(Double.NaN);
    }
}
