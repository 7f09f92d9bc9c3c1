package dev.barograph.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;

/// What one chart of a run has that the others have not.
///
/// @param bands drawn behind the lines
/// @param note what to say if there are intervals and yet nothing to draw; empty where the data
///   speaks for itself
/// @param heat cells behind the lines
/// @param pale why some of the lines are; empty if none is
record Drawing(
        String yTitle,
        Scale y,
        List<Content.Layer> layers,
        List<Band> bands,
        List<Header.Entry> legend,
        List<PlotArea.Trace> traces,
        Optional<String> note,
        Optional<HeatLayer> heat,
        Optional<PaleWords> pale) {
    /// What is said where somebody has hidden all that could be seen.
    static final String HIDDEN = "What has data is hidden.";

    /// Without a heat map, and all lines as they are.
    Drawing(
            String yTitle,
            Scale y,
            List<Content.Layer> layers,
            List<Band> bands,
            List<Header.Entry> legend,
            List<PlotArea.Trace> traces,
            Optional<String> note) {
        this(yTitle, y, layers, bands, legend, traces, note, Optional.empty(), Optional.empty());
    }

    /// The room that a chart is drawn into.
    ///
    /// @param x the time axis
    /// @param width of the data in logical pixels
    /// @param height of the data in logical pixels
    /// @param hidden names of the series that are not to be drawn
    record Room(Scale x, int width, int height, ChartTheme theme, Set<String> hidden) {
        /// The lines that are to be drawn.
        List<Line> seen(List<Line> lines) {
            return lines.stream().filter(line -> !hidden.contains(line.name())).toList();
        }

        /// What to say if none of the lines that are to be drawn has a point; empty if one has.
        ///
        /// @param nothing why there may be none
        Optional<String> note(List<Line> lines, String nothing) {
            return anyPoint(seen(lines))
                    ? Optional.empty()
                    : Optional.of(anyPoint(lines) ? HIDDEN : nothing);
        }

        private static boolean anyPoint(List<Line> lines) {
            return lines.stream().anyMatch(line -> !Double.isNaN(line.points().max()));
        }

        /// Whether a series is to be drawn.
        boolean shows(String series) {
            return !hidden.contains(series);
        }
    }

    /// A chart of lines.
    ///
    /// @param y an axis for those that are not hidden
    /// @param format turns a value into text with its unit
    /// @param note see [Drawing#note()]
    static Drawing ofLines(
            Room room,
            String yTitle,
            Scale y,
            List<Line> lines,
            DoubleFunction<String> format,
            Optional<String> note) {
        List<Line> seen = room.seen(lines);
        return new Drawing(
                yTitle,
                y,
                List.of(LineLayer.of(seen, room.x(), y.log(), room.width(), room.theme())),
                List.of(),
                LineLayer.legend(lines, room.theme(), room.hidden()),
                LineLayer.traces(seen, room.theme(), format),
                note,
                Optional.empty(),
                PaleWords.of(seen));
    }

    /// The same with areas behind the lines, all of one kind.
    ///
    /// @param entry of the legend, after those of the lines
    Drawing withBands(List<Band> areas, Header.Entry entry) {
        List<Header.Entry> longer = new ArrayList<>(legend);
        longer.add(entry);
        return with(areas, longer);
    }

    /// The same with other areas and another legend.
    Drawing with(List<Band> areas, List<Header.Entry> entries) {
        return new Drawing(yTitle, y, layers, areas, entries, traces, note, heat, pale);
    }

    /// The same with a heat map behind the lines.
    Drawing withHeat(HeatLayer layer) {
        return new Drawing(
                yTitle, y, layers, bands, legend, traces, note, Optional.of(layer), pale);
    }
}
