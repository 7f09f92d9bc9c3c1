package dev.barograph.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;

/// An axis whose range and labels are those of a [Scale], whatever JFreeChart would choose.
final class TickedAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;

    private transient List<Scale.Tick> scaleTicks = List.of();

    TickedAxis() {
        setAutoRange(false);
        setTickMarksVisible(false);
        setTickLabelFont(Header.TEXT);
        setLabelFont(Header.TEXT);
        setTickLabelInsets(new RectangleInsets(3, 3, 3, 5));
        setLowerMargin(0);
        setUpperMargin(0);
    }

    void apply(Scale scale, @Nullable String title, ChartTheme theme) {
        scaleTicks = scale.ticks();
        setRange(scale.min(), scale.max());
        setLabel(title);
        Color muted = new Color(theme.muted(), true);
        setLabelPaint(muted);
        setTickLabelPaint(muted);
        setAxisLinePaint(new Color(theme.grid(), true));
    }

    @Override
    public List<NumberTick> refreshTicks(
            Graphics2D g, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        boolean horizontal = RectangleEdge.isTopOrBottom(edge);
        List<NumberTick> ticks = new ArrayList<>();
        for (Scale.Tick tick : scaleTicks) {
            TextAnchor anchor = horizontal ? across(g, tick, dataArea) : TextAnchor.CENTER_RIGHT;
            ticks.add(new NumberTick(tick.at(), tick.label(), anchor, anchor, 0));
        }
        return ticks;
    }

    /// The middle of a label stands below its place, unless the picture ends before the label does.
    private TextAnchor across(Graphics2D g, Scale.Tick tick, Rectangle2D area) {
        double place =
                area.getX()
                        + (tick.at() - getRange().getLowerBound())
                                / getRange().getLength()
                                * area.getWidth();
        double half = g.getFontMetrics(getTickLabelFont()).stringWidth(tick.label()) / 2.0;
        return place + half > area.getMaxX() + PlotFrame.RIGHT
                ? TextAnchor.TOP_RIGHT
                : TextAnchor.TOP_CENTER;
    }
}
