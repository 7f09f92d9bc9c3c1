package dev.barograph.ui;

import dev.barograph.metrics.RequestOfRun;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// The page of tables: times with their intervals, phases, and what was spoken with the target.
final class FiguresController {
    private static final double HEAD = 28;
    private static final double TIMES_ROW = 40;
    private static final double PHASES_ROW = 24;
    private static final double NAME_WIDTH = 106;
    private static final double FIGURE_WIDTH = 59;

    private static final String INTERVALS =
            "below each percentile its 95 % interval, or why it has none";

    private final RunViewModel run;

    @FXML private TableView<TimesRow> times;
    @FXML private Label timesHint;
    @FXML private Label noTimes;
    @FXML private TableView<PhaseRow> phases;
    @FXML private TableColumn<PhaseRow, String> phase;
    @FXML private TableColumn<PhaseRow, String> connection;
    @FXML private TableColumn<PhaseRow, String> count;
    @FXML private TableColumn<PhaseRow, String> mean;
    @FXML private TableColumn<PhaseRow, String> p50;
    @FXML private TableColumn<PhaseRow, String> p95;
    @FXML private TableColumn<PhaseRow, String> p99;
    @FXML private TableColumn<PhaseRow, String> max;
    @FXML private Label noPhases;
    @FXML private Label lookup;
    @FXML private TableView<RequestRow> requests;
    @FXML private Label requestHint;
    @FXML private TableColumn<RequestRow, String> request;
    @FXML private TableColumn<RequestRow, String> requestCount;
    @FXML private TableColumn<RequestRow, String> requestRate;
    @FXML private TableColumn<RequestRow, String> requestFailures;
    @FXML private TableColumn<RequestRow, String> requestP50;
    @FXML private TableColumn<RequestRow, String> requestP90;
    @FXML private TableColumn<RequestRow, String> requestP95;
    @FXML private TableColumn<RequestRow, String> requestP99;
    @FXML private TableColumn<RequestRow, String> requestTail;
    @FXML private TableColumn<RequestRow, String> requestIn;
    @FXML private TableColumn<RequestRow, String> requestOut;
    @FXML private Label noRequests;
    @FXML private Label spoken;

    /// The table of requests is being filled: what it selects meanwhile is nobody's choice.
    private boolean filling;

    FiguresController(RunViewModel run) {
        this.run = run;
    }

