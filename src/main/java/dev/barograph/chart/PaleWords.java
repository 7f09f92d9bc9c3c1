package dev.barograph.chart;

import dev.barograph.metrics.Confidence;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/// Says in a chart why some of its lines are pale.
///
/// @param brief where there is little room
record PaleWords(String words, String brief) {
    private static final int GAP = 4;
    private static final int RIM_ALPHA = 0x90;

    /// What most people look for in the tail.
    private static final double TAIL = 99;

    /// Empty if no line is pale. Of the percentiles that are, names the one that takes the fewest
    /// samples, and p99.
    static Optional<PaleWords> of(List<Line> seen) {
        TreeSet<Double> pale = new TreeSet<>();
        seen.stream()
                .map(Line::few)
                .filter(Line.Few::any)
                .forEach(few -> pale.add(few.percentile()));
        if (pale.isEmpty()) {
            return Optional.empty();
        }
        String takes = named(pale.first()) + " takes " + needed(pale.first());
        if (pale.first() < TAIL && pale.contains(TAIL)) {
            takes += ", " + named(TAIL) + " " + needed(TAIL);
        }
        String brief = "pale: too few";
        return Optional.of(new PaleWords(brief + " (" + takes + ")", brief));
    }

    private static String named(double percentile) {
        return "p" + Labels.compact(percentile);
    }

    private static String needed(double percentile) {
        return String.format(Locale.ROOT, "%,d/s", Confidence.fewest(percentile));
    }

    /// At the left, as far down as no line is; nothing if there is no room.
    void draw(Graphics2D g, PlotArea area, ChartTheme theme) {
        g.setFont(Header.TEXT);
        FontMetrics metrics = g.getFontMetrics();
        double room = area.width() - 4.0 * GAP;
        String text = metrics.stringWidth(words) <= room ? words : brief;
        double width = metrics.stringWidth(text) + 2.0 * GAP;
        int height = metrics.getAscent() + metrics.getDescent();
        if (metrics.stringWidth(text) > room || height + GAP > area.height()) {
            return;
        }
        double left = area.x() + GAP;
        double top = top(area, left, left + width, height);
        g.setColor(new Color((theme.background() & 0xFFFFFF) | RIM_ALPHA << 24, true));
        g.fill(new Rectangle2D.Double(left, top, width, height));
        g.setColor(new Color(theme.muted(), true));
        g.drawString(text, (float) left + GAP, (float) top + metrics.getAscent());
    }

    /// Of the lowest place between the edges that no line goes through; of the lowest of all if
    /// they go through each.
    private static double top(PlotArea area, double left, double right, double height) {
        double bottom = area.y() + area.height() - GAP / 2.0;
        boolean[] taken = new boolean[(int) ((bottom - area.y()) / height)];
        for (PlotArea.Trace trace : area.traces()) {
            Points near = trace.points().within(area.secondsAt(left), area.secondsAt(right));
            int before = -1;
            for (int i = 0; i < near.size(); i++) {
                int at = -1;
                if (near.has(i)) {
                    double place = (bottom - area.pixelY(near.y(i))) / height;
                    at = (int) Math.clamp(place, 0, taken.length - 1);
                    int from = before < 0 ? at : before;
                    Arrays.fill(taken, Math.min(from, at), Math.max(from, at) + 1, true);
                }
                before = at;
            }
        }
        int free = 0;
        while (free < taken.length && taken[free]) {
            free++;
        }
        return bottom - height * (free == taken.length ? 1 : free + 1);
    }
}
