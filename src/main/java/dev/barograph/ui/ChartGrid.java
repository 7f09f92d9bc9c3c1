package dev.barograph.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;

/// The charts of a run in two columns, or in three where there is room; the first takes two of
/// them. FX thread only.
final class ChartGrid extends GridPane {
    private static final double GAP = 8;
    private static final double WIDE = 1_160;
    private static final double LEAST_ROW = 176;

    private final List<Node> cards;
    private int columns;

    ChartGrid(List<ChartPane> panes) {
        cards = panes.stream().map(ChartGrid::card).toList();
        setHgap(GAP);
        setVgap(GAP);
        getChildren().setAll(cards);
        widthProperty().addListener((_, _, now) -> arrange(now.doubleValue() >= WIDE ? 3 : 2));
        arrange(2);
    }

    /// A chart on the surface that all charts lie on.
    static Node card(ChartPane pane) {
        StackPane card = new StackPane(pane);
        card.getStyleClass().addAll("card", "chart-card");
        return card;
    }

    private void arrange(int now) {
        if (now == columns) {
            return;
        }
        columns = now;
        int place = 0;
        for (Node card : cards) {
            int span = place == 0 ? 2 : 1;
            setConstraints(card, place % columns, place / columns, span, 1);
            place += span;
        }
        getColumnConstraints().clear();
        getRowConstraints().clear();
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            getColumnConstraints().add(column);
        }
        int rows = (place + columns - 1) / columns;
        for (int i = 0; i < rows; i++) {
            RowConstraints row = new RowConstraints();
            row.setPercentHeight(100.0 / rows);
            row.setMinHeight(LEAST_ROW);
            getRowConstraints().add(row);
        }
        setMinHeight(rows * LEAST_ROW + (rows - 1) * GAP);
    }
}
