package dev.barograph.chart;

import dev.barograph.metrics.Confidence;
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
    private static final int PADDING = 2;

    /// As far as a line reaches to either side.
    private static final double RIM = 2;

    /// No curve of a run is worth a threshold.
    private static final long THRESHOLD = 1_000_000_000;

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

    /// What is written, and the room that it takes.
    record Writing(String text, Rectangle2D room) {}

    /// At the left, as far down as no line is; nothing if there is no room.
    ///
    /// @param levels thresholds across the chart
    /// @param taken where words of theirs stand
    void draw(
            Graphics2D g,
            PlotArea area,
            List<ThresholdLine> levels,
            List<Rectangle2D> taken,
            ChartTheme theme) {
        g.setFont(Header.TEXT);
        FontMetrics metrics = g.getFontMetrics();
        writing(metrics, area, levels, taken)
                .ifPresent(writing -> {
                    HaloWords.draw(
                            g,
                            writing.text(),
                            writing.room().getX() + GAP,
                            writing.room().getY() + PADDING + metrics.getAscent(),
                            theme.muted(),
                            theme);
                });
    }

    /// The words, or the brief ones if those are too long, in the lowest place that no line goes
    /// through, or where the least of them is; empty if there is no room beside other words.
    Optional<Writing> writing(
            FontMetrics metrics,
            PlotArea area,
            List<ThresholdLine> levels,
            List<Rectangle2D> taken) {
        return writing(words, metrics, area, levels, taken)
                .or(() -> writing(brief, metrics, area, levels, taken));
    }

    private static Optional<Writing> writing(
            String text,
            FontMetrics metrics,
            PlotArea area,
            List<ThresholdLine> levels,
            List<Rectangle2D> taken) {
        double room = area.width() - 4.0 * GAP;
        int width = metrics.stringWidth(text);
        int height = metrics.getAscent() + metrics.getDescent() + 2 * PADDING;
        double left = area.x() + GAP;
        double right = left + width + 2.0 * GAP;
        double bottom = area.y() + area.height() - GAP / 2.0;
        int pixels = (int) (bottom - area.y());
        if (width > room || pixels < height) {
            return Optional.empty();
        }
        // How much goes through each row of pixels, from the bottom up.
        long[] lines = new long[pixels];
        for (ThresholdLine level : levels) {
            double at = bottom - area.pixelY(level.value());
            cross(lines, at, at, THRESHOLD);
        }
        for (Rectangle2D words : taken) {
            if (words.getX() < right && words.getMaxX() > left) {
                cross(lines, bottom - words.getMaxY(), bottom - words.getY(), THRESHOLD);
            }
        }
        for (PlotArea.Trace trace : area.traces()) {
            Points near = trace.points().within(area.secondsAt(left), area.secondsAt(right));
            double before = Double.NaN;
            for (int i = 0; i < near.size(); i++) {
                double at = near.has(i) ? bottom - area.pixelY(near.y(i)) : Double.NaN;
                if (near.has(i)) {
                    double from = Double.isNaN(before) ? at : before;
                    cross(lines, Math.min(from, at), Math.max(from, at), 1);
                }
                before = at;
            }
        }
        double top = bottom - emptiest(lines, height) - height;
        Rectangle2D ground = new Rectangle2D.Double(left, top, right - left, height);
        return taken.stream().anyMatch(ground::intersects)
                ? Optional.empty()
                : Optional.of(new Writing(text, ground));
    }

    private static void cross(long[] lines, double from, double to, long weight) {
        int first = (int) Math.clamp(Math.floor(from - RIM), 0, lines.length);
        int last = (int) Math.clamp(Math.floor(to + RIM), -1, lines.length - 1);
        for (int i = first; i <= last; i++) {
            lines[i] += weight;
        }
    }

    /// The lowest stretch of a height with the least in it.
    private static int emptiest(long[] lines, int height) {
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int from = 0; from + height <= lines.length; from++) {
            long sum = Arrays.stream(lines, from, from + height).sum();
            if (sum < least) {
                least = sum;
                best = from;
            }
        }
        return best;
    }
}
