package dev.barograph.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Draws events over a chart: a line, and on it a flag that stands above the data, where neither a
/// line of the chart nor the edge of a shade is. Flags of a kind that would lie on each other are
/// one flag, as long as they are all together.
final class Marks {
    private static final double FLAG = 4;
    private static final double TIP = 6;
    private static final BasicStroke DASHED =
            new BasicStroke(
                    1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {4, 3}, 0);

    private Marks() {}

    static void draw(Graphics2D g, List<Mark> marks, Scale x, Rectangle2D area, ChartTheme theme) {
        g.setStroke(DASHED);
        // What stands out more comes later and lies on top.
        for (Mark.Tone tone : Mark.Tone.values()) {
            g.setColor(new Color(ink(tone, theme), true));
            for (Flag flag : flags(marks, tone, x, area)) {
                flag.draw(g, area, tone != Mark.Tone.SMALL);
            }
        }
    }

    /// Where the flags of a tone stand, from left to right.
    ///
    /// @param marks in any order
    static List<Flag> flags(List<Mark> marks, Mark.Tone tone, Scale x, Rectangle2D area) {
        double[] places =
                marks.stream()
                        .filter(mark -> mark.tone() == tone)
                        .filter(mark -> mark.seconds() >= x.min() && mark.seconds() <= x.max())
                        .mapToDouble(mark ->
                                Math.floor(area.getX() + x.share(mark.seconds()) * area.getWidth())
                                        + 0.5)
                        .sorted()
                        .toArray();
        List<Flag> flags = new ArrayList<>();
        for (double place : places) {
            if (!flags.isEmpty() && place - flags.getLast().to() < 2 * FLAG) {
                flags.set(flags.size() - 1, new Flag(flags.getLast().from(), place));
            } else {
                flags.add(new Flag(place, place));
            }
        }
        return flags;
    }

    /// A flag of one mark or of several, from the first to the last, in pixels.
    record Flag(double from, double to) {
        private void draw(Graphics2D g, Rectangle2D area, boolean lines) {
            if (lines) {
                g.draw(new Line2D.Double(from, area.getY(), from, area.getMaxY()));
            }
            if (lines && to > from) {
                g.draw(new Line2D.Double(to, area.getY(), to, area.getMaxY()));
            }
            Path2D shape = new Path2D.Double();
            shape.moveTo(from - FLAG, area.getY() - TIP);
            shape.lineTo(to + FLAG, area.getY() - TIP);
            shape.lineTo(to, area.getY());
            shape.lineTo(from, area.getY());
            shape.closePath();
            g.fill(shape);
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
