package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Phase;
import dev.barograph.metrics.Phases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Where the time of a good response went, second by second, stacked. Each phase is its mean over
/// all good responses of the second, a phase that a response did not have counting as zero: only
/// means add up, and so the height of the stack is the mean response time. (Percentiles of phases
/// do not add up to a percentile of the whole.)
public final class PhasesChart extends RunChart {
    private static final List<String> NAMES =
            Arrays.stream(Phase.values()).map(Phase::title).toList();
    private static final int[] INKS = {3, 4, 2, 0, 1};

    private final IntervalColumns columns =
            new IntervalColumns(Arrays.stream(Phase.values()).map(PhasesChart::mean).toList());

    public PhasesChart() {
        super("phases", "Where the time goes, mean");
    }

    @Override
    void read(RunData data) {
        columns.show(data.intervals());
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        ChartTheme theme = room.theme();
        List<Header.Entry> legend = new ArrayList<>();
        List<PlotArea.Trace> traces = new ArrayList<>();
        List<Band> bands = new ArrayList<>();
        Points below = Points.NONE;
        boolean any = false;
        for (int i = 0; i < NAMES.size(); i++) {
            Points mean = seen(columns, i);
            any |= mean.max() > 0;
            int ink = theme.series(INKS[i]);
            // A phase that never was is no phase: reused connections over plain HTTP.
            if (columns.points(i).max() > 0) {
                legend.add(
                        Header.Entry.ofSeries(NAMES.get(i), ink, Header.Entry.AREA, room.hidden()));
                if (room.shows(NAMES.get(i))) {
                    Points top = sum(below, mean);
                    bands.add(new Band(below.size() == 0 ? zero(mean) : below, top, ink));
                    traces.add(
                            new PlotArea.Trace(NAMES.get(i), ink, mean, PhasesChart::text, false));
                    below = top;
                }
            }
        }
        double highest = ThroughputChart.orZero(below.max());
        double unit = highest >= 1e9 ? 1e9 : highest >= 1e6 ? 1e6 : 1e3;
        Scale scaled = Scale.linear(highest / unit, room.height());
        Scale y =
                new Scale(
                        0,
                        scaled.max() * unit,
                        false,
                        scaled.ticks().stream()
                                .map(tick -> new Scale.Tick(tick.at() * unit, tick.label()))
                                .toList());
        return new Drawing(
                "mean, " + (unit == 1e9 ? "s" : unit == 1e6 ? "ms" : "µs"),
                y,
                List.of(),
                bands,
                legend,
                traces,
                highest > 0
                        ? Optional.empty()
                        : Optional.of(any ? Drawing.HIDDEN : "No good response."));
    }

    /// Means of a phase in nanoseconds, in the order of [#NAMES].
    Points means(int phase) {
        return columns.points(phase);
    }

    private static String text(double nanos) {
        return nanos == 0 ? "0" : Labels.nanos(nanos);
    }

    private static Points sum(Points below, Points more) {
        if (below.size() == 0) {
            return more;
        }
        double[] x = new double[more.size()];
        double[] y = new double[more.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = more.x(i);
            y[i] = below.y(i) + more.y(i);
        }
        return Points.of(x, y);
    }

    private static Points zero(Points like) {
        double[] x = new double[like.size()];
        double[] y = new double[like.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = like.x(i);
            y[i] = like.has(i) ? 0 : Double.NaN;
        }
        return Points.of(x, y);
    }

    private static ToDoubleFunction<Interval> mean(Phase phase) {
        return interval -> {
            Phases onNew = interval.times().phases().onNew();
            Phases onReused = interval.times().phases().onReused();
            long count = onNew.firstByte().count() + onReused.firstByte().count();
            return count == 0
                    ? Double.NaN
                    : (phase.of(onNew).sumNanos().doubleValue()
                                    + phase.of(onReused).sumNanos().doubleValue())
                            / count;
        };
    }
}
