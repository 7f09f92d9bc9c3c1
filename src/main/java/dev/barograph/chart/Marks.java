package dev.barograph.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// Draws events over a chart: the flag hangs from the top, so that it is seen where the line is
/// not.
final class Marks {
    private static final double FLAG = 4;
    private static final BasicStroke DASHED =
            new BasicStroke(
                    1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {4, 3}, 0);

    private Marks() {}

    static void draw(Graphics2D g, List<Mark> marks, Scale x, Rectangle2D area, ChartTheme theme) {
        g.setStroke(DASHED);
        for (Mark mark : marks) {
            if (mark.seconds() < x.min() || mark.seconds() > x.max()) {
                continue;
            }
            double at = Math.floor(area.getX() + x.share(mark.seconds()) * area.getWidth()) + 0.5;
            g.setColor(new Color(ink(mark.tone(), theme), true));
            if (mark.tone() != Mark.Tone.SMALL) {
                g.draw(new Line2D.Double(at, area.getY(), at, area.getMaxY()));
            }
            Path2D flag = new Path2D.Double();
            flag.moveTo(at - FLAG, area.getY());
            flag.lineTo(at + FLAG, area.getY());
            flag.lineTo(at, area.getY() + FLAG * 1.5);
            flag.closePath();
            g.fill(flag);
        }
    }

    private static int ink(Mark.Tone tone, ChartTheme theme) {
        return switch (tone) {
            case SMALL, CALM -> theme.muted();
            case STRONG -> theme.foreground();
            case ALARM -> theme.alarm();
        };
    }
}
