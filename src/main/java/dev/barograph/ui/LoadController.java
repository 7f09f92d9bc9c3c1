package dev.barograph.ui;

import dev.barograph.model.DurationText;
import dev.barograph.model.LoadShape;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The editor of the load: model, spacing, stages, and the picture of the shape.
final class LoadController {
    private final EditorViewModel editor;
    private final ChartBoard board;

    @FXML private RadioButton open;
    @FXML private RadioButton closed;
    @FXML private Label modelHint;
    @FXML private HBox spacing;
    @FXML private RadioButton even;
    @FXML private RadioButton poisson;
    @FXML private Label seedLabel;
    @FXML private TextField seed;
    @FXML private Label seedProblem;
    @FXML private Label fromHead;
    @FXML private Label toHead;
    @FXML private VBox stages;
    @FXML private Label stagesProblem;
    @FXML private TextField requests;
    @FXML private Label requestsProblem;
    @FXML private StackPane shape;
    @FXML private Label planned;

    LoadController(EditorViewModel editor, ChartBoard board) {
        this.editor = editor;
        this.board = board;
    }

    @FXML
    private void initialize() {
        BooleanBinding isOpen = editor.loadModel().isEqualTo(LoadModel.OPEN);
        choose(open, editor.loadModel(), LoadModel.OPEN);
        choose(closed, editor.loadModel(), LoadModel.CLOSED);
        choose(even, editor.arrivals(), Arrivals.EVEN);
        choose(poisson, editor.arrivals(), Arrivals.POISSON);
        modelHint
                .textProperty()
                .bind(
                        Bindings.when(isOpen)
                                .then(
                                        "Open model: requests leave at this rate, whatever the answers do.")
                                .otherwise(
                                        "Closed model: this many are kept in flight; the next leaves when one ends."));
        FieldBinding.show(spacing, isOpen);
        BooleanBinding isPoisson = editor.arrivals().isEqualTo(Arrivals.POISSON);
        FieldBinding.show(seedLabel, isPoisson);
        FieldBinding.show(seed, isPoisson);
        FieldBinding.bind(editor, Field.SEED, seed, seedProblem);
        fromHead.textProperty().bind(Bindings.when(isOpen).then("From (1/s)").otherwise("From"));
        toHead.textProperty().bind(Bindings.when(isOpen).then("To (1/s)").otherwise("To"));
        RowNodes.bind(
                editor.stages(),
                stages,
                row -> View.STAGE_ROW.load(_ -> new StageRowController(editor, row)));
        FieldBinding.reason(stagesProblem, editor.problemAt("load.stages"));
        FieldBinding.bind(editor, Field.REQUESTS, requests, requestsProblem);
        shape.getChildren().setAll(board.shape());
        editor.shape().addListener((_, _, now) -> draw(now));
        draw(editor.shape().get());
    }

    private void draw(LoadShape now) {
        board.showShape(now);
        planned.setText(
                "Lasts "
                        + DurationText.format(now.duration())
                        + ", peak "
                        + Figures.rate(now.peak())
                        + (now instanceof LoadShape.Open ? " requests/s" : " in flight"));
    }

    private static <T extends Enum<T>> void choose(
            RadioButton button, ObjectProperty<T> property, T value) {
        button.setSelected(property.get() == value);
        property.addListener((_, _, now) -> button.setSelected(now == value));
        button.selectedProperty()
                .addListener((_, _, selected) -> {
                    if (selected) {
                        property.set(value);
                    }
                });
    }

    @FXML
    private void addStage() {
        editor.addStage();
        RowNodes.focusLast(stages);
    }
}
