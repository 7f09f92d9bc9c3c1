package dev.barograph.ui;

import dev.barograph.chart.ChartTheme;
import dev.barograph.chart.PlotArea;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/// The cross-hair over a chart and the box with the values at its place. Never in the way of the
/// mouse. FX thread only.
final class ChartCursor extends Pane {
    private static final double GAP = 12;
    private static final double DOT = 3.5;
    private static final double REASON_WIDTH = 220;
    private static final int VALUE_COLUMN = 2;
    private static final int TRUST_COLUMN = 3;
    private static final int COLUMNS = 4;

    /// More would not fit over a small chart: the second half stands beside the first.
    private static final int MOST_ROWS = 9;

    private static final int WHOLE_ROW = 2 * COLUMNS;
    private static final CornerRadii ROUND = new CornerRadii(6);

    private final Line hair = new Line();
    private final Pane dots = new Pane();
    private final GridPane box = new GridPane();
    private ChartTheme theme = ChartTheme.LIGHT;
    private List<String> shownTexts = List.of();

    ChartCursor() {
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
        box.getStyleClass().add("chart-readout");
        box.setHgap(8);
        box.setVgap(0);
        box.setPadding(new Insets(4, 8, 4, 8));
        for (int i = 0; i < WHOLE_ROW; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(i % COLUMNS == VALUE_COLUMN ? HPos.RIGHT : HPos.LEFT);
            box.getColumnConstraints().add(column);
        }
        getChildren().addAll(hair, dots, box);
        setTheme(theme);
    }

    void setTheme(ChartTheme now) {
        theme = now;
        shownTexts = List.of();
        hair.setStroke(color(now.muted()));
        box.setBackground(
                new Background(new BackgroundFill(color(now.background()), ROUND, Insets.EMPTY)));
        box.setBorder(
                new Border(
                        new BorderStroke(
                                color(now.grid()),
                                BorderStrokeStyle.SOLID,
                                ROUND,
                                new BorderWidths(1))));
    }

    /// Shows the values of a time; why they are not those of the target only where the pointer is,
    /// or small charts would be covered by it.
    ///
    /// @param cell what a heat map has under the pointer, in words
    void show(PlotArea plot, PlotArea.Readout full, Optional<String> cell, boolean underPointer) {
        PlotArea.Readout readout = underPointer ? full : full.brief();
        setVisible(true);
        // Half a pixel off, so that the line covers one column of pixels and not two by half.
        double x = Math.floor(readout.pixelX()) + 0.5;
        hair.setStartX(x);
        hair.setEndX(x);
        hair.setStartY(plot.y());
        hair.setEndY(plot.y() + plot.height());
        dots.getChildren().clear();
        for (PlotArea.SeriesReadout each : readout.series()) {
            each.pixelY()
                    .ifPresent(y -> {
                        Circle dot = new Circle(readout.pixelX(), y, DOT);
                        dot.setFill(color(each.argb()));
                        dot.setStroke(color(theme.background()));
                        dots.getChildren().add(dot);
                    });
        }
        fill(readout, cell);
        box.autosize();
        double left = x + GAP;
        if (left + box.getWidth() > getWidth()) {
            left = Math.max(0, x - GAP - box.getWidth());
        }
        double top = Math.min(plot.y() + 4, Math.max(0, getHeight() - box.getHeight()));
        box.relocate(Math.rint(left), Math.rint(top));
    }

    void hide() {
        setVisible(false);
    }

    private void fill(PlotArea.Readout readout, Optional<String> cell) {
        List<String> texts =
                readout.series().stream()
                        .map(each ->
                                each.name() + '\t' + each.value() + '\t' + each.trust().words())
                        .toList();
        List<String> all = new ArrayList<>(texts);
        all.add(readout.time());
        readout.bad().ifPresent(all::add);
        all.addAll(readout.events());
        cell.ifPresent(all::add);
        if (all.equals(shownTexts)) {
            return;
        }
        shownTexts = all;
        box.getChildren().clear();
        box.add(label(readout.time(), true), 0, 0, WHOLE_ROW, 1);
        int count = readout.series().size();
        int rows = count > MOST_ROWS ? (count + 1) / 2 : count;
        for (int i = 0; i < count; i++) {
            PlotArea.SeriesReadout each = readout.series().get(i);
            int row = 1 + i % rows;
            int column = i / rows * COLUMNS;
            Region swatch = new Region();
            swatch.setMinSize(9, 9);
            swatch.setMaxSize(9, 9);
            swatch.setBackground(Background.fill(color(each.argb())));
            box.add(swatch, column, row);
            box.add(label(each.name(), false), column + 1, row);
            box.add(label(each.value(), true), column + VALUE_COLUMN, row);
            String trust = rows < count ? each.trust().brief() : each.trust().words();
            if (!trust.isEmpty()) {
                box.add(label(trust, false), column + TRUST_COLUMN, row);
            }
        }
        List<Node> below = new ArrayList<>();
        cell.ifPresent(words -> below.add(words(words, theme.foreground())));
        readout.events().forEach(event -> below.add(words(event, theme.foreground())));
        readout.bad()
                .ifPresent(
                        why -> below.add(words("Generator was the limit: " + why, theme.alarm())));
        int row = rows + 1;
        for (Node line : below) {
            box.add(line, 0, row++, WHOLE_ROW, 1);
        }
        // New labels are measured in a moment, to find the side on which they have room.
        box.applyCss();
    }

    private static Node words(String text, int argb) {
        Label words = new Label(text);
        words.setTextFill(color(argb));
        words.setWrapText(true);
        words.setMaxWidth(REASON_WIDTH);
        words.setMinHeight(USE_PREF_SIZE);
        return words;
    }

    private Node label(String text, boolean strong) {
        Label label = new Label(text);
        label.setTextFill(color(strong ? theme.foreground() : theme.muted()));
        return label;
    }

    private static Color color(int argb) {
        return Color.rgb(
                (argb >> 16) & 0xFF,
                (argb >> 8) & 0xFF,
                argb & 0xFF,
                ((argb >>> 24) & 0xFF) / 255.0);
    }
}
