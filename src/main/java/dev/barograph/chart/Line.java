package dev.barograph.chart;

import java.awt.BasicStroke;
import java.util.function.DoubleFunction;
import java.util.function.ToIntFunction;

/// One line of a chart and its entry in the legend.
///
/// @param ink picks its colour from the theme
/// @param trust how far the value at a place on the horizontal axis can be trusted
record Line(
        String name,
        ToIntFunction<ChartTheme> ink,
        Style style,
        Points points,
        DoubleFunction<Trust> trust) {
    /// Of figures that are exact.
    Line(String name, ToIntFunction<ChartTheme> ink, Style style, Points points) {
        this(name, ink, style, points, _ -> Trust.NONE);
    }

    /// How a line is drawn.
    enum Style {
        /// Seen on both sides of a line on top of it.
        WIDE(3.8f),
        BROAD(2.2f),
        SOLID(1.8f),
        THIN(1.1f),
        DASHED(1.5f),
        DOTTED(1.8f);

        private final float width;

        Style(float width) {
            this.width = width;
        }

        BasicStroke stroke() {
            return switch (this) {
                case DASHED -> broken(5, 4);
                case DOTTED -> broken(2, 3);
                case WIDE, BROAD, SOLID, THIN ->
                        new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
            };
        }

        private BasicStroke broken(float on, float off) {
            return new BasicStroke(
                    width,
                    BasicStroke.CAP_BUTT,
                    BasicStroke.JOIN_BEVEL,
                    1,
                    new float[] {on, off},
                    0);
        }
    }

    /// Ink of the series with this index.
    static ToIntFunction<ChartTheme> series(int index) {
        return theme -> theme.series(index);
    }
}
