package dev.barograph.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.font.GlyphVector;

/// Writes over data: each letter has a rim of the background, so that it can be read on anything
/// and what lies between and around the letters is still seen.
final class HaloWords {
    private static final BasicStroke RIM =
            new BasicStroke(3.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final int RIM_ALPHA = 0xD8;

    private HaloWords() {}

    /// Writes in the font that is set.
    ///
    /// @param x where the first letter begins
    /// @param baseline of the letters
    static void draw(
            Graphics2D g, String text, double x, double baseline, int argb, ChartTheme theme) {
        GlyphVector letters = g.getFont().createGlyphVector(g.getFontRenderContext(), text);
        g.setStroke(RIM);
        g.setColor(new Color((theme.background() & 0xFFFFFF) | RIM_ALPHA << 24, true));
        g.draw(letters.getOutline((float) x, (float) baseline));
        g.setColor(new Color(argb, true));
        g.drawGlyphVector(letters, (float) x, (float) baseline);
    }
}
