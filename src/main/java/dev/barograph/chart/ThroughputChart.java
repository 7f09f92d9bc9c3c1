package dev.barograph.chart;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.model.LoadShape;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// Requests per second: asked for by the plan (open model only), sent, done and failed.
public final class ThroughputChart implements LiveChart {
    /// A rate over less time than this says little and is left out.
    private static final double LEAST_SECONDS = 0.2;

    private final IntervalColumns columns =
            new IntervalColumns(
                    List.of(
                            Interval::planned,
                            interval -> perSecond(interval, Counts::sent),
                            interval -> perSecond(interval, Counts::done),
                            interval ->
                                    perSecond(
                                            interval,
                                            counts -> counts.failed() + counts.timedOut())));
    private final TimeSpan span = new TimeSpan();
    private final PlotFrame frame = new PlotFrame();
    private boolean open;

    @Override
    public String id() {
        return "throughput";
    }

    @Override
    public String title() {
        return "Throughput";
    }

    @Override
    public void show(List<Interval> intervals, LoadShape shape) {
        columns.show(intervals);
        span.show(intervals, shape);
        open = shape instanceof LoadShape.Open;
    }

    @Override
    public PlotArea draw(Graphics2D g, int width, int height, ChartTheme theme) {
        List<Line> lines = lines();
        Scale x = span.scale(width);
        double largest =
                lines.stream().mapToDouble(line -> orZero(line.points().max())).max().orElse(0);
        return frame.draw(
                g,
                width,
                height,
                theme,
                new Content(
                        title(),
                        "requests per second",
                        x,
                        Scale.linear(largest, PlotFrame.plotHeight(height)),
                        List.of(LineLayer.of(lines, x, false, PlotFrame.plotWidth(width), theme)),
                        LineLayer.legend(lines, theme),
                        LineLayer.traces(lines, theme, rate -> Labels.compact(rate) + " /s"),
                        List.of(),
                        span.isEmpty() ? Optional.of(span.note("")) : Optional.empty()));
    }

    /// The lines, in requests per second.
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        if (open) {
            lines.add(
                    new Line(
                            "asked", ChartTheme::foreground, Line.Style.DASHED, columns.points(0)));
        }
        lines.add(new Line("sent", Line.series(2), Line.Style.SOLID, columns.points(1)));
        lines.add(new Line("done", Line.series(0), Line.Style.SOLID, columns.points(2)));
        lines.add(new Line("failed", Line.series(3), Line.Style.SOLID, columns.points(3)));
        return lines;
    }

    static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static double perSecond(Interval interval, ToLongFunction<Counts> count) {
        return interval.seconds() < LEAST_SECONDS
                ? Double.NaN
                : count.applyAsLong(interval.counts()) / interval.seconds();
    }
}
