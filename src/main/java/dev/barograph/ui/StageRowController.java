package dev.barograph.ui;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// One row of the stages table.
final class StageRowController {
    private final EditorViewModel editor;
    private final StageRow row;

    @FXML private TextField from;
    @FXML private TextField to;
    @FXML private TextField duration;
    @FXML private Button up;
    @FXML private Button down;
    @FXML private Label problem;

    StageRowController(EditorViewModel editor, StageRow row) {
        this.editor = editor;
        this.row = row;
    }

    @FXML
    private void initialize() {
        FieldBinding.bind(from, row.from, row.fromWrong);
        FieldBinding.bind(to, row.to, row.toWrong);
        FieldBinding.bind(duration, row.duration, row.durationWrong);
        FieldBinding.reason(problem, row.problem);
        up.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> editor.stages().indexOf(row) <= 0, editor.stages()));
        down.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> editor.stages().indexOf(row) >= editor.stages().size() - 1,
                                editor.stages()));
    }

    @FXML
    private void up() {
        editor.moveStage(row, -1);
    }

    @FXML
    private void down() {
        editor.moveStage(row, 1);
    }

    @FXML
    private void remove() {
        editor.removeStage(row);
    }
}
