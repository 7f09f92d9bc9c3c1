package dev.barograph.chart;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Interval;
import dev.barograph.model.LoadShape;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Response time against service time, second by second, on a logarithmic axis. The area between
/// the two curves of a percentile is the queue time.
public final class TwoCurvesChart extends RunChart {
    private static final int BAND_ALPHA = 0x38;
    private static final int LEGEND_ALPHA = 0x80;

    private final IntervalColumns columns =
            new IntervalColumns(
                    List.of(
                            percentile(99, interval -> interval.times().response()),
                            percentile(50, interval -> interval.times().response()),
                            percentile(99, interval -> interval.times().service()),
                            percentile(50, interval -> interval.times().service())));

    public TwoCurvesChart() {
        super("two_curves", "Response and service time");
    }

    @Override
    void read(List<Interval> intervals, LoadShape shape) {
        columns.show(intervals);
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        int ink = room.theme().series(0) & 0xFFFFFF;
        return TimesAxis.drawing(room, lines(), "No good response yet.")
                .withBands(
                        bands(ink | BAND_ALPHA << 24),
                        new Header.Entry(
                                "queue time", ink | LEGEND_ALPHA << 24, Header.Entry.AREA));
    }

    /// The response time's p99 and p50, then those of the service time, in nanoseconds. The
    /// response time is drawn wider, so that it can be seen where nothing queues and both are the
    /// same.
    List<Line> lines() {
        return List.of(
                new Line("response p99", Line.series(0), Line.Style.WIDE, columns.points(0)),
                new Line("response p50", Line.series(5), Line.Style.WIDE, columns.points(1)),
                new Line("service p99", Line.series(3), Line.Style.SOLID, columns.points(2)),
                new Line("service p50", Line.series(2), Line.Style.SOLID, columns.points(3)));
    }

    /// Between the two curves of p99, and of p50.
    List<Band> bands(int argb) {
        return List.of(
                new Band(columns.points(2), columns.points(0), argb),
                new Band(columns.points(3), columns.points(1), argb));
    }

    private static ToDoubleFunction<Interval> percentile(
            double percentile, Function<Interval, AwaitedTimes> times) {
        return interval ->
                TimesAxis.nanos(times.apply(interval).times().percentileNanos(percentile));
    }
}
