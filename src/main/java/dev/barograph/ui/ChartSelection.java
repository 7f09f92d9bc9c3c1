package dev.barograph.ui;

import dev.barograph.chart.PlotArea;
import dev.barograph.chart.TimeRange;
import java.util.Optional;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The selected range over a chart. Never in the way of the mouse. FX thread only.
final class ChartSelection extends Pane {
    private final Region band = new Region();

    ChartSelection() {
        setMouseTransparent(true);
        setManaged(false);
        band.getStyleClass().add("chart-selection");
        band.setManaged(false);
        getChildren().add(band);
        setVisible(false);
    }

    void show(Optional<PlotArea> plot, Optional<TimeRange> range) {
        setVisible(false);
        if (plot.isEmpty() || range.isEmpty() || !plot.get().overTime()) {
            return;
        }
        PlotArea area = plot.get();
        double left = Math.max(area.x(), area.pixelX(range.get().fromSeconds()));
        double right = Math.min(area.x() + area.width(), area.pixelX(range.get().toSeconds()));
        if (right > left) {
            band.resizeRelocate(
                    Math.floor(left),
                    area.y(),
                    Math.max(2, Math.ceil(right) - Math.floor(left)),
                    area.height());
            setVisible(true);
        }
    }
}
