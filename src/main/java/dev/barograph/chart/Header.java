package dev.barograph.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The title of a chart and its legend, which flows into rows below where there is no room. A
/// hidden series is struck out.
final class Header {
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 13);
    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    private static final int MARGIN = 12;
    private static final int FIRST = 19;
    private static final int ROW = 18;
    private static final int SWATCH = 14;
    private static final int SWATCH_GAP = 5;
    private static final int TITLE_GAP = 24;
    private static final int ENTRY_GAP = 10;
    private static final int BUTTONS = 48;
    private static final String ELLIPSIS = "…";
    private static final BasicStroke STRUCK = new BasicStroke(1);

    /// One entry of the legend.
    ///
    /// @param series whether it stands for a series, which a person can hide
    /// @param hidden whether that series is not drawn
    /// @param spare takes no row of its own if it can be helped
    record Entry(
            String name,
            int argb,
            BasicStroke stroke,
            boolean series,
            boolean hidden,
            boolean spare) {
        /// What is always drawn.
        Entry(String name, int argb, BasicStroke stroke) {
            this(name, argb, stroke, false, false, false);
        }

        /// A series that may be hidden.
        static Entry ofSeries(String name, int argb, BasicStroke stroke, Set<String> hidden) {
            return new Entry(name, argb, stroke, true, hidden.contains(name), false);
        }

        /// An area that speaks for itself: it is named where there is room, if only beside the
        /// title, or by its last word, and takes a row only where there is none.
        static Entry ofShade(String name, int argb) {
            return new Entry(name, argb, AREA, false, false, true);
        }

        /// The same with the last word of its name only.
        Entry brief() {
            String last = name.substring(name.lastIndexOf(' ') + 1);
            return new Entry(last, argb, stroke, series, hidden, spare);
        }

        /// Stands for an area and not for a line.
        static final BasicStroke AREA =
                new BasicStroke(8, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
    }

    private Header() {}

    /// A drawn header.
    ///
    /// @param height that was used
    /// @param series where each series stands in the legend
    /// @param cutTitle the whole title, if it had too little room
    record Laid(int height, List<PlotArea.LegendPlace> series, Optional<String> cutTitle) {}

    /// Draws at the top. A place at the right end of the first row stays free: whoever shows the
    /// picture puts buttons there.
    ///
    /// @param roomy whether the data can spare a row for an entry that could be shorter
    static Laid draw(
            Graphics2D g,
            int width,
            boolean roomy,
            String title,
            List<Entry> entries,
            ChartTheme theme) {
        List<PlotArea.LegendPlace> series = new ArrayList<>();
        g.setFont(TITLE);
        g.setColor(new Color(theme.foreground(), true));
        String seen = cut(title, width - MARGIN - BUTTONS - ENTRY_GAP, g.getFontMetrics());
        g.drawString(seen, MARGIN, FIRST);
        int titleEnd = MARGIN + g.getFontMetrics().stringWidth(seen) + TITLE_GAP;
        g.setFont(TEXT);
        FontMetrics metrics = g.getFontMetrics();
        Row first = new Row(titleEnd, FIRST, width - MARGIN - BUTTONS);
        Row row = first;
        int whole = length(entries, metrics);
        if (!row.fits(whole) && whole <= width - 2 * MARGIN) {
            // All in the row below, rather than torn apart.
            row = row.below(width);
        }
        for (Entry entry : entries) {
            Place place =
                    places(entry, roomy, row, first).stream()
                            .filter(each -> each.row().fits(length(each.entry(), metrics)))
                            .findFirst()
                            .orElse(new Place(row.below(width), entry));
            row = place.row() == first ? row : place.row();
            int length = length(place.entry(), metrics);
            int x = place.row().take(length);
            int baseline = place.row().baseline;
            paint(g, place.entry(), x, baseline, theme);
            if (entry.series()) {
                series.add(
                        new PlotArea.LegendPlace(
                                entry.name(),
                                x - ENTRY_GAP / 2.0,
                                baseline - 13.0,
                                length + ENTRY_GAP,
                                ROW,
                                entry.hidden()));
            }
        }
        return new Laid(
                entries.isEmpty() ? 28 : row.baseline + 9,
                List.copyOf(series),
                seen.equals(title) ? Optional.empty() : Optional.of(title));
    }

    /// Where an entry may stand without a new row, the best place first.
    private static List<Place> places(Entry entry, boolean roomy, Row row, Row first) {
        if (!entry.spare()) {
            return List.of(new Place(row, entry));
        }
        Entry brief = roomy ? entry : entry.brief();
        return List.of(
                new Place(row, entry),
                new Place(first, entry),
                new Place(row, brief),
                new Place(first, brief));
    }

    private record Place(Row row, Entry entry) {}

    /// A row of the legend, filled from the left.
    private static final class Row {
        private final int baseline;
        private final int right;
        private int x;

        Row(int x, int baseline, int right) {
            this.x = x;
            this.baseline = baseline;
            this.right = right;
        }

        Row below(int width) {
            return new Row(MARGIN, baseline + ROW, width - MARGIN);
        }

        /// An empty one below the title takes whatever there is.
        boolean fits(int length) {
            return x == MARGIN || x + length <= right;
        }

        /// @return where the entry begins
        int take(int length) {
            int begin = x;
            x += length + ENTRY_GAP;
            return begin;
        }
    }

    private static void paint(Graphics2D g, Entry entry, int x, int baseline, ChartTheme theme) {
        double middle = baseline - 3.5;
        int text = x + SWATCH + SWATCH_GAP;
        g.setStroke(entry.stroke());
        g.setColor(new Color(entry.hidden() ? theme.grid() : entry.argb(), true));
        g.draw(new Line2D.Double(x, middle, x + SWATCH, middle));
        g.setColor(new Color(theme.muted(), true));
        g.drawString(entry.name(), text, baseline);
        if (entry.hidden()) {
            g.setStroke(STRUCK);
            g.draw(
                    new Line2D.Double(
                            text, middle, (double) x + length(entry, g.getFontMetrics()), middle));
        }
    }

    /// As much of a text as there is room for, whole letters and an ellipsis.
    private static String cut(String text, int room, FontMetrics metrics) {
        if (metrics.stringWidth(text) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 0 && metrics.stringWidth(text.substring(0, end) + ELLIPSIS) > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /// Length of all that are not spare, in one row.
    private static int length(List<Entry> entries, FontMetrics metrics) {
        return entries.stream()
                        .filter(entry -> !entry.spare())
                        .mapToInt(entry -> length(entry, metrics) + ENTRY_GAP)
                        .sum()
                - ENTRY_GAP;
    }

    private static int length(Entry entry, FontMetrics metrics) {
        return SWATCH + SWATCH_GAP + metrics.stringWidth(entry.name());
    }
}
