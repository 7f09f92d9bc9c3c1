package dev.barograph.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/// What one chart of a run has that the others have not.
///
/// @param bands drawn behind the lines
/// @param note what to say if there are intervals and yet nothing to draw; empty where the data
///   speaks for itself
record Drawing(
        String yTitle,
        Scale y,
        List<Content.Layer> layers,
        List<Band> bands,
        List<Header.Entry> legend,
        List<PlotArea.Trace> traces,
        Optional<String> note) {
    /// The room that a chart is drawn into.
    ///
    /// @param x the time axis
    /// @param width of the data in logical pixels
    /// @param height of the data in logical pixels
    record Room(Scale x, int width, int height, ChartTheme theme) {}

    /// A chart of lines.
    ///
    /// @param format turns a value into text with its unit
    /// @param note see [Drawing#note()]
    static Drawing ofLines(
            Room room,
            String yTitle,
            Scale y,
            List<Line> lines,
            DoubleFunction<String> format,
            Optional<String> note) {
        return new Drawing(
                yTitle,
                y,
                List.of(LineLayer.of(lines, room.x(), y.log(), room.width(), room.theme())),
                List.of(),
                LineLayer.legend(lines, room.theme()),
                LineLayer.traces(lines, room.theme(), format),
                note);
    }

    /// The same with areas behind the lines, all of one kind.
    ///
    /// @param entry of the legend, after those of the lines
    Drawing withBands(List<Band> areas, Header.Entry entry) {
        List<Header.Entry> longer = new ArrayList<>(legend);
        longer.add(entry);
        return new Drawing(yTitle, y, layers, areas, longer, traces, note);
    }
}
