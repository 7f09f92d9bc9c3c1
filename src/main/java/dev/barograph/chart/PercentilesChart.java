package dev.barograph.chart;

import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.PercentileEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/// Percentiles of the response time of good responses, second by second, on a logarithmic axis; one
/// of them with its 95 % interval, where a second has samples enough.
public final class PercentilesChart extends RunChart {
    private static final int BAND_ALPHA = 0x38;
    private static final int LEGEND_ALPHA = 0x80;
    private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 95.0, 99.0, 99.9);
    private static final List<String> NAMES = List.of("p50", "p90", "p95", "p99", "p99.9", "max");
    // p99.9 of a second is often its maximum: both are seen if one is wider.
    private static final List<Line.Style> STYLES =
            List.of(
                    Line.Style.SOLID,
                    Line.Style.SOLID,
                    Line.Style.SOLID,
                    Line.Style.SOLID,
                    Line.Style.WIDE,
                    Line.Style.THIN);
    private static final List<ToDoubleFunction<Interval>> FIGURES = figures();

    private final IntervalColumns columns = new IntervalColumns(FIGURES);
    private IntervalColumns bounds = new IntervalColumns(List.of());
    private Optional<String> bounded = Optional.empty();
    private List<Interval> intervals = List.of();

    public PercentilesChart() {
        super("percentiles", "Response time");
    }

    @Override
    public List<String> bandable() {
        return NAMES.subList(0, PERCENTILES.size());
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
        return ThresholdLine.of(
                thresholds(),
                threshold ->
                        ThresholdLine.isTime(threshold, false)
                                && room.shows(threshold.figure().id()));
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        List<Line> lines = lines();
        Drawing drawing = TimesAxis.drawing(room, lines, levels(room), "No good response.");
        Optional<Line> line =
                lines.stream()
                        .filter(each -> bounded.equals(Optional.of(each.name())))
                        .filter(each -> room.shows(each.name()))
                        .findAny();
        if (line.isEmpty() || Double.isNaN(bounds.points(0).max())) {
            return drawing;
        }
        int ink = line.get().ink().applyAsInt(room.theme()) & 0xFFFFFF;
        return drawing.withBands(
                List.of(band(ink | BAND_ALPHA << 24)),
                new Header.Entry(
                        "95 % of " + line.get().name(),
                        ink | LEGEND_ALPHA << 24,
                        Header.Entry.AREA));
    }

    /// One line a percentile, lowest first, in nanoseconds.
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            lines.add(
                    new Line(
                            NAMES.get(i),
                            Line.series(i),
                            STYLES.get(i),
                            seen(columns, i),
                            i < PERCENTILES.size()
                                    ? Trust.ofSeconds(
                                            intervals,
                                            second -> second.ok().response(),
                                            PERCENTILES.get(i))
                                    : _ -> Trust.NONE));
        }
        return lines;
    }

    /// Between the bounds of the chosen percentile; nothing in seconds with too few samples.
    Band band(int argb) {
        return new Band(seen(bounds, 0), seen(bounds, 1), argb);
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
        double percentile = PERCENTILES.get(NAMES.indexOf(name));
        return List.of(
                interval -> bound(interval, percentile, true),
                interval -> bound(interval, percentile, false));
    }

    private static double bound(Interval interval, double percentile, boolean low) {
        PercentileEstimate estimate =
                Confidence.ofOne(interval.ok().response(), List.of(percentile)).getFirst();
        return estimate instanceof PercentileEstimate.Known known
                ? nanos(OptionalLong.of(low ? known.lowNanos() : known.highNanos()))
                : Double.NaN;
    }

    private static List<ToDoubleFunction<Interval>> figures() {
        List<ToDoubleFunction<Interval>> figures = new ArrayList<>();
        for (double percentile : PERCENTILES) {
            figures.add(interval -> nanos(interval.ok().response().percentileNanos(percentile)));
        }
        figures.add(interval -> nanos(interval.ok().response().maxNanos()));
        return List.copyOf(figures);
    }

    private static double nanos(OptionalLong nanos) {
        return TimesAxis.nanos(nanos);
    }
}
