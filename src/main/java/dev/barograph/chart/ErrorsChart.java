package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import dev.barograph.model.LoadShape;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.data.xy.AbstractIntervalXYDataset;
import org.jfree.data.xy.TableXYDataset;

/// Failures by kind as stacked bars; only kinds that happened. A kind keeps its colour for the
/// whole run.
public final class ErrorsChart implements LiveChart {
    private static final int LEAST_BAR_PIXELS = 4;
    private static final BasicStroke SWATCH =
            new BasicStroke(8, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);

    private final TimeSpan span = new TimeSpan();
    private final PlotFrame frame = new PlotFrame();
    private List<Interval> intervals = List.of();

    @Override
    public String id() {
        return "errors";
    }

    @Override
    public String title() {
        return "Errors by kind";
    }

    @Override
    public void show(List<Interval> shown, LoadShape shape) {
        intervals = shown;
        span.show(shown, shape);
    }

    @Override
    public PlotArea draw(Graphics2D g, int width, int height, ChartTheme theme) {
        Scale x = span.scale(width);
        ErrorBins bins = bins(width);
        List<Header.Entry> legend = new ArrayList<>();
        List<PlotArea.Trace> traces = new ArrayList<>();
        double[] middles = bins.middles();
        for (int i = 0; i < bins.kinds().size(); i++) {
            String name = bins.kinds().get(i).title();
            legend.add(new Header.Entry(name, colour(theme, i), SWATCH));
            Points points = Points.of(middles, bins.counts().get(i));
            traces.add(new PlotArea.Trace(name, colour(theme, i), points, Labels::compact));
        }
        String unit = bins.seconds() == 1 ? "second" : bins.seconds() + " s";
        return frame.draw(
                g,
                width,
                height,
                theme,
                new Content(
                        title(),
                        "errors per " + unit,
                        x,
                        Scale.linear(bins.highest(), PlotFrame.plotHeight(height)),
                        List.of(new Content.Layer(new Data(bins), renderer(bins, theme))),
                        legend,
                        traces,
                        List.of(),
                        bins.kinds().isEmpty()
                                ? Optional.of(span.note("No errors."))
                                : Optional.empty()));
    }

    /// What is drawn in a picture of that width.
    ErrorBins bins(int width) {
        double shown = span.scale(width).max();
        double share = intervals.isEmpty() ? 1 : intervals.getLast().middleSeconds() / shown;
        int most = (int) (PlotFrame.plotWidth(width) * Math.min(1, share) / LEAST_BAR_PIXELS);
        return ErrorBins.of(intervals, Math.max(1, most));
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
            renderer.setSeriesPaint(i, new Color(colour(theme, i), true), false);
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
            return (double) item * bins.seconds();
        }

        @Override
        public double getEndXValue(int series, int item) {
            return (item + 1.0) * bins.seconds();
        }

        @Override
        public double getXValue(int series, int item) {
            return (item + 0.5) * bins.seconds();
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
