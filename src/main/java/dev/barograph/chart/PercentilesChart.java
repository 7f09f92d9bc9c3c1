package dev.barograph.chart;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.Times;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Percentiles of the response time, second by second, on a logarithmic axis, and in the same
/// colour, dashed, those of the service time. One of them has its 95 % interval, where a second has
/// samples enough, and the queue time as the area between its two lines.
public final class PercentilesChart extends RunChart {
    private static final int BAND_ALPHA = 0x38;
    private static final int QUEUE_ALPHA = 0x30;
    private static final int LEGEND_ALPHA = 0x80;
    private static final String SERVICE = "service";
    private static final List<String> NAMES =
            List.of("p50", "p75", "p90", "p95", "p99", "p99.9", "p99.99", "max");
    private static final int[] INKS = {0, 6, 1, 2, 3, 4, 7, 5};
    // The tail of a second is often its maximum: all are seen if each is narrower than the last.
    private static final List<Line.Style> STYLES =
            List.of(
                    Line.Style.SOLID,
                    Line.Style.SOLID,
                    Line.Style.SOLID,
                    Line.Style.SOLID,
                    Line.Style.SOLID,
                    Line.Style.WIDE,
                    Line.Style.BROAD,
                    Line.Style.THIN);
    private static final List<ToDoubleFunction<Interval>> FIGURES = figures();

    private final IntervalColumns columns = new IntervalColumns(FIGURES);
    private IntervalColumns bounds = new IntervalColumns(List.of());
    private Optional<String> bounded = Optional.empty();
    private List<Interval> intervals = List.of();

    public PercentilesChart() {
        super("percentiles", "Percentiles");
    }

    @Override
    public List<String> bandable() {
        return NAMES.subList(0, Latencies.SHOWN.size());
    }

    @Override
    void read(RunData data) {
        intervals = data.intervals();
        columns.show(intervals);
        readBounds();
    }

    @Override
    public void look(ChartLook now) {
        super.look(now);
        readBounds();
    }

    @Override
    List<ThresholdLine> levels(Drawing.Room room) {
        Set<String> hidden = hiddenLines(room.hidden());
        return ThresholdLine.of(
                thresholds(),
                threshold -> {
                    boolean service = ThresholdLine.isTime(threshold, true);
                    String name = threshold.figure().id();
                    return (service || ThresholdLine.isTime(threshold, false))
                            && !hidden.contains(service ? serviceOf(name) : name);
                });
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        List<Line> lines = lines();
        Drawing.Room seen =
                new Drawing.Room(
                        room.x(),
                        room.width(),
                        room.height(),
                        room.theme(),
                        hiddenLines(room.hidden()));
        Drawing drawing = TimesAxis.drawing(seen, lines, levels(room), "No good response.");
        List<Band> bands = new ArrayList<>();
        List<Header.Entry> legend =
                new ArrayList<>(
                        LineLayer.legend(
                                lines.subList(0, NAMES.size()), room.theme(), room.hidden()));
        legend.add(
                Header.Entry.ofSeries(
                        SERVICE, room.theme().muted(), Line.Style.DASHED.stroke(), room.hidden()));
        bounded.filter(seen::shows)
                .ifPresent(name -> {
                    int index = NAMES.indexOf(name);
                    int ink = lines.get(index).ink().applyAsInt(room.theme()) & 0xFFFFFF;
                    if (seen.shows(serviceOf(name))) {
                        int queue = room.theme().muted() & 0xFFFFFF;
                        bands.add(queueBand(index, queue | QUEUE_ALPHA << 24));
                        legend.add(
                                new Header.Entry(
                                        "queue time of " + name,
                                        queue | LEGEND_ALPHA << 24,
                                        Header.Entry.AREA));
                    }
                    if (!Double.isNaN(bounds.points(0).max())) {
                        bands.addAll(OpenBands.of(band(ink | BAND_ALPHA << 24), true));
                        legend.add(
                                new Header.Entry(
                                        "95 % of " + name,
                                        ink | LEGEND_ALPHA << 24,
                                        Header.Entry.AREA));
                    }
                });
        int first = room.theme().series(0);
        return drawing.with(bands, OpenBands.named(legend, bands, first));
    }

