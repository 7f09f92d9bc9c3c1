package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How many good responses took how long, second by second: time by the logarithm of the response
/// time, the logarithm of the count as colour.
public final class HeatMapChart extends RunChart {
    private final HeatColumns columns = new HeatColumns();
    private final IntervalColumns counts =
            new IntervalColumns(List.of(interval -> (double) interval.ok().response().count()));

    public HeatMapChart() {
        super("heat_map", "Response time heat map");
    }

    @Override
    void read(RunData data) {
        List<Interval> intervals = data.intervals();
        columns.show(intervals);
        counts.show(intervals);
    }

    @Override
    List<ThresholdLine> levels(Drawing.Room room) {
        return ThresholdLine.of(thresholds(), threshold -> ThresholdLine.isTime(threshold, false));
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        HeatCells cells = cells(room.x(), room.width());
        HeatScale scale = HeatScale.upTo(cells.highest(), room.theme());
        boolean empty = cells.highest() == 0;
        Scale y =
                empty
                        ? Scale.logNanos(1e6, 1e9, room.height())
                        : Scale.logNanos(
                                Math.pow(10, cells.bottomOf(0)),
                                Math.pow(10, cells.bottomOf(cells.rows())),
                                room.height());
        List<Header.Entry> legend = new ArrayList<>();
        if (!empty) {
            for (int count : scale.named()) {
                String name = Labels.compact(count) + (count == scale.most() ? " per cell" : "");
                legend.add(new Header.Entry(name, scale.argb(count), Header.Entry.AREA));
            }
        }
        return new Drawing(
                        "log scale",
                        y,
                        List.of(),
                        List.of(),
                        legend,
                        List.of(
                                new PlotArea.Trace(
                                        "answers",
                                        scale.argb(Math.max(1, cells.highest())),
                                        seen(counts, 0),
                                        Labels::compact,
                                        false)),
                        empty ? Optional.of("No good response.") : Optional.empty())
                .withHeat(new HeatLayer(cells, scale));
    }

    /// The cells on an axis, a pixel wide or more.
    HeatCells cells(Scale x, int pixels) {
        return columns.cells(x.min(), x.max(), Math.max(1, pixels));
    }
}
