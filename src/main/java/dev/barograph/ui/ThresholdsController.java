package dev.barograph.ui;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The editor of the bounds on a whole run.
final class ThresholdsController {
    private final EditorViewModel editor;

    @FXML private VBox thresholds;
    @FXML private Label noThresholds;
    @FXML private Label thresholdsProblem;

    ThresholdsController(EditorViewModel editor) {
        this.editor = editor;
    }

    @FXML
    private void initialize() {
        RowNodes.bind(
                editor.thresholds(),
                thresholds,
                row -> View.THRESHOLD_ROW.load(_ -> new ThresholdRowController(editor, row)));
        FieldBinding.show(noThresholds, Bindings.isEmpty(editor.thresholds()));
        FieldBinding.reason(thresholdsProblem, editor.problemAt("thresholds"));
    }

    @FXML
    private void addThreshold() {
        editor.addThreshold("");
        RowNodes.focusLast(thresholds);
    }
}
