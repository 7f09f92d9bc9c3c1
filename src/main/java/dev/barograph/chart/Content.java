package dev.barograph.chart;

import java.util.List;
import java.util.Optional;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.data.xy.XYDataset;

/// What a [PlotFrame] is to draw.
///
/// @param layers drawn in this order, the last on top
/// @param bands drawn behind the layers
/// @param bad stretches to be shaded, behind everything
/// @param marks times at which a thin upright line stands
/// @param note said in the middle of the plot; empty where the data speaks for itself
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
        Optional<String> note) {
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

    /// Data and how it is drawn.
    record Layer(XYDataset data, XYItemRenderer renderer) {}
}
