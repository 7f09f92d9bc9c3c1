package dev.barograph.ui;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// One row of the headers table.
final class HeaderRowController {
    private final RequestsViewModel requests;
    private final HeaderRow row;

    @FXML private PasteField name;
    @FXML private PasteField value;
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
        name.onPaste(text -> paste(name.withoutSelection(), value.getText(), text));
        value.onPaste(text -> paste(name.getText(), value.withoutSelection(), text));
    }

    /// Of one line the field itself makes the most.
    private boolean paste(String nameLeft, String valueLeft, String text) {
        List<HeaderDraft> pasted = HeaderDraft.lines(text);
        if (pasted.size() > 1) {
            requests.pasteHeaders(row, new HeaderDraft(nameLeft, valueLeft), pasted);
        }
        return pasted.size() > 1;
    }

    @FXML
    private void remove() {
        requests.removeHeader(row);
    }
}
