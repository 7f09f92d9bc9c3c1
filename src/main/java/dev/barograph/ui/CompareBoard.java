package dev.barograph.ui;

import dev.barograph.chart.ChartTheme;
import dev.barograph.chart.OverlayCurveChart;
import dev.barograph.chart.OverlayTimesChart;
import dev.barograph.chart.ShiftChart;
import dev.barograph.compare.Comparison;
import dev.barograph.compare.Figure;
import dev.barograph.metrics.Curve;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Times;
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
                    compared.map(each -> points(each.comparison(), Curve.RESPONSE))
                            .orElse(List.of()),
                    compared.map(each -> points(each.comparison(), Curve.SERVICE))
                            .orElse(List.of()),
                    compared.map(each -> each.comparison().margins().of(Figure.RESPONSE_P50))
                            .orElse(0.0));
            times.show(
                    compared.map(each -> each.a().intervals()).orElse(List.of()),
                    compared.map(each -> each.b().intervals()).orElse(List.of()));
            curve.show(
                    compared.map(each -> times(each.a())).orElse(Times.EMPTY),
                    compared.map(each -> times(each.b())).orElse(Times.EMPTY));
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

    private static Times times(Recording run) {
        return run.summary().times();
    }

    private static List<ShiftChart.Point> points(Comparison comparison, Curve curve) {
        return comparison.shifts().stream()
                .filter(shift -> shift.curve() == curve)
                .flatMap(shift -> shift.points().stream())
                .map(point ->
                        new ShiftChart.Point(
                                point.percentile(),
                                point.ratio().value(),
                                point.ratio().low(),
                                point.ratio().high()))
                .toList();
    }
}
