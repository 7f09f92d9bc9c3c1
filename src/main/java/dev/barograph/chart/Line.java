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
        DASHED(1.5f);

        private final float width;

        Style(float width) {
            this.width = width;
        }

        BasicStroke stroke() {
            return this == DASHED
                    ? new BasicStroke(
                            width,
                            BasicStroke.CAP_BUTT,
                            BasicStroke.JOIN_BEVEL,
                            1,
                            new float[] {5, 4},
                            0)
                    : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
        }
    }

    /// Ink of the series with this index.
    static ToIntFunction<ChartTheme> series(int index) {
        return theme -> theme.series(index);
    }
}
