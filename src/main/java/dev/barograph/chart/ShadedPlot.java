package dev.barograph.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;

/// A plot with shaded stretches of time and with bands between lines, both behind grid and lines.
final class ShadedPlot extends XYPlot {
    private static final long serialVersionUID = 1L;

    /// Narrowest shade: one second of a long run must not vanish.
    private static final double LEAST_PIXELS = 1.5;

    /// The edge on top of a shade, for eyes that do not see its colour.
    private static final double EDGE = 3;

    private transient Content content;
    private transient ChartTheme theme;

    ShadedPlot(NumberAxis x, NumberAxis y, Content content, ChartTheme theme) {
        super(null, x, y, null);
        this.content = content;
        this.theme = theme;
    }

    /// Takes what is to be drawn behind the lines from now on.
    void show(Content newest, ChartTheme newTheme) {
        content = newest;
        theme = newTheme;
    }

    @Override
    public void drawBackground(Graphics2D g, Rectangle2D area) {
        super.drawBackground(g, area);
        java.awt.Shape clip = g.getClip();
        g.clip(area);
        shade(g, area);
        content.heat().ifPresent(heat -> heat.draw(g, area, content.x(), content.y()));
        for (Band band : content.bands()) {
            band.draw(g, area, content.x(), content.y());
        }
        g.setClip(clip);
    }

    private void shade(Graphics2D g, Rectangle2D area) {
        Stretches bad = content.bad();
        int i = 0;
        while (i < bad.size()) {
            double left = pixel(bad.from(i), area);
            double right = Math.max(pixel(bad.to(i), area), left + LEAST_PIXELS);
            i++;
            while (i < bad.size() && pixel(bad.from(i), area) <= right + 0.01) {
                right = Math.max(right, pixel(bad.to(i), area));
                i++;
            }
            g.setColor(new Color(theme.shade(), true));
            g.fill(new Rectangle2D.Double(left, area.getY(), right - left, area.getHeight()));
            g.setColor(new Color(theme.alarm(), true));
            g.fill(new Rectangle2D.Double(left, area.getY(), right - left, EDGE));
        }
    }

    private double pixel(double seconds, Rectangle2D area) {
        return area.getX() + content.x().share(seconds) * area.getWidth();
    }
}
