package dev.barograph.chart;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the charts share that hold two runs against each other.
abstract class ComparisonChart extends TitledChart {
    ComparisonChart(String id, String title) {
        super(id, title);
    }

    /// The horizontal axis.
    abstract Scale x(double pixels);

    /// What the horizontal axis is.
    abstract Content.Across across();

    /// What is to be drawn now.
    abstract Drawing drawing(Drawing.Room room);

    @Override
    public final PlotArea draw(Graphics2D g, int width, int height, ChartTheme theme) {
        int pixels = PlotFrame.plotWidth(width);
        Drawing.Room room =
                new Drawing.Room(x(pixels), pixels, PlotFrame.plotHeight(height), theme, Set.of());
        Drawing drawing = drawing(room);
        PlotArea area =
                frame().draw(
                                g,
                                width,
                                height,
                                theme,
                                new Content(
                                        title(),
                                        drawing.yTitle(),
                                        room.x(),
                                        drawing.y(),
                                        drawing.layers(),
                                        drawing.bands(),
                                        Stretches.NONE,
                                        drawing.legend(),
                                        drawing.traces(),
                                        List.of(),
                                        drawing.note(),
                                        List.of(),
                                        across(),
                                        Optional.empty()));
        drawing.pale().ifPresent(words -> words.draw(g, area, List.of(), List.of(), theme));
        return area;
    }
}
