package dev.barograph.chart;

import dev.barograph.metrics.Confidence;
import java.awt.BasicStroke;
import java.util.function.DoubleFunction;
import java.util.function.ToIntFunction;

/// One line of a chart and its entry in the legend.
///
/// @param ink picks its colour from the theme
/// @param trust how far the value at a place on the horizontal axis can be trusted
/// @param few which of its points are of too few samples, and so drawn pale
record Line(
        String name,
        ToIntFunction<ChartTheme> ink,
        Style style,
        Points points,
        DoubleFunction<Trust> trust,
        Few few) {
    /// Of figures that are exact.
    Line(String name, ToIntFunction<ChartTheme> ink, Style style, Points points) {
        this(name, ink, style, points, _ -> Trust.NONE);
    }

    /// All of it is drawn alike, however far it can be trusted.
    Line(
            String name,
            ToIntFunction<ChartTheme> ink,
            Style style,
            Points points,
            DoubleFunction<Trust> trust) {
        this(name, ink, style, points, trust, new Few(points, points, 0));
    }

    /// Which points of a percentile of each second are of too few samples.
    ///
    /// @param all the points
    /// @param enough the same with gaps in seconds of too few
    record Few(Points all, Points enough, double percentile) {
        /// @param samples of each second
        static Few of(Points all, Points samples, double percentile) {
            return new Few(
                    all, all.where(samples, (double) Confidence.fewest(percentile)), percentile);
        }

        /// Whether there are any.
        boolean any() {
            return !enough.equals(all);
        }
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
