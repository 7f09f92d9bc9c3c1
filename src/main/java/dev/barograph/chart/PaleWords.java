package dev.barograph.chart;

import dev.barograph.metrics.Confidence;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Says in a chart why some of its lines are pale.
///
/// @param brief where there is little room
record PaleWords(String words, String brief) {
    private static final int GAP = 4;
    private static final int PADDING = 2;

    /// As far as a threshold reaches to either side.
    private static final double RIM = 3;

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

    /// At the left, as far down as no line is, on a ground of its own; nothing if there is no room.
    ///
    /// @param levels thresholds across the chart
    void draw(Graphics2D g, PlotArea area, List<ThresholdLine> levels, ChartTheme theme) {
        g.setFont(Header.TEXT);
        FontMetrics metrics = g.getFontMetrics();
        String text = text(metrics, area);
        place(metrics, area, levels)
                .ifPresent(place -> {
                    g.setColor(new Color(theme.background(), true));
                    g.fill(place);
                    g.setColor(new Color(theme.muted(), true));
                    g.drawString(
                            text,
                            (float) place.getX() + GAP,
                            (float) place.getY() + PADDING + metrics.getAscent());
                });
    }

    private String text(FontMetrics metrics, PlotArea area) {
        return metrics.stringWidth(words) <= room(area) ? words : brief;
    }

    private static double room(PlotArea area) {
        return area.width() - 4.0 * GAP;
    }

    /// Where the words and their ground lie; empty if there is no room.
    Optional<Rectangle2D> place(FontMetrics metrics, PlotArea area, List<ThresholdLine> levels) {
        int text = metrics.stringWidth(text(metrics, area));
        double height = metrics.getAscent() + metrics.getDescent() + 2.0 * PADDING;
        double left = area.x() + GAP;
        double right = left + text + 2.0 * GAP;
        double bottom = area.y() + area.height() - GAP / 2.0;
        int places = (int) ((bottom - area.y()) / height);
        if (text > room(area) || places == 0) {
            return Optional.empty();
        }
        boolean[] crossed = new boolean[places];
        for (ThresholdLine level : levels) {
            double at = (bottom - area.pixelY(level.value())) / height;
            take(crossed, at, at, RIM / height);
        }
        boolean[] taken = crossed.clone();
        for (PlotArea.Trace trace : area.traces()) {
            take(taken, trace.points(), area, left, right, bottom, height);
        }
        int place = lowest(taken).orElseGet(() -> lowest(crossed).orElse(0));
        return Optional.of(
                new Rectangle2D.Double(left, bottom - height * (place + 1), right - left, height));
    }

    /// Takes the places that a line goes through.
    private static void take(
            boolean[] taken,
            Points points,
            PlotArea area,
            double left,
            double right,
            double bottom,
            double height) {
        Points near = points.within(area.secondsAt(left), area.secondsAt(right));
        double before = Double.NaN;
        for (int i = 0; i < near.size(); i++) {
            double at = near.has(i) ? (bottom - area.pixelY(near.y(i))) / height : Double.NaN;
            if (near.has(i)) {
                double from = Double.isNaN(before) ? at : before;
                take(taken, Math.min(from, at), Math.max(from, at), 0);
            }
            before = at;
        }
    }

    /// @param from in places from the bottom, as all others
    /// @param rim what is taken below and above
    private static void take(boolean[] taken, double from, double to, double rim) {
        int first = (int) Math.clamp(Math.floor(from - rim), 0, taken.length);
        int last = (int) Math.clamp(Math.floor(to + rim), -1, taken.length - 1);
        for (int i = first; i <= last; i++) {
            taken[i] = true;
        }
    }

    private static OptionalInt lowest(boolean[] taken) {
        return IntStream.range(0, taken.length).filter(i -> !taken[i]).findFirst();
    }
}
