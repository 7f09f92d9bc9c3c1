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
    private final List<LiveChart> charts = new ArrayList<>();
    private final List<ChartPane> ofLoad = panes(LiveCharts.ofLoad());
    private final List<ChartPane> ofGenerator = panes(LiveCharts.ofGenerator());
    private final ShapeChart shape = new ShapeChart();
    private final ChartPane shapePane = new ChartPane(shape, renderer);

    ChartBoard() {
        for (ChartPane pane : live()) {
            if (pane != ofLoad.getFirst()) {
                pane.cursorSecondsProperty()
                        .bindBidirectional(ofLoad.getFirst().cursorSecondsProperty());
            }
        }
    }

    private List<ChartPane> panes(List<LiveChart> shown) {
        charts.addAll(shown);
        return shown.stream().map(chart -> new ChartPane(chart, renderer)).toList();
    }

    /// All charts of the run.
    List<ChartPane> live() {
        List<ChartPane> all = new ArrayList<>(ofLoad);
        all.addAll(ofGenerator);
        return all;
    }

    /// The charts of the load and its answers, in the order to be shown.
    List<ChartPane> ofLoad() {
        return ofLoad;
    }

    /// The charts of the generator itself, in the order to be shown.
    List<ChartPane> ofGenerator() {
        return ofGenerator;
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
        live().forEach(pane -> pane.setTheme(theme));
        shapePane.setTheme(theme);
    }

    /// Draws nothing from now on.
    void close() {
        renderer.close();
    }
}
