package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import dev.barograph.model.LoadShape;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/// Percentiles of the response time of good responses, second by second, on a logarithmic axis.
public final class PercentilesChart extends RunChart {
    private static final List<String> NAMES = List.of("p50", "p90", "p95", "p99", "max");
    private static final List<ToDoubleFunction<Interval>> FIGURES =
            List.of(
                    percentile(50),
                    percentile(90),
                    percentile(95),
                    percentile(99),
                    interval -> nanos(interval.ok().response().maxNanos()));

    private final IntervalColumns columns = new IntervalColumns(FIGURES);

    public PercentilesChart() {
        super("percentiles", "Response time");
    }

    @Override
    void read(List<Interval> intervals, LoadShape shape) {
        columns.show(intervals);
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        return TimesAxis.drawing(room, lines(), "No good response yet.");
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
        return TimesAxis.nanos(nanos);
    }
}
