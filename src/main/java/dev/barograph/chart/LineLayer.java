package dev.barograph.chart;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.ToIntFunction;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.AbstractXYDataset;

/// Lines as JFreeChart data and a renderer for them: thinned to the width (minimum and maximum
/// kept), broken at gaps, with a dot for a point that has a gap on both sides.
final class LineLayer {
    /// From so many points a pixel on, lines are near solid bands: drawing every second column
    /// looks the same at half the cost.
    private static final int DENSE = 4;

    /// How much of its ink a pale line has.
    static final double PALE = 0.55;

    private LineLayer() {}

    /// The layer of some lines. The narrower ones lie on top, else the first of the legend on top:
    /// of two that are the same, both can be seen if one is wider. What is of too few samples is
    /// pale, at the very bottom.
    static Content.Layer of(List<Line> lines, Scale x, boolean log, int width, ChartTheme theme) {
        List<Line> thinned = new ArrayList<>();
        List<Line> upwards = new ArrayList<>(lines.reversed());
        upwards.sort(Comparator.comparing(Line::style));
        for (Line line : upwards) {
            if (line.few().any()) {
                ToIntFunction<ChartTheme> pale =
                        on -> ChartTheme.mix(on.background(), line.ink().applyAsInt(on), PALE);
                thinned.add(thin(line, line.points(), pale, x, width));
            }
        }
        for (Line line : upwards) {
            thinned.add(thin(line, line.few().enough(), line.ink(), x, width));
        }
        Data data = new Data(thinned, log);
        return new Content.Layer(data, new Renderer(thinned, theme));
    }

    private static Line thin(
            Line line, Points points, ToIntFunction<ChartTheme> ink, Scale x, int width) {
        boolean dense = points.size() > DENSE * width;
        int buckets = dense ? Math.max(1, width / 2) : width;
        Points seen = Decimator.decimate(points, x.min(), x.max(), buckets);
        return new Line(line.name(), ink, line.style(), seen);
    }

    static List<Header.Entry> legend(List<Line> lines, ChartTheme theme, Set<String> hidden) {
        return lines.stream()
                .map(line ->
                        Header.Entry.ofSeries(
                                line.name(),
                                line.ink().applyAsInt(theme),
                                line.style().stroke(),
                                hidden))
                .toList();
    }

    static List<PlotArea.Trace> traces(
            List<Line> lines, ChartTheme theme, DoubleFunction<String> format) {
        return lines.stream()
                .map(line ->
                        new PlotArea.Trace(
                                line.name(),
                                line.ink().applyAsInt(theme),
                                line.points(),
                                format,
                                true,
                                line.trust()))
                .toList();
    }

    private static final class Data extends AbstractXYDataset {
        private static final long serialVersionUID = 1L;

        private final transient List<Line> lines;
        private final boolean log;

        Data(List<Line> lines, boolean log) {
            this.lines = lines;
            this.log = log;
        }

        @Override
        public int getSeriesCount() {
            return lines.size();
        }

        @Override
        public Comparable<?> getSeriesKey(int series) {
            return lines.get(series).name();
        }

        @Override
        public int getItemCount(int series) {
            return lines.get(series).points().size();
        }

        @Override
        public double getXValue(int series, int item) {
            return lines.get(series).points().x(item);
        }

        @Override
        public double getYValue(int series, int item) {
            double y = lines.get(series).points().y(item);
            return log ? Math.log10(y) : y;
        }

        @Override
        public Number getX(int series, int item) {
            return getXValue(series, item);
        }

        @Override
        public Number getY(int series, int item) {
            return getYValue(series, item);
        }
    }

    private static final class Renderer extends XYLineAndShapeRenderer {
        private static final long serialVersionUID = 1L;

        private final transient List<Line> lines;

        Renderer(List<Line> lines, ChartTheme theme) {
            super(true, false);
            this.lines = lines;
            setDrawSeriesLineAsPath(true);
            setDefaultShape(new Ellipse2D.Double(-2.5, -2.5, 5, 5), false);
            setAutoPopulateSeriesShape(false);
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                setSeriesPaint(i, new Color(line.ink().applyAsInt(theme), true), false);
                setSeriesStroke(i, line.style().stroke(), false);
            }
        }

        @Override
        public boolean getItemShapeVisible(int series, int item) {
            Points points = lines.get(series).points();
            return points.has(item) && !points.has(item - 1) && !points.has(item + 1);
        }
    }
}
