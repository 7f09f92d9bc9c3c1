package dev.barograph.ui;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

/// The live view: tiles, charts and the table of errors.
final class LiveController {
    private static final int COLUMNS = 2;
    private static final double TIP_WIDTH = 640;

    private final WindowViewModel window;
    private final ChartBoard board;

    @FXML private Label title;
    @FXML private Label outcome;
    @FXML private Button export;
    @FXML private Label rateSpan;
    @FXML private Label latencySpan;
    @FXML private Label errorSpan;
    @FXML private Label asked;
    @FXML private Label sent;
    @FXML private Label done;
    @FXML private Label p50;
    @FXML private Label p95;
    @FXML private Label p99;
    @FXML private Label errors;
    @FXML private Label inFlight;
    @FXML private Label waiting;
    @FXML private GridPane charts;
    @FXML private TableView<ErrorLine> errorTable;
    @FXML private TableColumn<ErrorLine, String> kind;
    @FXML private TableColumn<ErrorLine, String> count;
    @FXML private TableColumn<ErrorLine, String> share;
    @FXML private TableColumn<ErrorLine, String> first;
    @FXML private TableColumn<ErrorLine, String> last;
    @FXML private TableColumn<ErrorLine, String> message;
    @FXML private Label noErrors;

    LiveController(WindowViewModel window, ChartBoard board) {
        this.window = window;
        this.board = board;
    }

    @FXML
    private void initialize() {
        RunViewModel run = window.run();
        var none = run.state().isEqualTo(RunState.IDLE);
        title.textProperty().bind(Bindings.when(none).then("No run yet").otherwise(run.title()));
        outcome.textProperty()
                .bind(
                        Bindings.when(none)
                                .then("Press Run (F5 or Ctrl+R).")
                                .otherwise(run.outcome()));
        outcome.setTooltip(whole(outcome));
        export.disableProperty().bind(window.export().possible().not());
        run.tiles().addListener((_, _, now) -> show(now));
        show(run.tiles().get());
        int place = 0;
        for (ChartPane pane : board.live()) {
            charts.add(card(pane), place % COLUMNS, place / COLUMNS);
            place++;
        }
        column(kind, ErrorLine::kind);
        column(count, ErrorLine::count);
        column(share, ErrorLine::share);
        column(first, ErrorLine::first);
        column(last, ErrorLine::last);
        column(message, ErrorLine::message);
        errorTable.setItems(run.errors());
        noErrors.textProperty()
                .bind(
                        Bindings.when(none)
                                .then("Errors of a run are listed here.")
                                .otherwise("No errors."));
    }

    private void show(Tiles tiles) {
        rateSpan.setText(tiles.rateSpan());
        latencySpan.setText(tiles.totalSpan());
        errorSpan.setText(tiles.totalSpan());
        asked.setText(tiles.asked());
        sent.setText(tiles.sent());
        done.setText(tiles.done());
        p50.setText(tiles.p50());
        p95.setText(tiles.p95());
        p99.setText(tiles.p99());
        errors.setText(tiles.errors());
        FieldBinding.setWrong(errors, tiles.anyErrors());
        inFlight.setText(tiles.inFlight());
        waiting.setText(tiles.waiting());
    }

    /// The whole of a text that may be too long for its place.
    private static Tooltip whole(Label label) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(label.textProperty());
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDTH);
        return tip;
    }

    private static Node card(ChartPane pane) {
        StackPane card = new StackPane(pane);
        card.getStyleClass().addAll("card", "chart-card");
        return card;
    }

    private static void column(
            TableColumn<ErrorLine, String> column, Function<ErrorLine, String> text) {
        column.setCellValueFactory(cell ->
                new ReadOnlyStringWrapper(text.apply(cell.getValue())).getReadOnlyProperty());
        column.setSortable(false);
        column.setReorderable(false);
    }

    @FXML
    private void export() {
        window.export().exportCsv();
    }
}
