package dev.barograph.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.ui.RectangleInsets;

/// What all charts have in common: title and legend on top, a time axis, a value axis, a restrained
/// grid. The plot begins at the same distance from the left in every chart, so that charts below
/// each other line up. Not thread-safe.
final class PlotFrame {
    private static final int LEFT = 74;

    /// Between the data and the right edge of the picture.
    static final int RIGHT = 16;

    private static final int TOP = 8;
    private static final int BOTTOM = 42;

    /// Below this height the data needs the room of the title of the horizontal axis.
    private static final int TITLED_FROM = 215;

    private static final int BOTTOM_UNTITLED = 24;
    private static final int LEAST_SIDE = 20;
    private static final int TITLE_X = 21;

    private static final BasicStroke HAIR = new BasicStroke(1);
    static final BasicStroke DOTTED =
            new BasicStroke(
                    1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {2, 3}, 0);

    private final TickedAxis xAxis = new TickedAxis();
    private final TickedAxis yAxis = new TickedAxis();
    private final ShadedPlot plot = new ShadedPlot(xAxis, yAxis, Content.EMPTY, ChartTheme.LIGHT);
    private final JFreeChart chart = new JFreeChart(null, null, plot, false);

    PlotFrame() {
        chart.setNotify(false);
        plot.setNotify(false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        plot.setOrientation(PlotOrientation.VERTICAL);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(TOP, 0, 0, RIGHT));
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlineStroke(HAIR);
        plot.setRangeZeroBaselineVisible(false);
        AxisSpace left = new AxisSpace();
        left.setLeft(LEFT);
        plot.setFixedRangeAxisSpace(left);
        yAxis.setAxisLineVisible(false);
    }

    /// Width of the data in a picture of that width.
    static int plotWidth(int width) {
        return Math.max(1, width - LEFT - RIGHT);
    }

    /// Height of the data in a picture of that height with a header of one row, about.
    static int plotHeight(int height) {
        return Math.max(1, height - TOP - bottom(height) - 28);
    }

    private static int bottom(int height) {
        return height < TITLED_FROM ? BOTTOM_UNTITLED : BOTTOM;
    }

    PlotArea draw(Graphics2D g, int width, int height, ChartTheme theme, Content content) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(new Color(theme.background(), true));
        g.fill(new Rectangle(width, height));
        Header.Laid header =
                Header.draw(
                        g, width, height >= TITLED_FROM, content.title(), content.legend(), theme);
        Rectangle2D below =
                new Rectangle2D.Double(
                        0, header.height(), width, (double) height - header.height());
        Rectangle2D data = new Rectangle2D.Double();
        if (below.getHeight() >= TOP + bottom(height) + LEAST_SIDE
                && width >= LEFT + RIGHT + LEAST_SIDE) {
            AxisSpace space = new AxisSpace();
            space.setBottom(bottom(height));
            plot.setFixedDomainAxisSpace(space);
            apply(theme, content, height >= TITLED_FROM);
            ChartRenderingInfo info = new ChartRenderingInfo(null);
            chart.draw(g, below, info);
            data = info.getPlotInfo().getDataArea();
            Rectangle2D area = data;
            Marks.draw(g, content.events(), content.x(), area, theme);
            writeUpright(g, content.yTitle(), area, theme);
            content.note().ifPresent(note -> write(g, note, area, theme));
        }
        return new PlotArea(
                data.getX(),
                data.getY(),
                data.getWidth(),
                data.getHeight(),
                content.x().min(),
                content.x().max(),
                content.y().min(),
                content.y().max(),
                content.y().log(),
                content.traces(),
                content.bad(),
                content.events(),
                header.series(),
                content.across().text(),
                content.across().time(),
                content.heat().map(HeatLayer::maps),
                header.cutTitle());
    }

    private void apply(ChartTheme theme, Content content, boolean titled) {
        xAxis.apply(content.x(), titled ? content.across().title() : null, theme);
        yAxis.apply(content.y(), null, theme);
        plot.setRangeGridlinePaint(new Color(theme.grid(), true));
        for (int i = plot.getDatasetCount() - 1; i >= content.layers().size(); i--) {
            plot.setDataset(i, null);
            plot.setRenderer(i, null);
        }
        for (int i = 0; i < content.layers().size(); i++) {
            plot.setDataset(i, content.layers().get(i).data());
            plot.setRenderer(i, content.layers().get(i).renderer());
        }
        plot.show(content, theme);
        plot.clearDomainMarkers();
        for (double mark : content.marks()) {
            plot.addDomainMarker(new ValueMarker(mark, new Color(theme.muted(), true), DOTTED));
        }
    }

    /// The title of the value axis: at the same place in every chart, which JFreeChart puts beside
    /// the labels. Left out where it would reach into the header.
    private static void writeUpright(
            Graphics2D g, String text, Rectangle2D area, ChartTheme theme) {
        g.setFont(Header.TEXT);
        int length = g.getFontMetrics().stringWidth(text);
        if (length > area.getHeight() + 2 * TOP) {
            return;
        }
        g.setColor(new Color(theme.muted(), true));
        AffineTransform before = g.getTransform();
        g.rotate(-Math.PI / 2, TITLE_X, area.getCenterY());
        float start = (float) (TITLE_X - length / 2.0);
        g.drawString(text, start, (float) area.getCenterY());
        g.setTransform(before);
    }

    private static void write(Graphics2D g, String note, Rectangle2D area, ChartTheme theme) {
        g.setFont(Header.TITLE.deriveFont(java.awt.Font.PLAIN));
        FontMetrics metrics = g.getFontMetrics();
        float x = (float) (area.getCenterX() - metrics.stringWidth(note) / 2.0);
        float y = (float) (area.getCenterY() + metrics.getAscent() / 2.0 - 2);
        HaloWords.draw(g, note, x, y, theme.muted(), theme);
    }
}
