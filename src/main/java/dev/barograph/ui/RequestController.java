package dev.barograph.ui;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The editor of one request: name and weight if it is one of several, method, address, headers,
/// body.
final class RequestController {
    /// The end of a line after which another address begins. An address that was broken over lines
    /// goes on otherwise.
    private static final Pattern NEXT_ADDRESS =
            Pattern.compile("\\s*\\R\\s*(?=https?://)", Pattern.CASE_INSENSITIVE);

    private final RequestsViewModel requests;

    @FXML private HBox identity;
    @FXML private Label nameLabel;
    @FXML private Label weightLabel;
    @FXML private Label addressLabel;
    @FXML private Label bodyLabel;
    @FXML private TextField name;
    @FXML private TextField weight;
    @FXML private Label nameProblem;
    @FXML private Label weightProblem;
    @FXML private Button addFirst;
    @FXML private ComboBox<String> method;
    @FXML private Label methodProblem;
    @FXML private PasteField url;
    @FXML private Label urlProblem;
    @FXML private VBox headers;
    @FXML private Label noHeaders;
    @FXML private TextArea body;
    @FXML private Label bodySize;

    RequestController(RequestsViewModel requests) {
        this.requests = requests;
    }

    @FXML
    private void initialize() {
        FieldBinding.show(identity, requests.listed());
        // A file can name a field only below it, and these labels stand before theirs.
        nameLabel.setLabelFor(name);
        weightLabel.setLabelFor(weight);
        addressLabel.setLabelFor(url);
        bodyLabel.setLabelFor(body);
        FieldBinding.show(addFirst, requests.listed().not());
        addFirst.setTooltip(
                new Tooltip("Send another request of the same target in turn with this one."));
        bind(RequestField.NAME, name, nameProblem);
        bind(RequestField.WEIGHT, weight, weightProblem);
        method.getItems().setAll("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
        method.valueProperty().bindBidirectional(requests.text(RequestField.METHOD));
        method.getEditor()
                .textProperty()
                .addListener((_, _, typed) -> requests.text(RequestField.METHOD).set(typed));
        var methodText = requests.problemAt(RequestField.METHOD);
        FieldBinding.reason(methodProblem, methodText);
        FieldBinding.mark(method, methodText.isNotEmpty());
        method.setId(RequestField.METHOD.nodeId());
        bind(RequestField.URL, url, urlProblem);
        url.onPaste(this::pasteAddresses);
        body.textProperty().bindBidirectional(requests.text(RequestField.BODY));
        body.setId(RequestField.BODY.nodeId());
        body.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveBody);
        bodySize.textProperty()
                .bind(Bindings.createStringBinding(this::size, requests.text(RequestField.BODY)));
        RowNodes.bind(
                requests.headers(),
                headers,
                row -> View.HEADER_ROW.load(_ -> new HeaderRowController(requests, row)));
        FieldBinding.show(noHeaders, Bindings.isEmpty(requests.headers()));
    }

    private void bind(RequestField field, TextInputControl control, Label problem) {
        control.textProperty().bindBidirectional(requests.text(field));
        var text = requests.problemAt(field);
        FieldBinding.reason(problem, text);
        FieldBinding.mark(control, text.isNotEmpty());
        control.setId(field.nodeId());
    }

    /// Glued together, two addresses would be one that can be sent; kept apart they are a problem.
    private boolean pasteAddresses(String text) {
        Matcher next = NEXT_ADDRESS.matcher(text.strip());
        boolean several = next.find();
        if (several) {
            url.replaceSelection(next.replaceAll(" "));
        }
        return several;
    }

    /// Tab goes on, as from every other field; what it would have typed is typed with Ctrl.
    private void leaveBody(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isShiftDown() && !event.isAltDown()) {
            if (event.isControlDown()) {
                body.replaceSelection("\t");
            } else {
                body.requestFocusTraversal(TraversalDirection.NEXT);
            }
            event.consume();
        }
    }

    private String size() {
        int bytes = requests.text(RequestField.BODY).get().getBytes(StandardCharsets.UTF_8).length;
        return bytes == 0 ? "" : Figures.count(bytes) + (bytes == 1 ? " byte" : " bytes");
    }

    /// The keyboard goes behind what stands in the address: a path is what it lacks.
    @FXML
    private void addFirst() {
        requests.add();
        // Not before this is over: a mnemonic gives the focus to the button it has pressed.
        FxBridge.post(() -> {
            url.requestFocus();
            url.end();
        });
    }

    @FXML
    private void addHeader() {
        requests.addHeader();
        RowNodes.focusLast(headers);
    }
}
