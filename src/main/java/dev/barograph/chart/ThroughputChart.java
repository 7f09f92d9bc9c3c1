package dev.barograph.chart;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// Requests per second: asked for by the plan (open model only; of one request the share of its
/// weight), sent, done and failed. What was given up at the end of a run is not done.
public final class ThroughputChart extends RunChart {
    /// A rate over less time than this says little and is left out.
    private static final double LEAST_SECONDS = 0.2;

    /// A threshold further above the data than this factor does not stretch the axis.
    private static final double NEAR = 2;

    private double share = 1;
    private final IntervalColumns columns =
            new IntervalColumns(
                    List.of(
                            interval -> share * interval.planned(),
                            interval -> perSecond(interval, Counts::sent),
                            interval -> perSecond(interval, Counts::ended),
                            interval ->
                                    perSecond(
                                            interval,
                                            counts -> counts.failed() + counts.timedOut())));
    private boolean open;

    public ThroughputChart() {
        super("throughput", "Throughput");
    }

    @Override
    void read(RunData data) {
        share = data.request().map(RequestOfRun::share).orElse(1.0);
        columns.show(data.intervals());
        open = data.shape() instanceof LoadShape.Open;
    }

    @Override
    List<ThresholdLine> levels(Drawing.Room room) {
        return ThresholdLine.of(thresholds(), threshold -> threshold.kind() == Threshold.Kind.RATE);
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        List<Line> lines = lines();
        double largest =
                room.seen(lines).stream()
                        .mapToDouble(line -> orZero(line.points().max()))
                        .max()
                        .orElse(0);
        double most = largest * NEAR;
        double top =
                levels(room).stream()
                        .mapToDouble(ThresholdLine::value)
                        .filter(value -> value <= most)
                        .reduce(largest, Math::max);
        return Drawing.ofLines(
                room,
                "requests per second",
                Scale.linear(top, room.height()),
                lines,
                rate -> Labels.compact(rate) + " /s",
                Optional.empty());
    }

    /// The lines, in requests per second. Those that are the same when all goes well, or when all
    /// fails, have different widths: none hides another.
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        if (open) {
            lines.add(
                    new Line(
                            request().isEmpty() ? "asked" : "asked, share",
                            ChartTheme::foreground,
                            Line.Style.DASHED,
                            seen(columns, 0)));
        }
        lines.add(new Line("sent", Line.series(2), Line.Style.WIDE, seen(columns, 1)));
        lines.add(new Line("done", Line.series(0), Line.Style.BROAD, seen(columns, 2)));
        lines.add(new Line("failed", Line.series(3), Line.Style.THIN, seen(columns, 3)));
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
