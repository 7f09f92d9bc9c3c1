package dev.barograph.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;

/// The title of a chart and its legend: in one row if there is room, else the legend flows into
/// rows below.
final class Header {
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 13);
    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    private static final int MARGIN = 12;
    private static final int ROW = 18;
    private static final int SWATCH = 16;
    private static final int SWATCH_GAP = 5;
    private static final int ENTRY_GAP = 14;

    /// One entry of the legend.
    record Entry(String name, int argb, BasicStroke stroke) {
        /// Stands for an area and not for a line.
        static final BasicStroke AREA =
                new BasicStroke(8, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
    }

    private Header() {}

    /// Draws at the top.
    ///
    /// @return the height that was used
    static int draw(Graphics2D g, int width, String title, List<Entry> entries, ChartTheme theme) {
        g.setFont(TITLE);
        g.setColor(new Color(theme.foreground(), true));
        g.drawString(title, MARGIN, 19);
        int titleEnd = MARGIN + g.getFontMetrics().stringWidth(title) + 2 * ENTRY_GAP;
        g.setFont(TEXT);
        FontMetrics metrics = g.getFontMetrics();
        int total = entries.stream().mapToInt(entry -> length(entry, metrics) + ENTRY_GAP).sum();
        int right = width - MARGIN;
        boolean oneRow = titleEnd + total - ENTRY_GAP <= right;
        int x = oneRow ? right - total + ENTRY_GAP : MARGIN;
        int baseline = oneRow ? 19 : 19 + ROW;
        for (Entry entry : entries) {
            int length = length(entry, metrics);
            if (!oneRow && x > MARGIN && x + length > right) {
                x = MARGIN;
                baseline += ROW;
            }
            g.setStroke(entry.stroke());
            g.setColor(new Color(entry.argb(), true));
            g.draw(new Line2D.Double(x, baseline - 3.5, x + SWATCH, baseline - 3.5));
            g.setColor(new Color(theme.muted(), true));
            g.drawString(entry.name(), x + SWATCH + SWATCH_GAP, baseline);
            x += length + ENTRY_GAP;
        }
        return entries.isEmpty() ? 28 : baseline + 9;
    }

    private static int length(Entry entry, FontMetrics metrics) {
        return SWATCH + SWATCH_GAP + metrics.stringWidth(entry.name());
    }
}
