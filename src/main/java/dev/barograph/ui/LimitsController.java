package dev.barograph.ui;

import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// The editor of every wait and every bound.
final class LimitsController {
    private final EditorViewModel editor;

    @FXML private TextField connect;
    @FXML private Label connectProblem;
    @FXML private TextField response;
    @FXML private Label responseProblem;
    @FXML private TextField total;
    @FXML private Label totalProblem;
    @FXML private TextField drain;
    @FXML private Label drainProblem;
    @FXML private TextField permits;
    @FXML private Label permitsProblem;
    @FXML private TextField backlog;
    @FXML private Label backlogProblem;
    @FXML private TextField maxBody;
    @FXML private Label maxBodyProblem;

    @FXML private CheckBox samples;

    LimitsController(EditorViewModel editor) {
        this.editor = editor;
    }

    @FXML
    private void initialize() {
        FieldBinding.bind(editor, Field.CONNECT_TIMEOUT, connect, connectProblem);
        FieldBinding.bind(editor, Field.RESPONSE_TIMEOUT, response, responseProblem);
        FieldBinding.bind(editor, Field.TOTAL_TIMEOUT, total, totalProblem);
        FieldBinding.bind(editor, Field.DRAIN, drain, drainProblem);
        FieldBinding.bind(editor, Field.PERMITS, permits, permitsProblem);
        FieldBinding.bind(editor, Field.BACKLOG, backlog, backlogProblem);
        FieldBinding.bind(editor, Field.MAX_BODY, maxBody, maxBodyProblem);
        samples.selectedProperty().bindBidirectional(editor.samples());
    }
}
