package dev.barograph.ui;

import dev.barograph.chart.ChartTheme;
import dev.barograph.chart.LiveChart;
import dev.barograph.chart.LiveCharts;
import dev.barograph.chart.ShapeChart;
import dev.barograph.metrics.Interval;
import dev.barograph.model.LoadShape;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// All charts of the window: those of the run, with one cross-hair for all, and the shape being
/// edited. FX thread only.
final class ChartBoard {
    private static final Logger LOG = Logger.getLogger(ChartBoard.class.getName());

    private final ChartRenderer renderer =
            new ChartRenderer(e -> LOG.log(Level.WARNING, "A chart could not be drawn", e));
    private final List<LiveChart> charts = LiveCharts.all();
    private final List<ChartPane> live = new ArrayList<>();
    private final ShapeChart shape = new ShapeChart();
    private final ChartPane shapePane = new ChartPane(shape, renderer);

    ChartBoard() {
        for (LiveChart chart : charts) {
            ChartPane pane = new ChartPane(chart, renderer);
            if (!live.isEmpty()) {
                pane.cursorSecondsProperty()
                        .bindBidirectional(live.getFirst().cursorSecondsProperty());
            }
            live.add(pane);
        }
    }

    /// The charts of the run, in the order to be shown.
    List<ChartPane> live() {
        return live;
    }

    /// The chart of the load being edited.
    ChartPane shape() {
        return shapePane;
    }

    void showShape(LoadShape now) {
        shapePane.update(() -> shape.show(now));
    }

    void showRun(List<Interval> intervals, LoadShape plan) {
        renderer.update(() -> charts.forEach(chart -> chart.show(intervals, plan)));
    }

    void restyle(boolean dark) {
        ChartTheme theme = dark ? ChartTheme.DARK : ChartTheme.LIGHT;
        live.forEach(pane -> pane.setTheme(theme));
        shapePane.setTheme(theme);
    }

    /// Draws nothing from now on.
    void close() {
        renderer.close();
    }
}
