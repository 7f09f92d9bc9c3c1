package dev.barograph.chart;

import dev.barograph.metrics.Curve;
import dev.barograph.metrics.CurveFigures;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.RangeFigures;
import dev.barograph.metrics.RequestOfRun;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Optional;

/// What the charts share that are not over time: they draw the figures of the selected range, or of
/// the whole run.
abstract class RangeChart extends TitledChart implements LiveChart {
    private ChartLook look = ChartLook.ALL;
    private Optional<RangeFigures> figures = Optional.empty();
    private Optional<RequestOfRun> request = Optional.empty();
    private boolean begun;

    RangeChart(String id, String title) {
        super(id, title);
    }

    @Override
    public final boolean overTime() {
        return false;
    }

    @Override
    public final void show(RunData data) {
        figures = data.figures();
        request = data.request();
        begun = !data.intervals().isEmpty();
    }

    @Override
    public final void look(ChartLook now) {
        look = now;
    }

    /// The horizontal axis; either curve may be empty, never both.
    abstract Scale x(CurveFigures response, CurveFigures service, double pixels);

    /// What the horizontal axis is.
    abstract Content.Across across();

    /// What is to be drawn; either curve may be empty, never both.
    abstract Drawing drawing(Drawing.Room room, CurveFigures response, CurveFigures service);

    /// Places on the horizontal axis to be marked.
    List<Double> marks(CurveFigures response) {
        return List.of();
    }

    @Override
    public final PlotArea draw(Graphics2D g, int width, int height, ChartTheme theme) {
        int pixels = PlotFrame.plotWidth(width);
        int high = PlotFrame.plotHeight(height);
        Optional<CurveFigures> response = figures.map(each -> each.of(Curve.RESPONSE));
        Optional<CurveFigures> service = figures.map(each -> each.of(Curve.SERVICE));
        boolean filled =
                response.isPresent()
                        && service.isPresent()
                        && !(of(response.get()).isEmpty() && of(service.get()).isEmpty());
        Content content;
        if (filled) {
            Scale x = x(response.get(), service.get(), pixels);
            Drawing.Room room = new Drawing.Room(x, pixels, high, theme, look.hidden());
            Drawing drawing = drawing(room, response.get(), service.get());
            content = content(drawing.yTitle(), x, drawing, marks(response.get()));
        } else {
            content = empty(high);
        }
        return frame().draw(g, width, height, theme, content);
    }

    /// The times that it draws: those still awaited among them at their lower bounds, or not at
    /// all.
    Latencies of(CurveFigures curve) {
        return curve.times().times();
    }

    private Content content(String yTitle, Scale x, Drawing drawing, List<Double> marks) {
        return new Content(
                heading(request),
                yTitle,
                x,
                drawing.y(),
                drawing.layers(),
                drawing.bands(),
                Stretches.NONE,
                drawing.legend(),
                drawing.traces(),
                marks,
                drawing.note(),
                List.of(),
                across(),
                Optional.empty());
    }

    private Content empty(int high) {
        String why =
                !begun
                        ? "No data yet. Press Run."
                        : figures.isEmpty() ? "Adding up." : "No good response.";
        return new Content(
                heading(request),
                "",
                new Scale(0, 1, false, List.of()),
                Scale.linear(0, high),
                List.of(),
                List.of(),
                Stretches.NONE,
                List.of(),
                List.of(),
                List.of(),
                Optional.of(why),
                List.of(),
                across(),
                Optional.empty());
    }
}
