package dev.barograph.chart;

import dev.barograph.metrics.Curve;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.LatencyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How many good responses took how long, second by second: time by the logarithm of a latency, the
/// logarithm of the count as colour. Above the response time, below the service time, on axes and
/// colours that are the same; either can be hidden and gives its room to the other.
public final class HeatMapChart extends RunChart {
    /// Between the two, as a share of one.
    private static final double GAP = 0.08;

    /// Least height from one label to the next, in logical pixels.
    private static final int LABEL = 14;

    private final HeatColumns response = new HeatColumns(LatencyPair::response);
    private final HeatColumns service = new HeatColumns(LatencyPair::service);
    private final IntervalColumns counts =
            new IntervalColumns(List.of(interval -> (double) interval.ok().response().count()));

    public HeatMapChart() {
        super("heat_map", "Heat map of both times");
    }

    @Override
    void read(RunData data) {
        List<Interval> intervals = data.intervals();
        response.show(intervals);
        service.show(intervals);
        counts.show(intervals);
    }

    @Override
    List<ThresholdLine> levels(Drawing.Room room) {
        HeatMaps maps = maps(room);
        Scale own = own(maps, room);
        double top = Math.pow(10, own.max());
        double bottom = Math.pow(10, own.min());
        boolean both = maps.placed().size() > 1;
        List<ThresholdLine> lines = new ArrayList<>();
        for (HeatMaps.Placed map : maps.placed()) {
            boolean upper = map.lift() > 0;
            ThresholdLine.of(
                            thresholds(),
                            threshold ->
                                    ThresholdLine.isTime(threshold, map.curve() == Curve.SERVICE))
                    .stream()
                    // Where the other map lies, a line would be read as one of that.
                    .filter(line -> !both || (upper ? line.value() >= bottom : line.value() <= top))
                    .map(line ->
                            new ThresholdLine(
                                    line.value() * Math.pow(10, map.lift()), line.label()))
                    .forEach(lines::add);
        }
        return lines;
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        HeatMaps maps = maps(room);
        int highest = maps.placed().stream().mapToInt(map -> map.cells().highest()).max().orElse(0);
        HeatScale scale = HeatScale.upTo(highest, room.theme());
        Scale own = own(maps, room);
        boolean both = maps.placed().size() > 1;
        Scale y = both ? doubled(own, room.height()) : own;
        List<Header.Entry> legend = new ArrayList<>();
        if (highest > 0) {
            for (int count : scale.named()) {
                String name = Labels.compact(count) + (count == scale.most() ? " per cell" : "");
                legend.add(new Header.Entry(name, scale.argb(count), Header.Entry.AREA));
            }
        }
        for (Curve curve : List.of(Curve.RESPONSE, Curve.SERVICE)) {
            legend.add(
                    Header.Entry.ofSeries(
                            HeatMaps.name(curve),
                            room.theme().muted(),
                            Line.Style.SOLID.stroke(),
                            room.hidden()));
        }
        String shown =
                both
                        ? "service  |  response"
                        : maps.placed().isEmpty()
                                ? ""
                                : HeatMaps.name(maps.placed().getFirst().curve());
        return new Drawing(
                        shown,
                        y,
                        List.of(),
                        List.of(),
                        legend,
                        List.of(
                                new PlotArea.Trace(
                                        "answers",
                                        scale.argb(Math.max(1, highest)),
                                        seen(counts, 0),
                                        Labels::compact,
                                        false)),
                        highest > 0 ? Optional.empty() : Optional.of(nothing(maps, room)))
                .withHeat(new HeatLayer(maps, scale));
    }

    /// Why there is no cell.
    private String nothing(HeatMaps maps, Drawing.Room room) {
        return maps.placed().isEmpty() && cells(response, room).highest() > 0
                ? Drawing.HIDDEN
                : "No good response.";
    }

    /// Those that are not hidden, on an axis, a pixel wide or more.
    private HeatMaps maps(Drawing.Room room) {
        List<HeatMaps.Placed> placed = new ArrayList<>();
        boolean upper = room.shows(HeatMaps.name(Curve.RESPONSE));
        boolean lower = room.shows(HeatMaps.name(Curve.SERVICE));
        if (upper) {
            placed.add(new HeatMaps.Placed(Curve.RESPONSE, cells(response, room), 0));
        }
        if (lower) {
            placed.add(new HeatMaps.Placed(Curve.SERVICE, cells(service, room), 0));
        }
        if (upper && lower) {
            double lift = lift(own(new HeatMaps(placed), room));
            placed.set(0, new HeatMaps.Placed(Curve.RESPONSE, placed.getFirst().cells(), lift));
        }
        return new HeatMaps(placed);
    }

    private static HeatCells cells(HeatColumns columns, Drawing.Room room) {
        return columns.cells(room.x().min(), room.x().max(), Math.max(1, room.width()));
    }

    /// The axis of one of the maps: both have the same.
    private static Scale own(HeatMaps maps, Drawing.Room room) {
        double pixels = room.height() / (double) Math.max(1, maps.placed().size());
        List<HeatCells> filled =
                maps.placed().stream()
                        .map(HeatMaps.Placed::cells)
                        .filter(cells -> cells.highest() > 0)
                        .toList();
        if (filled.isEmpty()) {
            return Scale.logNanos(1e6, 1e9, pixels);
        }
        double low = filled.stream().mapToDouble(cells -> cells.bottomOf(0)).min().orElseThrow();
        double high =
                filled.stream()
                        .mapToDouble(cells -> cells.bottomOf(cells.rows()))
                        .max()
                        .orElseThrow();
        return Scale.logNanos(Math.pow(10, low), Math.pow(10, high), pixels);
    }

    private static double lift(Scale own) {
        return (own.max() - own.min()) * (1 + GAP);
    }

    /// An axis twice, the one above the other. Where the lowest label of the upper one would touch
    /// the highest of the lower one, the latter gives way.
    private static Scale doubled(Scale own, int height) {
        double lift = lift(own);
        List<Scale.Tick> ticks = new ArrayList<>(own.ticks());
        if (ticks.size() > 1) {
            double between = ticks.getFirst().at() + lift - ticks.getLast().at();
            if (between * height / (own.max() - own.min() + lift) < LABEL) {
                ticks.removeLast();
            }
        }
        own.ticks().forEach(tick -> ticks.add(new Scale.Tick(tick.at() + lift, tick.label())));
        return new Scale(own.min(), own.max() + lift, true, ticks);
    }
}
