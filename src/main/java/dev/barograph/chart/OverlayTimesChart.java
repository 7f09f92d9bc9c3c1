package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/// Response time p50 and p99 of two runs, second by second from the start of each, on a logarithmic
/// axis.
public final class OverlayTimesChart extends ComparisonChart {
    private IntervalColumns columnsOfA = columns();
    private IntervalColumns columnsOfB = columns();
    private List<Interval> secondsOfA = List.of();
    private List<Interval> secondsOfB = List.of();
    private double seconds;

    public OverlayTimesChart() {
        super("overlay_times", "Response time over time");
    }

    /// Takes the runs to be drawn; both empty for none.
    public void show(List<Interval> a, List<Interval> b) {
        columnsOfA = columns();
        columnsOfB = columns();
        secondsOfA = a;
        secondsOfB = b;
        columnsOfA.show(a);
        columnsOfB.show(b);
        seconds = Math.max(end(a), end(b));
    }

    @Override
    Scale x(double pixels) {
        return Scale.time(seconds, pixels);
    }

    @Override
    Content.Across across() {
        return Content.Across.time(seconds);
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        return TimesAxis.drawing(room, lines(), "No good response.");
    }

    /// A's p99 and p50, then B's, in nanoseconds.
    List<Line> lines() {
        return List.of(
                new Line(
                        "A p99",
                        Line.series(0),
                        Line.Style.WIDE,
                        columnsOfA.points(0),
                        trust(secondsOfA, 99)),
                new Line(
                        "A p50",
                        Line.series(5),
                        Line.Style.WIDE,
                        columnsOfA.points(1),
                        trust(secondsOfA, 50)),
                new Line(
                        "B p99",
                        Line.series(3),
                        Line.Style.SOLID,
                        columnsOfB.points(0),
                        trust(secondsOfB, 99)),
                new Line(
                        "B p50",
                        Line.series(2),
                        Line.Style.SOLID,
                        columnsOfB.points(1),
                        trust(secondsOfB, 50)));
    }

    private static DoubleFunction<Trust> trust(List<Interval> of, double percentile) {
        return Trust.ofSeconds(of, second -> second.times().response().times(), percentile);
    }

    private static double end(List<Interval> intervals) {
        return intervals.isEmpty()
                ? 0
                : (intervals.getLast().startNanos() + intervals.getLast().lengthNanos()) / 1e9;
    }

    private static IntervalColumns columns() {
        return new IntervalColumns(List.of(percentile(99), percentile(50)));
    }

    private static ToDoubleFunction<Interval> percentile(double percentile) {
        return interval ->
                TimesAxis.nanos(interval.times().response().times().percentileNanos(percentile));
    }
}
