package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import dev.barograph.model.LoadShape;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/// Percentiles of the response time of good responses, second by second, on a logarithmic axis.
public final class PercentilesChart implements LiveChart {
    private static final long SHORTEST_NANOS = 1_000;
    private static final List<String> NAMES = List.of("p50", "p90", "p95", "p99", "max");
    private static final List<ToDoubleFunction<Interval>> FIGURES =
            List.of(
                    percentile(50),
                    percentile(90),
                    percentile(95),
                    percentile(99),
                    interval -> nanos(interval.ok().response().maxNanos()));

    private final IntervalColumns columns = new IntervalColumns(FIGURES);
    private final TimeSpan span = new TimeSpan();
    private final PlotFrame frame = new PlotFrame();

    @Override
    public String id() {
        return "percentiles";
    }

    @Override
    public String title() {
        return "Response time";
    }

    @Override
    public void show(List<Interval> intervals, LoadShape shape) {
        columns.show(intervals);
        span.show(intervals, shape);
    }

    @Override
    public PlotArea draw(Graphics2D g, int width, int height, ChartTheme theme) {
        List<Line> lines = lines();
        double smallest = lines.getFirst().points().min();
        double largest = lines.getLast().points().max();
        boolean empty = Double.isNaN(largest);
        int pixels = PlotFrame.plotHeight(height);
        Scale x = span.scale(width);
        Scale y =
                empty
                        ? Scale.logNanos(1e6, 1e9, pixels)
                        : Scale.logNanos(smallest, largest, pixels);
        return frame.draw(
                g,
                width,
                height,
                theme,
                new Content(
                        title(),
                        "ms or s, log scale",
                        x,
                        y,
                        List.of(LineLayer.of(lines, x, true, PlotFrame.plotWidth(width), theme)),
                        LineLayer.legend(lines, theme),
                        LineLayer.traces(lines, theme, Labels::nanos),
                        List.of(),
                        empty
                                ? Optional.of(span.note("No good response yet."))
                                : Optional.empty()));
    }

    /// One line a percentile, lowest first, in nanoseconds.
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            Line.Style style = i == NAMES.size() - 1 ? Line.Style.THIN : Line.Style.SOLID;
            lines.add(new Line(NAMES.get(i), Line.series(i), style, columns.points(i)));
        }
        return lines;
    }

    private static ToDoubleFunction<Interval> percentile(double percentile) {
        return interval -> nanos(interval.ok().response().percentileNanos(percentile));
    }

    private static double nanos(OptionalLong nanos) {
        return nanos.isPresent()
                ? (double) Math.max(SHORTEST_NANOS, nanos.getAsLong())
                : Double.NaN;
    }
}
