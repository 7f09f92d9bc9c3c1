package dev.barograph.chart;

import dev.barograph.metrics.RequestOfRun;
import dev.barograph.model.Threshold;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the charts of a run over time share: the time axis, the shade over the seconds in which the
/// generator was the limit, events, and what is said before there is data.
abstract class RunChart extends TitledChart implements LiveChart {
    private final TimeSpan span = new TimeSpan();
    private final BadSeconds bad = new BadSeconds();
    private ChartLook look = ChartLook.ALL;
    private List<Mark> events = List.of();
    private List<Threshold> thresholds = List.of();
    private Optional<RequestOfRun> request = Optional.empty();

    RunChart(String id, String title) {
        super(id, title);
    }

    @Override
    public final boolean overTime() {
        return true;
    }

    @Override
    public final void show(RunData data) {
        span.show(data.intervals(), data.shape());
        bad.show(data.intervals());
        events = data.events().stream().map(Mark::of).toList();
        RunData own = isOfWhole() ? data : data.part();
        thresholds = own.thresholds();
        boolean other = !request.equals(own.request());
        request = own.request();
        if (other && !isOfWhole()) {
            // The last second may be the same for two requests, and nothing else tells them apart.
            read(own.empty());
        }
        read(own);
    }

    /// Whether it draws what belongs to no request, and so the whole run whichever is looked at.
    boolean isOfWhole() {
        return false;
    }

    /// What stands over the data.
    String heading() {
        return isOfWhole() ? title() : heading(request);
    }

    /// The request that is looked at, if it is a single one.
    final Optional<RequestOfRun> request() {
        return request;
    }

    @Override
    public void look(ChartLook now) {
        look = now;
    }

    final ChartLook look() {
        return look;
    }

    /// Takes the data, intervals being of the request that is looked at unless the chart is of the
    /// whole; as [LiveChart#show(RunData)].
    abstract void read(RunData data);

    /// Thresholds of the run on screen.
    final List<Threshold> thresholds() {
        return thresholds;
    }

    /// Those that are level lines in this chart.
    List<ThresholdLine> levels(Drawing.Room room) {
        return List.of();
    }

    /// What is to be drawn now.
    abstract Drawing drawing(Drawing.Room room);

    /// A column as far as it is on screen.
    final Points seen(IntervalColumns columns, int column) {
        Points all = columns.points(column);
        return look.window()
                .map(window -> all.within(window.fromSeconds(), window.toSeconds()))
                .orElse(all);
    }

    @Override
    public final PlotArea draw(Graphics2D g, int width, int height, ChartTheme theme) {
        Drawing.Room room =
                new Drawing.Room(
                        span.scale(width, look.window()),
                        PlotFrame.plotWidth(width),
                        PlotFrame.plotHeight(height),
                        theme,
                        look.hidden());
        Drawing drawing = drawing(room);
        List<Header.Entry> legend = new ArrayList<>(drawing.legend());
        if (bad.stretches().size() > 0) {
            legend.add(Header.Entry.ofShade("generator limited", theme.alarm()));
        }
        PlotArea area =
                frame().draw(
                                g,
                                width,
                                height,
                                theme,
                                new Content(
                                        heading(),
                                        drawing.yTitle(),
                                        room.x(),
                                        drawing.y(),
                                        drawing.layers(),
                                        drawing.bands(),
                                        bad.stretches(),
                                        legend,
                                        drawing.traces(),
                                        List.of(),
                                        span.isEmpty()
                                                ? Optional.of("No data yet. Press Run.")
                                                : drawing.note(),
                                        events,
                                        Content.Across.time(room.x().max()),
                                        drawing.heat()));
        if (!span.isEmpty()) {
            List<ThresholdLine> levels = levels(room);
            List<Rectangle2D> taken = ThresholdLines.draw(g, levels, area, theme);
            drawing.pale().ifPresent(words -> words.draw(g, area, levels, taken, theme));
        }
        return area;
    }
}
