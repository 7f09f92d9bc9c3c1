package dev.barograph.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.binding.IntegerBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// The list of requests: which of them is in the fields, and all that is done with one as a whole.
/// Out of the way as long as there is only one.
final class RequestsController {
    private static final double LINE = 44;
    private static final double EDGES = 2;
    private static final int MOST_LINES = 8;
    private static final int LEAST_LINES = 3;

    private static final KeyCombination DUPLICATE = ctrlShift(KeyCode.D);
    private static final KeyCombination UP = ctrlShift(KeyCode.UP);
    private static final KeyCombination DOWN = ctrlShift(KeyCode.DOWN);

    private final RequestsViewModel requests;

    @FXML private VBox box;
    @FXML private Button addRequest;
    @FXML private Button duplicateRequest;
    @FXML private Button moveRequestUp;
    @FXML private Button moveRequestDown;
    @FXML private Button removeRequest;
    @FXML private ListView<RequestLine> requestList;
    @FXML private Label requestsProblem;

    RequestsController(RequestsViewModel requests) {
        this.requests = requests;
    }

    @FXML
    private void initialize() {
        FieldBinding.show(box, requests.listed());
        FieldBinding.reason(requestsProblem, requests.problem());
        IntegerBinding count = Bindings.size(requests.lines());
        tip(
                addRequest,
                "Add another request of the same target to this profile (Ins in the list).");
        tip(duplicateRequest, "Duplicate this request (Ctrl+Shift+D in the list)");
        tip(moveRequestUp, "Move this request up (Ctrl+Shift+Up in the list)");
        tip(moveRequestDown, "Move this request down (Ctrl+Shift+Down in the list)");
        tip(removeRequest, "Remove this request (Del in the list). Undo brings it back.");
        addRequest.disableProperty().bind(count.greaterThanOrEqualTo(RequestsDraft.MOST));
        duplicateRequest.disableProperty().bind(addRequest.disableProperty());
        removeRequest.disableProperty().bind(count.lessThan(2));
        moveRequestUp.disableProperty().bind(requests.selected().lessThan(1));
        moveRequestDown
                .disableProperty()
                .bind(requests.selected().greaterThanOrEqualTo(count.subtract(1)));
        requestList.setItems(requests.lines());
        requestList.setCellFactory(_ -> new RequestCell());
        requestList.setFixedCellSize(LINE);
        requestList.minHeightProperty().bind(height(LEAST_LINES));
        requestList.prefHeightProperty().bind(height(MOST_LINES));
        requestList
                .getSelectionModel()
                .selectedIndexProperty()
                .addListener((_, _, now) -> requests.select(now.intValue()));
        requests.selected().addListener((_, _, now) -> mark(now.intValue()));
        mark(requests.selected().get());
        requestList.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void mark(int index) {
        if (requestList.getSelectionModel().getSelectedIndex() != index) {
            requestList.getSelectionModel().clearAndSelect(index);
            requestList.getFocusModel().focus(index);
            // A list whose rows can all be seen would be moved as well, and its first ones lost.
            if (requestList.getHeight() < requests.lines().size() * LINE) {
                requestList.scrollTo(index);
            }
        }
    }

    private DoubleBinding height(int most) {
        return Bindings.createDoubleBinding(
                () -> Math.min(most, requests.lines().size()) * LINE + EDGES, requests.lines());
    }

    private void key(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (plain && event.getCode() == KeyCode.INSERT) {
            addRequest();
        } else if (plain && event.getCode() == KeyCode.DELETE) {
            removeRequest();
        } else if (plain && event.getCode() == KeyCode.ENTER) {
            focusField(RequestField.URL);
        } else if (plain && event.getCode() == KeyCode.F2) {
            focusField(RequestField.NAME);
        } else if (DUPLICATE.match(event)) {
            duplicateRequest();
        } else if (UP.match(event)) {
            moveRequestUp();
        } else if (DOWN.match(event)) {
            moveRequestDown();
        } else {
            return;
        }
        event.consume();
    }

    @FXML
    private void addRequest() {
        requests.add();
        focusField(RequestField.URL);
    }

    @FXML
    private void duplicateRequest() {
        requests.duplicate();
    }

    @FXML
    private void moveRequestUp() {
        requests.move(-1);
    }

    @FXML
    private void moveRequestDown() {
        requests.move(1);
    }

    @FXML
    private void removeRequest() {
        requests.remove();
        if (!requests.listed().get()) {
            focusField(RequestField.URL);
        }
    }

    /// Not before what goes on is over: a mnemonic gives the focus to the button it has pressed.
    private void focusField(RequestField field) {
        FxBridge.post(() -> focusNow(field));
    }

    private void focusNow(RequestField field) {
        if (addRequest.getScene().lookup("#" + field.nodeId()) instanceof TextField text) {
            text.requestFocus();
            text.end();
        }
    }

    private static void tip(Button button, String text) {
        button.setTooltip(new Tooltip(text));
    }

    private static KeyCombination ctrlShift(KeyCode code) {
        return new KeyCodeCombination(
                code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }
}
