package dev.barograph.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
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
    private static final BasicStroke LEADER = new BasicStroke(1);

    /// Half the width of the dot at the end of a leader.
    private static final double DOT = 2;

    private ThresholdLines() {}

    /// Draws them: first all lines, then all words, so that no line goes through the words of
    /// another.
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
        for (double y : ThresholdWords.levels(lines, area)) {
            Line2D level = new Line2D.Double(area.x(), y, area.x() + area.width(), y);
            g.setStroke(RIM);
            g.setColor(rim);
            g.draw(level);
            g.setStroke(DASH_DOT);
            g.setColor(ink);
            g.draw(level);
        }
        List<ThresholdWords> all = ThresholdWords.of(lines, area, g.getFontMetrics());
        for (ThresholdWords words : all) {
            words.leader()
                    .ifPresent(leader -> {
                        g.setStroke(LEADER);
                        g.setColor(ink);
                        g.draw(leader);
                        g.fill(
                                new Ellipse2D.Double(
                                        leader.getX2() - DOT,
                                        leader.getY2() - DOT,
                                        2 * DOT,
                                        2 * DOT));
                    });
        }
        for (ThresholdWords words : all) {
            HaloWords.draw(
                    g,
                    words.text(),
                    words.room().getX() + ThresholdWords.GAP,
                    words.room().getMaxY() - g.getFontMetrics().getDescent(),
                    theme.foreground(),
                    theme);
        }
        return ThresholdWords.rooms(all);
    }
}