    /// One line a percentile, lowest first, in nanoseconds: of the response time, then of the
    /// service time.
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            lines.add(line(i, NAMES.get(i), STYLES.get(i), Times::response));
        }
        for (int i = 0; i < NAMES.size(); i++) {
            lines.add(
                    line(
                            NAMES.size() + i,
                            serviceOf(NAMES.get(i)),
                            Line.Style.DASHED,
                            Times::service));
        }
        return lines;
    }

    private Line line(
            int column, String name, Line.Style style, Function<Times, AwaitedTimes> times) {
        int index = column % NAMES.size();
        Points points = seen(columns, column);
        if (index == Latencies.SHOWN.size()) {
            return new Line(
                    name,
                    Line.series(INKS[index]),
                    style,
                    points,
                    Trust.ofLongest(intervals, second -> times.apply(second.times())));
        }
        double percentile = Latencies.SHOWN.get(index);
        return new Line(
                name,
                Line.series(INKS[index]),
                style,
                points,
                Trust.ofSeconds(intervals, second -> times.apply(second.times()), percentile),
                Line.Few.of(
                        points,
                        seen(columns, 2 * NAMES.size() + column / NAMES.size()),
                        percentile));
    }

    /// Between the bounds of the chosen percentile; nothing in seconds with too few samples.
    Band band(int argb) {
        return new Band(seen(bounds, 0), seen(bounds, 1), argb);
    }

    /// Between service and response time of a percentile.
    Band queueBand(int index, int argb) {
        return new Band(seen(columns, NAMES.size() + index), seen(columns, index), argb);
    }

    /// Names of the lines that are not drawn: an entry of the legend stands for both times of a
    /// percentile, the one of the service time for all its lines.
    private static Set<String> hiddenLines(Set<String> hidden) {
        Set<String> lines = new HashSet<>(hidden);
        for (String name : NAMES) {
            if (hidden.contains(SERVICE) || hidden.contains(name)) {
                lines.add(serviceOf(name));
            }
        }
        return lines;
    }

    private static String serviceOf(String name) {
        return SERVICE + " " + name;
    }

    private void readBounds() {
        Optional<String> wanted = look().banded().filter(bandable()::contains);
        if (!wanted.equals(bounded)) {
            bounded = wanted;
            bounds =
                    wanted.map(name -> new IntervalColumns(boundsOf(name)))
                            .orElseGet(() -> new IntervalColumns(List.of()));
        }
        if (bounded.isPresent()) {
            bounds.show(intervals);
        }
    }

    private static List<ToDoubleFunction<Interval>> boundsOf(String name) {
        double percentile = Latencies.SHOWN.get(NAMES.indexOf(name));
        return List.of(
                interval -> bound(interval, percentile, true),
                interval -> bound(interval, percentile, false));
    }

    private static double bound(Interval interval, double percentile, boolean low) {
        PercentileEstimate estimate =
                Confidence.ofOne(interval.times().response(), List.of(percentile)).getFirst();
        return low ? TimesAxis.low(estimate) : TimesAxis.high(estimate);
    }

    private static List<ToDoubleFunction<Interval>> figures() {
        List<ToDoubleFunction<Interval>> figures = new ArrayList<>();
        List<Function<Times, AwaitedTimes>> both = List.of(Times::response, Times::service);
        for (Function<Times, AwaitedTimes> times : both) {
            for (double percentile : Latencies.SHOWN) {
                figures.add(interval ->
                        TimesAxis.nanos(
                                times.apply(interval.times()).times().percentileNanos(percentile)));
            }
            figures.add(
                    interval -> TimesAxis.nanos(times.apply(interval.times()).times().maxNanos()));
        }
        // After all of them, how many samples they are of.
        for (Function<Times, AwaitedTimes> times : both) {
            figures.add(interval -> times.apply(interval.times()).times().count());
        }
        return List.copyOf(figures);
    }
}
