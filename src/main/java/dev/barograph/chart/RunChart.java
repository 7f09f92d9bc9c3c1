package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import dev.barograph.model.LoadShape;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the charts of a run share: the time axis, the shade over the seconds in which the generator
/// was the limit, and what is said before there is data.
abstract class RunChart implements LiveChart {
    private final String id;
    private final String title;
    private final TimeSpan span = new TimeSpan();
    private final BadSeconds bad = new BadSeconds();
    private final PlotFrame frame = new PlotFrame();

    RunChart(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final void show(List<Interval> intervals, LoadShape shape) {
        span.show(intervals, shape);
        bad.show(intervals);
        read(intervals, shape);
    }

    /// Takes the data; as [LiveChart#show(List, LoadShape)].
    abstract void read(List<Interval> intervals, LoadShape shape);

    /// What is to be drawn now.
    abstract Drawing drawing(Drawing.Room room);

    @Override
    public final PlotArea draw(Graphics2D g, int width, int height, ChartTheme theme) {
        Drawing.Room room =
                new Drawing.Room(
                        span.scale(width),
                        PlotFrame.plotWidth(width),
                        PlotFrame.plotHeight(height),
                        theme);
        Drawing drawing = drawing(room);
        List<Header.Entry> legend = new ArrayList<>(drawing.legend());
        if (bad.stretches().size() > 0) {
            legend.add(new Header.Entry("generator limited", theme.alarm(), Header.Entry.AREA));
        }
        return frame.draw(
                g,
                width,
                height,
                theme,
                new Content(
                        title,
                        drawing.yTitle(),
                        room.x(),
                        drawing.y(),
                        drawing.layers(),
                        drawing.bands(),
                        bad.stretches(),
                        legend,
                        drawing.traces(),
                        List.of(),
                        span.isEmpty() ? Optional.of("No data yet. Press Run.") : drawing.note()));
    }
}
