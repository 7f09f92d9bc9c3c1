package dev.barograph.chart;

import dev.barograph.model.LoadShape;
import dev.barograph.model.Stage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.renderer.xy.XYAreaRenderer;

/// A load shape before it is run: the level over time, with a thin line where a stage ends.
public final class ShapeChart implements Chart {
    private static final int SAMPLES = 600;
    private static final int FILL_ALPHA = 0x2A;

    private final PlotFrame frame = new PlotFrame();
    private List<Stage> stages = List.of();
    private boolean open;

    @Override
    public String id() {
        return "shape";
    }

    @Override
    public String title() {
        return "Load shape";
    }

    /// Takes the shape to draw from now on; one without stages, or with none that lasts, is drawn
    /// as an empty chart.
    public void show(LoadShape shape) {
        open = shape instanceof LoadShape.Open;
        stages = shape.stages().stream().filter(stage -> stage.duration().isPositive()).toList();
    }

    @Override
    public PlotArea draw(Graphics2D g, int width, int height, ChartTheme theme) {
        List<Double> ends = new ArrayList<>();
        Points corners = corners(ends);
        double end = ends.isEmpty() ? 60 : ends.getLast();
        Scale x = exact(end, width);
        Scale y = Scale.linear(ThroughputChart.orZero(corners.max()), PlotFrame.plotHeight(height));
        Line line = new Line("level", Line.series(0), Line.Style.SOLID, corners);
        Content.Layer outline = LineLayer.of(List.of(line), x, false, Integer.MAX_VALUE / 8, theme);
        XYAreaRenderer fill = new XYAreaRenderer(XYAreaRenderer.AREA);
        fill.setSeriesPaint(
                0, new Color((theme.series(0) & 0xFFFFFF) | (FILL_ALPHA << 24), true), false);
        fill.setOutline(false);
        String unit = open ? " /s" : " in flight";
        PlotArea.Trace trace =
                new PlotArea.Trace(
                        "level",
                        theme.series(0),
                        sampled(end),
                        level -> Labels.compact(level) + unit);
        return frame.draw(
                g,
                width,
                height,
                theme,
                new Content(
                        title(),
                        open ? "requests per second" : "in flight",
                        x,
                        y,
                        List.of(new Content.Layer(outline.data(), fill), outline),
                        List.of(),
                        Stretches.NONE,
                        List.of(),
                        stages.isEmpty() ? List.of() : List.of(trace),
                        ends.isEmpty() ? List.of() : ends.subList(0, ends.size() - 1),
                        stages.isEmpty() ? Optional.of("No stage yet.") : Optional.empty()));
    }

    /// Start and end of each stage; puts the ends into `ends`.
    private Points corners(List<Double> ends) {
        double[] x = new double[2 * stages.size()];
        double[] y = new double[2 * stages.size()];
        double at = 0;
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            x[2 * i] = at;
            y[2 * i] = stage.from();
            at += stage.duration().toNanos() / 1e9;
            x[2 * i + 1] = at;
            y[2 * i + 1] = stage.to();
            ends.add(at);
        }
        return Points.of(x, y);
    }

    private Points sampled(double end) {
        LoadShape.Closed shape = new LoadShape.Closed(stages);
        double[] x = new double[SAMPLES];
        double[] y = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            x[i] = i * end / SAMPLES;
            y[i] = shape.levelAt(Math.round(x[i] * 1e9));
        }
        return Points.of(x, y);
    }

    private static Scale exact(double end, int width) {
        Scale roomy = Scale.time(end, PlotFrame.plotWidth(width));
        return end < roomy.max()
                ? new Scale(
                        0,
                        end,
                        false,
                        roomy.ticks().stream().filter(tick -> tick.at() <= end).toList())
                : roomy;
    }
}
