package dev.barograph.ui;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// One row of the headers table.
final class HeaderRowController {
    private final RequestsViewModel requests;
    private final HeaderRow row;

    @FXML private TextField name;
    @FXML private TextField value;
    @FXML private Label problem;

    HeaderRowController(RequestsViewModel requests, HeaderRow row) {
        this.requests = requests;
        this.row = row;
    }

    @FXML
    private void initialize() {
        FieldBinding.bind(name, row.name, row.problem.isNotEmpty());
        value.textProperty().bindBidirectional(row.value);
        FieldBinding.reason(problem, row.problem);
    }

    @FXML
    private void remove() {
        requests.removeHeader(row);
    }
}
