package dev.barograph.ui;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The page of errors.
final class ErrorsController {
    private final RunViewModel run;

    @FXML private TableView<ErrorLine> errorTable;
    @FXML private TableColumn<ErrorLine, String> kind;
    @FXML private TableColumn<ErrorLine, String> count;
    @FXML private TableColumn<ErrorLine, String> share;
    @FXML private TableColumn<ErrorLine, String> first;
    @FXML private TableColumn<ErrorLine, String> last;
    @FXML private TableColumn<ErrorLine, String> message;
    @FXML private Label noErrors;

    ErrorsController(RunViewModel run) {
        this.run = run;
    }

    @FXML
    private void initialize() {
        Columns.text(kind, ErrorLine::kind);
        Columns.text(count, ErrorLine::count);
        Columns.text(share, ErrorLine::share);
        Columns.text(first, ErrorLine::first);
        Columns.text(last, ErrorLine::last);
        Columns.text(message, ErrorLine::message);
        errorTable.setItems(run.errors());
        noErrors.textProperty()
                .bind(
                        Bindings.when(run.state().isEqualTo(RunState.IDLE))
                                .then("Errors of a run are listed here.")
                                .otherwise("No errors."));
    }
}
