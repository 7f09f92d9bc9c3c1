package dev.barograph.chart;

import java.awt.Color;
import java.awt.FontMetrics;
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
    private static final int LEAST_GAP = 6;

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
        return RectangleEdge.isTopOrBottom(edge) ? across(g, dataArea) : upright(g, dataArea);
    }

    /// A place too close above the last one that is named keeps its grid line and has no label: a
    /// header of several rows leaves less height than the scale was made for.
    private List<NumberTick> upright(Graphics2D g, Rectangle2D area) {
        int height = g.getFontMetrics(getTickLabelFont()).getAscent();
        List<NumberTick> ticks = new ArrayList<>();
        double free = Double.POSITIVE_INFINITY;
        for (Scale.Tick tick : scaleTicks) {
            double place = valueToJava2D(tick.at(), area, RectangleEdge.LEFT);
            boolean fits = place <= free;
            ticks.add(tick(fits ? tick : new Scale.Tick(tick.at(), ""), TextAnchor.CENTER_RIGHT));
            free = fits ? place - height : free;
        }
        return ticks;
    }

    /// The middle of a label stands below its place. Where the picture ends before the label does
    /// it ends at its place, or is left out if there is another one.
    private List<NumberTick> across(Graphics2D g, Rectangle2D area) {
        FontMetrics metrics = g.getFontMetrics(getTickLabelFont());
        List<NumberTick> ticks = new ArrayList<>();
        double free = Double.NEGATIVE_INFINITY;
        for (Scale.Tick tick : scaleTicks) {
            double width = metrics.stringWidth(tick.label());
            double place = valueToJava2D(tick.at(), area, RectangleEdge.BOTTOM);
            boolean fits = place + width / 2 <= area.getMaxX() + PlotFrame.RIGHT;
            if (fits) {
                ticks.add(tick(tick, TextAnchor.TOP_CENTER));
                free = place + width / 2 + LEAST_GAP;
            } else if (place - width >= free) {
                ticks.add(tick(tick, TextAnchor.TOP_RIGHT));
            }
        }
        return ticks;
    }

    private static NumberTick tick(Scale.Tick tick, TextAnchor anchor) {
        return new NumberTick(tick.at(), tick.label(), anchor, anchor, 0);
    }
}
