package dev.barograph.ui;

import dev.barograph.model.FailureKind;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The page of errors.
final class ErrorsController {
    private final RunViewModel run;
    private final Consumer<FailureKind> showExamples;

    @FXML private TableView<ErrorLine> errorTable;
    @FXML private TableColumn<ErrorLine, String> kind;
    @FXML private TableColumn<ErrorLine, String> count;
    @FXML private TableColumn<ErrorLine, String> share;
    @FXML private TableColumn<ErrorLine, String> first;
    @FXML private TableColumn<ErrorLine, String> last;
    @FXML private TableColumn<ErrorLine, String> message;
    @FXML private Label noErrors;
    @FXML private Label errorSpan;
    @FXML private Label errorHint;

    /// @param showExamples turns to the examples of a kind
    ErrorsController(RunViewModel run, Consumer<FailureKind> showExamples) {
        this.run = run;
        this.showExamples = showExamples;
    }

    @FXML
    private void initialize() {
        Columns.text(kind, ErrorLine::kind);
        Columns.text(count, ErrorLine::count);
        Columns.text(share, ErrorLine::share);
        Columns.text(first, ErrorLine::first);
        Columns.text(last, ErrorLine::last);
        Columns.text(message, ErrorLine::message);
        // Not the list itself: the table would build its rows anew behind another page, too.
        WhileSeen.show(
                errorTable,
                Bindings.createObjectBinding(() -> List.copyOf(run.errors()), run.errors()),
                now -> errorTable.getItems().setAll(now));
        errorHint.setTooltip(Tips.whole(errorHint));
        CellTips.on(errorTable, Columns.TIP_WIDTH);
        Copying.from(errorTable, ErrorLine::copied);
        Columns.onOpen(errorTable, line -> showExamples.accept(line.failure()));
        errorSpan
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::span, run.time().selection(), run.requests().chosen()));
        noErrors.textProperty()
                .bind(
                        Bindings.when(run.state().isEqualTo(RunState.IDLE))
                                .then("Errors of a run are listed here.")
                                .otherwise(
                                        Bindings.when(
                                                        Bindings.createBooleanBinding(
                                                                () ->
                                                                        run.time()
                                                                                .selection()
                                                                                .get()
                                                                                .isPresent(),
                                                                run.time().selection()))
                                                .then("No errors in the selected range.")
                                                .otherwise("No errors.")));
    }

    private String span() {
        String of =
                run.requests().chosen().get().map(one -> "of " + one.name() + " in ").orElse("of ");
        return of
                + (run.time().selection().get().isPresent()
                        ? "the selected range; messages are those of the whole run"
                        : "the whole run");
    }
}
