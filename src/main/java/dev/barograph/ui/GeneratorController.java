package dev.barograph.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The page about the generator itself: what it has left, and its charts, which are drawn only
/// while the page is shown.
final class GeneratorController {
    private static final int CARDS_IN_ROW = 2;

    private final RunViewModel run;
    private final ChartBoard board;
    private final List<HBox> rows = new ArrayList<>();
    private final List<Label> values = new ArrayList<>();

    @FXML private FlowPane facts;
    @FXML private VBox charts;

    GeneratorController(RunViewModel run, ChartBoard board) {
        this.run = run;
        this.board = board;
    }

    @FXML
    private void initialize() {
        for (ChartCard card : board.ofGenerator()) {
            if (rows.isEmpty() || rows.getLast().getChildren().size() == CARDS_IN_ROW) {
                rows.add(row());
            }
            HBox.setHgrow(card, Priority.ALWAYS);
            card.onToggleLarge(() -> enlarge(card, !card.isLarge()));
            rows.getLast().getChildren().add(card);
        }
        charts.getChildren().setAll(rows);
        run.generator().get().forEach(fact -> facts.getChildren().add(fact(fact)));
        WhileSeen.show(facts, run.generator(), this::show);
    }

    /// Gives the page to one chart, or to all of them.
    private void enlarge(ChartCard chosen, boolean alone) {
        for (ChartCard card : board.ofGenerator()) {
            boolean shown = !alone || card.equals(chosen);
            card.setVisible(shown);
            card.setManaged(shown);
            card.setLarge(alone && shown);
        }
        for (HBox row : rows) {
            boolean shown = row.getChildren().stream().anyMatch(Node::isVisible);
            row.setVisible(shown);
            row.setManaged(shown);
        }
    }

    private static HBox row() {
        HBox row = new HBox();
        row.getStyleClass().add("page-charts");
        VBox.setVgrow(row, Priority.ALWAYS);
        return row;
    }

    private void show(List<GeneratorFact> all) {
        for (int i = 0; i < all.size(); i++) {
            values.get(i).setText(all.get(i).value());
        }
    }

    /// The names never change.
    private Node fact(GeneratorFact fact) {
        Label name = new Label(fact.name());
        name.getStyleClass().add("tile-name");
        Label value = new Label();
        value.getStyleClass().add("fact-value");
        values.add(value);
        VBox box = new VBox(name, value);
        box.getStyleClass().add("fact");
        return box;
    }
}
