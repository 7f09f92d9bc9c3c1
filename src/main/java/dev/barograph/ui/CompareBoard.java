package dev.barograph.ui;

import dev.barograph.chart.ChartTheme;
import dev.barograph.chart.OverlayCurveChart;
import dev.barograph.chart.OverlayTimesChart;
import dev.barograph.chart.ShiftChart;
import dev.barograph.compare.Figure;
import dev.barograph.compare.Shift;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Recording;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The charts of a comparison. FX thread only.
final class CompareBoard {
    private static final Logger LOG = Logger.getLogger(CompareBoard.class.getName());

    private final ChartRenderer renderer =
            new ChartRenderer(e -> LOG.log(Level.WARNING, "A chart could not be drawn", e));
    private final ShiftChart shift = new ShiftChart();
    private final OverlayTimesChart times = new OverlayTimesChart();
    private final OverlayCurveChart curve = new OverlayCurveChart();
    private final List<ChartPane> panes =
            List.of(
                    new ChartPane(shift, renderer),
                    new ChartPane(times, renderer),
                    new ChartPane(curve, renderer));

    /// In the order to be shown.
    List<ChartPane> panes() {
        return panes;
    }

    void show(Optional<CompareViewModel.Compared> compared) {
        renderer.update(() -> {
            shift.show(
                    compared.map(each -> points(each.comparison().shifts().getFirst()))
                            .orElse(List.of()),
                    compared.map(each -> each.comparison().margins().of(Figure.RESPONSE_P50))
                            .orElse(0.0));
            times.show(
                    compared.map(each -> each.a().intervals()).orElse(List.of()),
                    compared.map(each -> each.b().intervals()).orElse(List.of()));
            curve.show(
                    compared.map(each -> response(each.a())).orElse(Latencies.EMPTY),
                    compared.map(each -> response(each.b())).orElse(Latencies.EMPTY));
        });
    }

    void restyle(boolean dark) {
        ChartTheme theme = dark ? ChartTheme.DARK : ChartTheme.LIGHT;
        panes.forEach(pane -> pane.setTheme(theme));
    }

    /// Draws nothing from now on.
    void close() {
        renderer.close();
    }

    private static Latencies response(Recording run) {
        return run.summary().times().response().times();
    }

    private static List<ShiftChart.Point> points(Shift shift) {
        return shift.points().stream()
                .map(point ->
                        new ShiftChart.Point(
                                point.percentile(),
                                point.ratio().value(),
                                point.ratio().low(),
                                point.ratio().high()))
                .toList();
    }
}
