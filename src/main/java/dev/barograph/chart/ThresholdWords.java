package dev.barograph.chart;

import java.awt.FontMetrics;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The words of a threshold and where they stand: at the right end just above its line, or below it
/// where there is no room above. Where other lines are too near for either, they stand at the
/// nearest place that no line goes through, and a leader goes to their own line. Pure.
///
/// @param room that they take; no other words are in it
/// @param leader from the words to their line; empty where they stand at it
record ThresholdWords(String text, Rectangle2D room, Optional<Line2D> leader) {
    /// Between words, and at either end of them.
    static final int GAP = 4;

    /// Between words and a line.
    private static final int OFF = 2;

    /// Of all lines that have room, from the top down.
    static List<ThresholdWords> of(List<ThresholdLine> lines, PlotArea area, FontMetrics metrics) {
        List<ThresholdWords> placed = new ArrayList<>();
        Place place = new Place(area, metrics, levels(lines, area));
        lines.stream()
                .sorted(Comparator.comparingDouble(line -> area.pixelY(line.value())))
                .forEach(line -> place.words(line, rooms(placed)).ifPresent(placed::add));
        return placed;
    }

    static List<Rectangle2D> rooms(List<ThresholdWords> words) {
        return words.stream().map(ThresholdWords::room).toList();
    }

    /// Where lines are drawn, of those within the axis.
    static List<Double> levels(List<ThresholdLine> lines, PlotArea area) {
        return lines.stream()
                .map(line -> area.pixelY(line.value()))
                .filter(at -> at >= area.y() && at <= area.y() + area.height())
                .map(ThresholdWords::level)
                .toList();
    }

    /// In the middle of a row of pixels.
    private static double level(double at) {
        return Math.floor(at) + 0.5;
    }

    /// @param levels of all lines
    private record Place(PlotArea area, FontMetrics metrics, List<Double> levels) {
        private Optional<ThresholdWords> words(ThresholdLine line, List<Rectangle2D> taken) {
            double at = area.pixelY(line.value());
            double bottom = area.y() + area.height();
            if (at < area.y() || at > bottom) {
                String text = line.label() + (at < area.y() ? " ↑" : " ↓");
                double edge = at < area.y() ? area.y() : bottom - height();
                return nearest(text, edge, taken)
                        .or(() -> anywhere(text, edge, taken))
                        .map(room -> new ThresholdWords(text, room, Optional.empty()));
            }
            String text = line.label();
            double level = level(at);
            double above = level - OFF - height();
            double below = level + OFF;
            List<Rectangle2D> own = new ArrayList<>();
            for (double top : new double[] {above, below}) {
                if (isFree(top)) {
                    anywhere(text, top, taken).ifPresent(own::add);
                }
            }
            return own.stream()
                    // Of two the first: above.
                    .max(Comparator.comparingDouble(Rectangle2D::getX))
                    .map(room -> new ThresholdWords(text, room, Optional.empty()))
                    .or(() ->
                            nearest(text, above, taken)
                                    .map(room ->
                                            new ThresholdWords(
                                                    text, room, Optional.of(leader(room, level)))))
                    .or(() ->
                            anywhere(text, Math.max(area.y(), above), taken)
                                    .map(room -> new ThresholdWords(text, room, Optional.empty())));
        }

        /// Within the data and between the lines.
        private boolean isFree(double top) {
            return top >= area.y()
                    && top + height() <= area.y() + area.height()
                    && levels.stream()
                            .noneMatch(level -> level > top - 1 && level < top + height() + 1);
        }

        /// As near to a height as words fit without a line through them.
        private Optional<Rectangle2D> nearest(String text, double wanted, List<Rectangle2D> taken) {
            return IntStream.range(0, (int) area.height())
                    .mapToObj(row -> area.y() + row)
                    .sorted(Comparator.comparingDouble(top -> Math.abs(top - wanted)))
                    .filter(this::isFree)
                    .map(top -> anywhere(text, top, taken))
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        /// At a height, as far to the right as other words allow.
        private Optional<Rectangle2D> anywhere(String text, double top, List<Rectangle2D> taken) {
            double width = metrics.stringWidth(text) + 2.0 * GAP;
            double x = area.x() + area.width() - width;
            Rectangle2D room = new Rectangle2D.Double(x, top, width, height());
            for (int i = 0; i < taken.size(); i++) {
                if (taken.get(i).intersects(room)) {
                    room.setRect(taken.get(i).getX() - width - GAP, top, width, height());
                    // Those looked at before may be in the way now.
                    i = -1;
                }
            }
            return room.getX() >= area.x() && room.getMaxY() <= area.y() + area.height()
                    ? Optional.of(room)
                    : Optional.empty();
        }

        private Line2D leader(Rectangle2D room, double level) {
            double x = room.getX();
            return new Line2D.Double(
                    x, level < room.getY() ? room.getY() : room.getMaxY(), x, level);
        }

        private double height() {
            return metrics.getAscent() + metrics.getDescent();
        }
    }
}
