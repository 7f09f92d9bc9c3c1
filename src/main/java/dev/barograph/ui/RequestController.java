package dev.barograph.ui;

import java.nio.charset.StandardCharsets;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The editor of the request: method, address, headers, body.
final class RequestController {
    private final EditorViewModel editor;

    @FXML private ComboBox<String> method;
    @FXML private Label methodProblem;
    @FXML private TextField url;
    @FXML private Label urlProblem;
    @FXML private VBox headers;
    @FXML private Label noHeaders;
    @FXML private TextArea body;
    @FXML private Label bodySize;

    RequestController(EditorViewModel editor) {
        this.editor = editor;
    }

    @FXML
    private void initialize() {
        method.getItems().setAll("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
        method.valueProperty().bindBidirectional(editor.text(Field.METHOD));
        method.getEditor()
                .textProperty()
                .addListener((_, _, typed) -> editor.text(Field.METHOD).set(typed));
        var methodText = editor.problemAt(Field.METHOD.path());
        FieldBinding.reason(methodProblem, methodText);
        FieldBinding.mark(method, methodText.isNotEmpty());
        method.setId(Field.METHOD.nodeId());
        FieldBinding.bind(editor, Field.URL, url, urlProblem);
        body.textProperty().bindBidirectional(editor.text(Field.BODY));
        body.setId(Field.BODY.nodeId());
        bodySize.textProperty()
                .bind(Bindings.createStringBinding(this::size, editor.text(Field.BODY)));
        RowNodes.bind(
                editor.headers(),
                headers,
                row -> View.HEADER_ROW.load(_ -> new HeaderRowController(editor, row)));
        FieldBinding.show(noHeaders, Bindings.isEmpty(editor.headers()));
    }

    private String size() {
        int bytes = editor.text(Field.BODY).get().getBytes(StandardCharsets.UTF_8).length;
        return bytes == 0 ? "" : Figures.count(bytes) + (bytes == 1 ? " byte" : " bytes");
    }

    @FXML
    private void addHeader() {
        editor.addHeader();
        RowNodes.focusLast(headers);
    }
}
