package dev.barograph.ui;

import dev.barograph.model.Problem;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/// The list of everything that is wrong with the profile.
final class ProblemsController {
    private final EditorViewModel editor;

    @FXML private VBox box;
    @FXML private Label head;
    @FXML private ListView<String> list;

    ProblemsController(EditorViewModel editor) {
        this.editor = editor;
    }

    @FXML
    private void initialize() {
        list.setOnMouseClicked(_ -> jump());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                jump();
            }
        });
        editor.reading().addListener((_, _, now) -> show(now.problems()));
        show(editor.reading().get().problems());
    }

    private void show(List<Problem> problems) {
        boolean any = !problems.isEmpty();
        box.setVisible(any);
        box.setManaged(any);
        head.setText(problems.size() == 1 ? "One problem" : problems.size() + " problems");
        list.getItems().setAll(ProblemText.of(problems));
    }

    private void jump() {
        int index = list.getSelectionModel().getSelectedIndex();
        List<Problem> problems = editor.reading().get().problems();
        if (index >= 0 && index < problems.size()) {
            String path = problems.get(index).field();
            RequestPath.of(path).ifPresent(at -> editor.requests().select(at.index()));
            FieldFinder.focus(list.getScene(), path);
        }
    }
}
