package dev.barograph.chart;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// What held the generator itself up, second by second, on a logarithmic axis. None of it is the
/// target's. Where several event loops are known one by one, each has a line; of more than can be
/// told apart, the worst, the median and the best.
public final class GeneratorDelaysChart extends RunChart {
    private static final int LAG = 0;
    private static final int LAG_COUNT = 1;
    private static final int HICCUP = 2;
    private static final int COLLECTING = 3;
    private static final int LOOPS = 4;

    private int known;
    private List<LoopLine> loops = LoopLine.of(0);
    private IntervalColumns columns = columns(loops);
    private List<Interval> intervals = List.of();

    public GeneratorDelaysChart() {
        super("generator_delays", "Delays of the generator");
    }

    @Override
    void read(RunData data) {
        intervals = data.intervals();
        int now = LoopLine.known(intervals);
        if (now != known) {
            known = now;
            loops = LoopLine.of(known);
            columns = columns(loops);
        }
        columns.show(intervals);
    }

    @Override
    boolean isOfWhole() {
        return true;
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        return TimesAxis.drawing(room, lines(), "Nothing was watched.");
    }

    /// The lines, in nanoseconds.
    List<Line> lines() {
        Points lag = seen(columns, LAG);
        List<Line> lines = new ArrayList<>();
        lines.add(
                new Line(
                        "schedule lag p99",
                        Line.series(0),
                        Line.Style.WIDE,
                        lag,
                        Trust.ofSeconds(
                                intervals, second -> AwaitedTimes.exact(second.times().lag()), 99),
                        Line.Few.of(lag, seen(columns, LAG_COUNT), 99)));
        for (int i = 0; i < loops.size(); i++) {
            lines.add(loops.get(i).through(seen(columns, LOOPS + i)));
        }
        lines.add(new Line("hiccup", Line.series(1), Line.Style.SOLID, seen(columns, HICCUP)));
        lines.add(
                new Line("GC pauses", Line.series(3), Line.Style.SOLID, seen(columns, COLLECTING)));
        return lines;
    }

    private static IntervalColumns columns(List<LoopLine> loops) {
        List<ToDoubleFunction<Interval>> figures = new ArrayList<>();
        figures.add(interval -> TimesAxis.nanos(interval.times().lag().percentileNanos(99)));
        figures.add(interval -> interval.times().lag().count());
        figures.add(health(health -> OptionalLong.of(health.longestHiccupNanos())));
        figures.add(GeneratorDelaysChart::collecting);
        for (LoopLine loop : loops) {
            figures.add(health(health -> loop.figure().apply(health.loopDelays())));
        }
        return new IntervalColumns(figures);
    }

    private static ToDoubleFunction<Interval> health(Function<Health, OptionalLong> nanos) {
        return interval ->
                TimesAxis.nanos(interval.health().map(nanos).orElse(OptionalLong.empty()));
    }

    /// A second without a pause is a gap, or the line would dive to the bottom of the axis.
    private static double collecting(Interval interval) {
        return interval.health().map(Health::gcNanos).filter(nanos -> nanos > 0).stream()
                .mapToDouble(nanos -> TimesAxis.nanos(OptionalLong.of(nanos)))
                .findAny()
                .orElse(Double.NaN);
    }
}
