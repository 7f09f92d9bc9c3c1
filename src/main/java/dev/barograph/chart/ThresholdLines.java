package dev.barograph.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Draws thresholds over a chart, each with its words at the right end. They are told apart from
/// everything else by their dots and dashes and their words, so their colour need not tell
/// anything. One beyond the axis is words with an arrow at the edge.
final class ThresholdLines {
    private static final BasicStroke DASH_DOT =
            new BasicStroke(
                    1.3f,
                    BasicStroke.CAP_BUTT,
                    BasicStroke.JOIN_BEVEL,
                    1,
                    new float[] {9, 3, 2, 3},
                    0);
    private static final BasicStroke RIM = new BasicStroke(3.3f);
    private static final int RIM_ALPHA = 0xA0;
    private static final int GAP = 4;

    private ThresholdLines() {}

    /// Draws them.
    ///
    /// @return where their words stand
    static List<Rectangle2D> draw(
            Graphics2D g, List<ThresholdLine> lines, PlotArea area, ChartTheme theme) {
        if (area.width() <= 0 || area.height() <= 0) {
            return List.of();
        }
        g.setFont(Header.TEXT);
        Color ink = new Color(theme.foreground(), true);
        Color rim = new Color((theme.background() & 0xFFFFFF) | RIM_ALPHA << 24, true);
        List<Rectangle2D> taken = new ArrayList<>();
        for (ThresholdLine line : lines) {
            double at = area.pixelY(line.value());
            boolean above = at < area.y();
            boolean below = at > area.y() + area.height();
            if (!above && !below) {
                double y = Math.floor(at) + 0.5;
                Line2D level = new Line2D.Double(area.x(), y, area.x() + area.width(), y);
                g.setStroke(RIM);
                g.setColor(rim);
                g.draw(level);
                g.setStroke(DASH_DOT);
                g.setColor(ink);
                g.draw(level);
            }
            String text = line.label() + (above ? " ↑" : below ? " ↓" : "");
            Rectangle2D room = room(g.getFontMetrics(), text, at, area, taken);
            if (room.getX() >= area.x()) {
                taken.add(room);
                g.setColor(rim);
                g.fill(room);
                g.setColor(ink);
                g.drawString(
                        text,
                        (float) room.getX() + GAP,
                        (float) room.getMaxY() - g.getFontMetrics().getDescent());
            }
        }
        return taken;
    }

    /// Above the line if there is room, as far to the right as other words allow.
    private static Rectangle2D room(
            FontMetrics metrics, String text, double at, PlotArea area, List<Rectangle2D> taken) {
        double width = metrics.stringWidth(text) + 2.0 * GAP;
        double height = metrics.getAscent() + metrics.getDescent();
        double bottom = area.y() + area.height();
        double top = at - height - 2 >= area.y() ? at - height - 2 : at + 2;
        double y = Math.clamp(top, area.y(), Math.max(area.y(), bottom - height));
        Rectangle2D room =
                new Rectangle2D.Double(area.x() + area.width() - width, y, width, height);
        for (int i = 0; i < taken.size(); i++) {
            if (taken.get(i).intersects(room)) {
                room.setRect(taken.get(i).getX() - width - GAP, y, width, height);
                // Those looked at before may be in the way now.
                i = -1;
            }
        }
        return room;
    }
}
