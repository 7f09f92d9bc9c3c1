package dev.barograph.chart;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Times;
import dev.barograph.model.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
                            percentile(50, interval -> interval.times().service()),
                            interval -> interval.times().response().times().count(),
                            interval -> interval.times().service().times().count()));

    private List<Interval> intervals = List.of();

    public TwoCurvesChart() {
        super("two_curves", "Response and service time");
    }

    @Override
    void read(RunData data) {
        intervals = data.intervals();
        columns.show(intervals);
    }

    /// Those on its curves, and all on the service time, which no other chart has.
    @Override
    List<ThresholdLine> levels(Drawing.Room room) {
        return ThresholdLine.of(
                thresholds(),
                threshold -> {
                    Threshold.Figure figure = threshold.figure();
                    boolean service = ThresholdLine.isTime(threshold, true);
                    return room.shows((service ? "service " : "response ") + figure.id())
                            && (service
                                    || figure == Threshold.Figure.P50
                                    || figure == Threshold.Figure.P99);
                });
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        int ink = room.theme().series(0) & 0xFFFFFF;
        return TimesAxis.drawing(room, lines(), levels(room), "No good response.")
                .withBands(
                        bands(ink | BAND_ALPHA << 24, room.hidden()),
                        new Header.Entry(
                                "queue time", ink | LEGEND_ALPHA << 24, Header.Entry.AREA));
    }

    /// The response time's p99 and p50, then those of the service time, in nanoseconds. The
    /// response time is drawn wider, so that it can be seen where nothing queues and both are the
    /// same.
    List<Line> lines() {
        return List.of(
                line(0, "response p99", 0, Line.Style.WIDE, Times::response, 99),
                line(1, "response p50", 5, Line.Style.WIDE, Times::response, 50),
                line(2, "service p99", 3, Line.Style.SOLID, Times::service, 99),
                line(3, "service p50", 2, Line.Style.SOLID, Times::service, 50));
    }

    private Line line(
            int column,
            String name,
            int ink,
            Line.Style style,
            Function<Times, AwaitedTimes> times,
            double percentile) {
        Points points = seen(columns, column);
        return new Line(
                name,
                Line.series(ink),
                style,
                points,
                Trust.ofSeconds(intervals, second -> times.apply(second.times()), percentile),
                Line.Few.of(points, seen(columns, 4 + column / 2), percentile));
    }

    /// Between the two curves of p99, and of p50, as far as both are drawn.
    List<Band> bands(int argb, Set<String> hidden) {
        List<Band> bands = new ArrayList<>();
        List<Line> lines = lines();
        for (int i = 0; i < 2; i++) {
            Line response = lines.get(i);
            Line service = lines.get(i + 2);
            if (!hidden.contains(response.name()) && !hidden.contains(service.name())) {
                bands.add(new Band(service.points(), response.points(), argb));
            }
        }
        return bands;
    }

    private static ToDoubleFunction<Interval> percentile(
            double percentile, Function<Interval, AwaitedTimes> times) {
        return interval ->
                TimesAxis.nanos(times.apply(interval).times().percentileNanos(percentile));
    }
}
