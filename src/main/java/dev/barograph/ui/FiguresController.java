package dev.barograph.ui;

import dev.barograph.metrics.RequestOfRun;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    private static final double REQUESTS_ROW = 36;
    private static final double NAME_WIDTH = 106;
    private static final double FIGURE_WIDTH = 59;
    private static final double REQUEST_LEAST = 57;
    private static final double REQUEST_WIDTH = 72;
    private static final double REQUEST_WIDEST = 110;
    private static final double TIP_WIDTH = 360;

    private static final String INTERVALS =
            "below each percentile its 95 % interval, or why it has none";

    private final RunViewModel run;

    @FXML private TableView<TimesRow> times;
    @FXML private Label timesHint;
    @FXML private Label noTimes;
    @FXML private TableView<PhaseRow> phases;
    @FXML private Label noPhases;
    @FXML private Label lookup;
    @FXML private TableView<RequestRow> requests;
    @FXML private Label requestHint;
    @FXML private TableColumn<RequestRow, String> request;
    @FXML private TableColumn<RequestRow, RequestRow> requestDone;
    @FXML private TableColumn<RequestRow, RequestRow> requestFailures;
    @FXML private TableColumn<RequestRow, RequestRow> requestBytes;
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
        times.getColumns().add(named(TimesRow::name, TimesRow::span));
        for (int i = 0; i < TimesRow.COLUMNS.size(); i++) {
            times.getColumns().add(figure(i, TimesRow::cells));
        }
        phases.getColumns().add(named(PhaseRow::phase, PhaseRow::samples));
        for (int i = 0; i < TimesRow.COLUMNS.size(); i++) {
            phases.getColumns().add(figure(i, PhaseRow::cells));
        }
        Columns.text(request, RequestRow::name);
        twoLines(requestDone, RequestRow::count, RequestRow::rate);
        twoLines(requestFailures, RequestRow::failures, RequestRow::failed);
        twoLines(requestBytes, RequestRow::received, RequestRow::sent);
        for (int i = 0; i < RequestRow.COLUMNS.size(); i++) {
            // Before the bytes.
            requests.getColumns().add(requests.getColumns().size() - 1, ofRequest(i));
        }
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
        List.of(times, phases, requests).forEach(each -> CellTips.on(each, TIP_WIDTH));
        WhileSeen.show(times, run.figures().page(), this::show);
        ShownInWindow.follow(times, run.figures()::seeTables);
    }

    private void show(FiguresPage page) {
        times.getItems().setAll(page.times());
        showPhases();
        list(page.requests());
        fit(requests, REQUESTS_ROW, 1);
        fit(times, TIMES_ROW, 3);
    }

    /// A look-up is over before the first second, so it is in no range.
    private void showPhases() {
        FiguresPage page = run.figures().page().get();
        List<PhaseRow> rows = page.phases().orElse(List.of());
        phases.getItems()
                .setAll(
                        page.isRange()
                                ? rows
                                : PhaseRow.after(run.standing().lookups().get(), rows));
        noPhases.setVisible(page.phases().isPresent());
        fit(phases, TIMES_ROW, 3);
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

    private static <T> TableColumn<T, T> named(
            Function<T, String> name, Function<T, String> below) {
        TableColumn<T, T> column = new TableColumn<>("");
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TwoLineCell<>(name, below, _ -> ""));
        column.setMinWidth(NAME_WIDTH);
        column.setPrefWidth(NAME_WIDTH);
        Columns.fix(column);
        return column;
    }

    /// @param cells one for each of [TimesRow#COLUMNS]
    private static <T> TableColumn<T, TimeCell> figure(
            int index, Function<T, List<TimeCell>> cells) {
        TableColumn<T, TimeCell> column = new TableColumn<>(TimesRow.COLUMNS.get(index));
        column.getStyleClass().add("number");
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(cells.apply(row.getValue()).get(index)));
        column.setCellFactory(
                _ -> new TwoLineCell<>(TimeCell::value, TimeCell::range, TimeCell::tip));
        column.setMinWidth(FIGURE_WIDTH);
        column.setPrefWidth(FIGURE_WIDTH);
        Columns.fix(column);
        return column;
    }

    private static TableColumn<RequestRow, RequestRow> ofRequest(int index) {
        String title = RequestRow.COLUMNS.get(index);
        TableColumn<RequestRow, RequestRow> column = new TableColumn<>(title);
        column.getStyleClass().add("number");
        column.setMinWidth(REQUEST_LEAST);
        column.setPrefWidth(REQUEST_WIDTH);
        column.setMaxWidth(REQUEST_WIDEST);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ ->
                new TwoLineCell<>(
                        row -> row.times().get(index).response(),
                        row -> row.times().get(index).service(),
                        row -> row.times().get(index).words()));
        Columns.fix(column);
        return column;
    }

    private static void twoLines(
            TableColumn<RequestRow, RequestRow> column,
            Function<RequestRow, String> upper,
            Function<RequestRow, String> lower) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TwoLineCell<>(upper, lower, _ -> ""));
        Columns.fix(column);
    }
}
