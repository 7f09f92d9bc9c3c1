package dev.barograph.ui;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// One row of the thresholds table.
final class ThresholdRowController {
    private final EditorViewModel editor;
    private final ThresholdRow row;

    @FXML private TextField text;
    @FXML private Label problem;

    ThresholdRowController(EditorViewModel editor, ThresholdRow row) {
        this.editor = editor;
        this.row = row;
    }

    @FXML
    private void initialize() {
        FieldBinding.bind(text, row.text, row.problem.isNotEmpty());
        FieldBinding.reason(problem, row.problem);
    }

    @FXML
    private void remove() {
        editor.removeThreshold(row);
    }
}
