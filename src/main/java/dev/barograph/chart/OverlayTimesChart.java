package dev.barograph.chart;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Response and service time p50 and p99 of two runs, second by second from the start of each, on a
/// logarithmic axis: the service time in the colour of the response time, in broken lines.
public final class OverlayTimesChart extends ComparisonChart {
    private static final List<Double> PERCENTILES = List.of(99.0, 50.0);

    /// Columns after those of the percentiles: how many samples they are of.
    private static final int RESPONSES = 2 * PERCENTILES.size();

    private static final int SERVICES = RESPONSES + 1;

    private IntervalColumns columnsOfA = columns();
    private IntervalColumns columnsOfB = columns();
    private List<Interval> secondsOfA = List.of();
    private List<Interval> secondsOfB = List.of();
    private double seconds;

    public OverlayTimesChart() {
        super("overlay_times", "Times over time");
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

    /// A's p99 and p50, then B's, of the response time and after each of the service time, in
    /// nanoseconds.
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        add(lines, "A", columnsOfA, secondsOfA, new int[] {0, 5}, Line.Style.WIDE);
        add(lines, "B", columnsOfB, secondsOfB, new int[] {3, 2}, Line.Style.SOLID);
        return lines;
    }

    private static void add(
            List<Line> lines,
            String run,
            IntervalColumns columns,
            List<Interval> seconds,
            int[] inks,
            Line.Style style) {
        Line.Style broken = style == Line.Style.WIDE ? Line.Style.DASHED : Line.Style.DOTTED;
        for (int i = 0; i < PERCENTILES.size(); i++) {
            double percentile = PERCENTILES.get(i);
            String name = " p" + Labels.compact(percentile);
            lines.add(
                    line(
                            run + name,
                            inks[i],
                            style,
                            columns.points(2 * i),
                            columns.points(RESPONSES),
                            trust(seconds, percentile, Times::response),
                            percentile));
            lines.add(
                    line(
                            run + " service" + name,
                            inks[i],
                            broken,
                            columns.points(2 * i + 1),
                            columns.points(SERVICES),
                            trust(seconds, percentile, Times::service),
                            percentile));
        }
    }

    private static Line line(
            String name,
            int ink,
            Line.Style style,
            Points points,
            Points samples,
            DoubleFunction<Trust> trust,
            double percentile) {
        return new Line(
                name,
                Line.series(ink),
                style,
                points,
                trust,
                Line.Few.of(points, samples, percentile));
    }

    private static DoubleFunction<Trust> trust(
            List<Interval> of, double percentile, Function<Times, AwaitedTimes> times) {
        return Trust.ofSeconds(of, second -> times.apply(second.times()), percentile);
    }

    private static double end(List<Interval> intervals) {
        return intervals.isEmpty() ? 0 : intervals.getLast().endNanos() / 1e9;
    }

    private static IntervalColumns columns() {
        List<ToDoubleFunction<Interval>> figures = new ArrayList<>();
        for (double percentile : PERCENTILES) {
            figures.add(of(percentile, Times::response));
            figures.add(of(percentile, Times::service));
        }
        figures.add(interval -> interval.times().response().times().count());
        figures.add(interval -> interval.times().service().times().count());
        return new IntervalColumns(figures);
    }

    private static ToDoubleFunction<Interval> of(
            double percentile, Function<Times, AwaitedTimes> times) {
        return interval ->
                TimesAxis.nanos(times.apply(interval.times()).times().percentileNanos(percentile));
    }
}