    @FXML
    private void initialize() {
        times.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        times.getColumns().add(named());
        for (int i = 0; i < TimesRow.COLUMNS.size(); i++) {
            times.getColumns().add(figure(i));
        }
        Columns.text(phase, PhaseRow::phase);
        Columns.text(connection, PhaseRow::connection);
        Columns.text(count, PhaseRow::count);
        Columns.text(mean, PhaseRow::mean);
        Columns.text(p50, PhaseRow::p50);
        Columns.text(p95, PhaseRow::p95);
        Columns.text(p99, PhaseRow::p99);
        Columns.text(max, PhaseRow::max);
        Columns.text(request, RequestRow::name);
        Columns.text(requestCount, RequestRow::count);
        Columns.text(requestRate, RequestRow::rate);
        Columns.text(requestFailures, RequestRow::failures);
        Columns.text(requestP50, RequestRow::p50);
        Columns.text(requestP90, RequestRow::p90);
        Columns.text(requestP95, RequestRow::p95);
        Columns.text(requestP99, RequestRow::p99);
        Columns.text(requestTail, RequestRow::tail);
        Columns.text(requestIn, RequestRow::received);
        Columns.text(requestOut, RequestRow::sent);
        var none = run.state().isEqualTo(RunState.IDLE);
        var nothing =
                Bindings.when(none)
                        .then("Figures of a run stand here.")
                        .otherwise("No good response.");
        noTimes.textProperty().bind(nothing);
        noPhases.textProperty().bind(nothing);
        noRequests.textProperty().bind(nothing);
        RunStanding standing = run.standing();
        timesHint
                .textProperty()
                .bind(
                        Bindings.when(standing.caveat().isEmpty())
                                .then(INTERVALS)
                                .otherwise(Bindings.concat(standing.caveat(), " ", INTERVALS)));
        timesHint.setTooltip(Tips.whole(timesHint));
        spoken.textProperty().bind(standing.spoken());
        lookup.textProperty().bind(standing.lookup());
        FieldBinding.show(lookup, standing.lookup().isNotEmpty());
        standing.lookups().addListener((_, _, _) -> showPhases());
        spoken.setMinHeight(Region.USE_PREF_SIZE);
        RequestFilter filter = run.requests();
        FieldBinding.show(
                requestHint,
                Bindings.createBooleanBinding(
                        () -> !filter.requests().get().isEmpty(), filter.requests()));
        requests.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> {
                    if (!filling && row != null) {
                        filter.choose(row.request());
                    }
                });
        requests.addEventHandler(KeyEvent.KEY_PRESSED, this::backToAll);
        filter.chosen().addListener((_, _, _) -> fill(this::selectChosen));
        WhileSeen.show(times, run.figures().page(), this::show);
    }

    private void show(FiguresPage page) {
        times.getItems().setAll(page.times());
        showPhases();
        list(page.requests());
        fit(requests, PHASES_ROW, 1);
        fit(times, TIMES_ROW, 3);
    }

    /// A look-up is over before the first second, so it is in no range.
    private void showPhases() {
        FiguresPage page = run.figures().page().get();
        phases.getItems()
                .setAll(
                        page.isRange()
                                ? page.phases()
                                : PhaseRow.after(run.standing().lookups().get(), page.phases()));
        fit(phases, PHASES_ROW, 3);
    }

    private void list(List<RequestRow> rows) {
        fill(() -> {
            requests.getItems().setAll(rows);
            selectChosen();
        });
    }

    private void fill(Runnable change) {
        filling = true;
        try {
            change.run();
        } finally {
            filling = false;
        }
    }

    /// Escape stops a run only where there is no choice left to be taken back.
    private void backToAll(KeyEvent event) {
        RequestFilter filter = run.requests();
        if (event.getCode() == KeyCode.ESCAPE && filter.chosen().get().isPresent()) {
            filter.choose(Optional.empty());
            event.consume();
        }
    }

    private void selectChosen() {
        List<RequestRow> rows = requests.getItems();
        Optional<RequestOfRun> chosen = run.requests().chosen().get();
        for (int row = 0; rows.size() > 1 && row < rows.size(); row++) {
            if (rows.get(row).request().equals(chosen)) {
                requests.getSelectionModel().select(row);
            }
        }
    }

    /// Gives a table the height of its rows: the page scrolls, no table in it does.
    private static void fit(TableView<?> table, double row, int least) {
        double height = HEAD + row * Math.max(least, table.getItems().size()) + 2;
        table.setFixedCellSize(row);
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
    }

    private static TableColumn<TimesRow, TimesRow> named() {
        TableColumn<TimesRow, TimesRow> column = new TableColumn<>("");
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TwoLineCell<>(TimesRow::name, TimesRow::span, _ -> ""));
        column.setMinWidth(NAME_WIDTH);
        column.setPrefWidth(NAME_WIDTH);
        Columns.fix(column);
        return column;
    }

    private static TableColumn<TimesRow, TimeCell> figure(int index) {
        TableColumn<TimesRow, TimeCell> column = new TableColumn<>(TimesRow.COLUMNS.get(index));
        column.getStyleClass().add("number");
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().cells().get(index)));
        column.setCellFactory(
                _ -> new TwoLineCell<>(TimeCell::value, TimeCell::range, TimeCell::tip));
        column.setMinWidth(FIGURE_WIDTH);
        column.setPrefWidth(FIGURE_WIDTH);
        Columns.fix(column);
        return column;
    }
}
