package dev.barograph.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/// The dashboard: cards in as many columns as there is room for, that fill it; the ones of a last
/// row that is not full are wider. FX thread only.
final class ChartGrid extends GridPane {
    private static final double GAP = 8;
    private static final double LEAST_COLUMN = 372;
    private static final double LEAST_ROW = 150;

    /// So that a last row of any length can be filled: 1 to 4 cards.
    private static final int PARTS = 12;

    private final List<ChartCard> cards;
    private final ChartDashboardViewModel dashboard;
    private List<ChartCard> placed = List.of();
    private int columns;

    ChartGrid(List<ChartCard> cards, ChartDashboardViewModel dashboard) {
        this.cards = List.copyOf(cards);
        this.dashboard = dashboard;
        getStyleClass().add("chart-grid");
        setHgap(GAP);
        setVgap(GAP);
        for (int i = 0; i < PARTS; i++) {
            ColumnConstraints part = new ColumnConstraints();
            part.setPercentWidth(100.0 / PARTS);
            part.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(part);
        }
        getChildren().setAll(cards);
        cards.forEach(card -> card.onToggleLarge(() -> dashboard.toggleLarge(card.chart().id())));
        dashboard.chosen().addListener((_, _, _) -> arrange());
        dashboard.enlarged().addListener((_, _, _) -> arrange());
    }

    /// Ids of the charts that are on the dashboard.
    List<String> shown() {
        return placed.stream().map(card -> card.chart().id()).toList();
    }

    /// Takes the room that there is to see cards without scrolling.
    void fit(double width, double height) {
        if (width > 0 && height > 0) {
            roomWidth = width;
            roomHeight = height;
            arrange();
        }
    }

    private double roomWidth;
    private double roomHeight;

    private void arrange() {
        int across = Math.clamp((int) ((roomWidth + GAP) / (LEAST_COLUMN + GAP)), 1, 4);
        int down = Math.max(1, (int) ((roomHeight + GAP) / (LEAST_ROW + GAP)));
        List<String> ids = dashboard.shown(across * down);
        List<ChartCard> now =
                cards.stream().filter(card -> ids.contains(card.chart().id())).toList();
        across = Math.min(across, now.size());
        if (now.equals(placed) && across == columns) {
            return;
        }
        placed = now;
        columns = across;
        boolean alone = dashboard.enlarged().get().isPresent();
        cards.forEach(card -> card.setLarge(alone && now.contains(card)));
        place();
    }

    private void place() {
        int rows = Math.max(1, (placed.size() + columns - 1) / Math.max(1, columns));
        List<RowConstraints> constraints = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            RowConstraints row = new RowConstraints();
            row.setPercentHeight(100.0 / rows);
            row.setMinHeight(LEAST_ROW);
            row.setVgrow(Priority.ALWAYS);
            constraints.add(row);
        }
        getRowConstraints().setAll(constraints);
        for (int i = 0; i < placed.size(); i++) {
            int row = i / columns;
            int inRow = Math.min(columns, placed.size() - row * columns);
            int span = PARTS / inRow;
            setConstraints(placed.get(i), i % columns * span, row, span, 1);
        }
        // Not taken out and put back: a node would lose the focus by that.
        for (ChartCard card : cards) {
            boolean there = placed.contains(card);
            card.setVisible(there);
            card.setManaged(there);
        }
        setMinHeight(rows * LEAST_ROW + (rows - 1) * GAP);
    }
}
