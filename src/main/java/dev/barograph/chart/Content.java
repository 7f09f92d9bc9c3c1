package dev.barograph.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.data.xy.XYDataset;

/// What a [PlotFrame] is to draw.
///
/// @param layers drawn in this order, the last on top
/// @param bands drawn behind the layers
/// @param bad stretches to be shaded, behind everything
/// @param marks times at which a thin upright line stands
/// @param note said in the middle of the plot; empty where the data speaks for itself
/// @param events drawn over everything
/// @param across what the horizontal axis is
/// @param heat cells behind the layers
record Content(
        String title,
        String yTitle,
        Scale x,
        Scale y,
        List<Layer> layers,
        List<Band> bands,
        Stretches bad,
        List<Header.Entry> legend,
        List<PlotArea.Trace> traces,
        List<Double> marks,
        Optional<String> note,
        List<Mark> events,
        Across across,
        Optional<HeatLayer> heat) {
    private static final Scale ANY = new Scale(0, 1, false, List.of());

    /// Nothing.
    static final Content EMPTY =
            new Content(
                    "",
                    "",
                    ANY,
                    ANY,
                    List.of(),
                    List.of(),
                    Stretches.NONE,
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty());

    /// What a horizontal axis is.
    ///
    /// @param title below it
    /// @param text turns a place on it into words
    /// @param time whether it is the time since the start of a run
    record Across(String title, DoubleFunction<String> text, boolean time) {
        /// The time since the start, up to a time in seconds.
        static Across time(double end) {
            return new Across(
                    end > 7_200 ? "time, h:mm:ss" : "time, m:ss",
                    at -> Labels.clock(at, at >= 3_600),
                    true);
        }
    }

    /// Over time and without events.
    Content(
            String title,
            String yTitle,
            Scale x,
            Scale y,
            List<Layer> layers,
            List<Band> bands,
            Stretches bad,
            List<Header.Entry> legend,
            List<PlotArea.Trace> traces,
            List<Double> marks,
            Optional<String> note) {
        this(
                title,
                yTitle,
                x,
                y,
                layers,
                bands,
                bad,
                legend,
                traces,
                marks,
                note,
                List.of(),
                Across.time(x.max()),
                Optional.empty());
    }

    /// Data and how it is drawn.
    record Layer(XYDataset data, XYItemRenderer renderer) {}
}
