package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import dev.barograph.model.Threshold;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.data.xy.AbstractIntervalXYDataset;
import org.jfree.data.xy.TableXYDataset;

/// Failures by kind as stacked bars; only kinds that happened. A kind keeps its colour for the
/// whole run.
public final class ErrorsChart extends RunChart {
    private static final int LEAST_BAR_PIXELS = 4;

    /// A threshold further above the highest bar than this factor does not stretch the axis.
    private static final double NEAR = 10;

    private List<Interval> intervals = List.of();

    public ErrorsChart() {
        super("errors", "Errors by kind");
    }

    @Override
    void read(RunData data) {
        intervals = data.intervals();
    }

    @Override
    Drawing drawing(Drawing.Room room) {
        ErrorBins bins = bins(room);
        ChartTheme theme = room.theme();
        List<Header.Entry> legend = new ArrayList<>();
        List<PlotArea.Trace> traces = new ArrayList<>();
        for (int i = 0; i < bins.kinds().size(); i++) {
            String name = bins.kinds().get(i).title();
            legend.add(
                    Header.Entry.ofSeries(
                            name, colour(theme, i), Header.Entry.AREA, room.hidden()));
        }
        boolean none = legend.isEmpty();
        List<Line> bounds = bounds(bins);
        bins = bins.without(room.hidden());
        double[] middles = bins.middles();
        for (int i = 0; i < bins.kinds().size(); i++) {
            String name = bins.kinds().get(i).title();
            Points points = Points.of(middles, bins.counts().get(i));
            int ink = colour(theme, bins.inks().get(i));
            traces.add(new PlotArea.Trace(name, ink, points, Labels::compact, false));
        }
        List<Content.Layer> layers = new ArrayList<>();
        layers.add(new Content.Layer(new Data(bins), renderer(bins, theme)));
        double top = bins.highest();
        if (!bounds.isEmpty()) {
            List<Line> seen = room.seen(bounds);
            legend.addAll(LineLayer.legend(bounds, theme, room.hidden()));
            traces.addAll(LineLayer.traces(seen, theme, Labels::compact));
            layers.add(LineLayer.of(seen, room.x(), false, room.width(), theme));
            double most = top == 0 ? Double.POSITIVE_INFINITY : top * NEAR;
            top =
                    seen.stream()
                            .mapToDouble(line -> ThroughputChart.orZero(line.points().max()))
                            .filter(value -> value <= most)
                            .reduce(top, Math::max);
        }
        String unit = bins.seconds() == 1 ? "second" : bins.seconds() + " s";
        return new Drawing(
                "errors per " + unit,
                Scale.linear(top, room.height()),
                layers,
                List.of(),
                legend,
                traces,
                none ? Optional.of(noErrors()) : Optional.empty());
    }

    /// What the table of errors has all the same is told, too.
    String noErrors() {
        long cutOff = ErrorBins.cutOff(intervals);
        return cutOff == 0
                ? "No errors."
                : String.format(Locale.ROOT, "No errors; %,d cut off at the end.", cutOff);
    }

    private ErrorBins bins(Drawing.Room room) {
        double end = intervals.isEmpty() ? 0 : intervals.getLast().middleSeconds();
        Scale x = room.x();
        double share = Math.clamp((end - x.min()) / (x.max() - x.min()), 0, 1);
        int most = (int) (room.width() * share / LEAST_BAR_PIXELS);
        return ErrorBins.of(intervals, Math.max(1, most), x.min(), x.max());
    }

    /// A threshold on the error share as so many errors as would just be it: its share of what
    /// ended in each bar's time.
    private List<Line> bounds(ErrorBins bins) {
        double[] ended = bins.ended(intervals);
        return thresholds().stream()
                .filter(threshold -> threshold.kind() == Threshold.Kind.SHARE && ended.length > 0)
                .map(threshold ->
                        new Line(
                                threshold.text(),
                                ChartTheme::foreground,
                                Line.Style.DASHED,
                                Points.of(
                                        bins.middles(),
                                        Arrays.stream(ended)
                                                .map(count -> count * threshold.limit())
                                                .toArray())))
                .toList();
    }

    private static int colour(ChartTheme theme, int index) {
        // The colours of alarm first; blue and green mean well elsewhere.
        int[] order = {3, 2, 4, 5, 7, 6, 0, 1};
        return theme.series(order[index % order.length]);
    }

    private static StackedXYBarRenderer renderer(ErrorBins bins, ChartTheme theme) {
        StackedXYBarRenderer renderer = new StackedXYBarRenderer(0.12);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        for (int i = 0; i < bins.kinds().size(); i++) {
            renderer.setSeriesPaint(i, new Color(colour(theme, bins.inks().get(i)), true), false);
        }
        return renderer;
    }

    private static final class Data extends AbstractIntervalXYDataset implements TableXYDataset {
        private static final long serialVersionUID = 1L;

        private final transient ErrorBins bins;

        Data(ErrorBins bins) {
            this.bins = bins;
        }

        @Override
        public int getSeriesCount() {
            return bins.kinds().size();
        }

        @Override
        public Comparable<?> getSeriesKey(int series) {
            return bins.kinds().get(series);
        }

        @Override
        public int getItemCount() {
            return bins.bins();
        }

        @Override
        public int getItemCount(int series) {
            return bins.bins();
        }

        @Override
        public double getStartXValue(int series, int item) {
            return (double) (bins.first() + item) * bins.seconds();
        }

        @Override
        public double getEndXValue(int series, int item) {
            return (bins.first() + item + 1.0) * bins.seconds();
        }

        @Override
        public double getXValue(int series, int item) {
            return (bins.first() + item + 0.5) * bins.seconds();
        }

        @Override
        public double getYValue(int series, int item) {
            double count = bins.counts().get(series)[item];
            return count == 0 ? Double.NaN : count;
        }

        @Override
        public double getStartYValue(int series, int item) {
            return getYValue(series, item);
        }

        @Override
        public double getEndYValue(int series, int item) {
            return getYValue(series, item);
        }

        @Override
        public Number getX(int series, int item) {
            return getXValue(series, item);
        }

        @Override
        public Number getY(int series, int item) {
            return getYValue(series, item);
        }

        @Override
        public Number getStartX(int series, int item) {
            return getStartXValue(series, item);
        }

        @Override
        public Number getEndX(int series, int item) {
            return getEndXValue(series, item);
        }

        @Override
        public Number getStartY(int series, int item) {
            return getYValue(series, item);
        }

        @Override
        public Number getEndY(int series, int item) {
            return getYValue(series, item);
        }
    }
}
