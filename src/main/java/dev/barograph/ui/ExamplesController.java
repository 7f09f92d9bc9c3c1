package dev.barograph.ui;

import dev.barograph.metrics.Exemplar;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Header;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The page of examples: a table to choose from, and all that is known of the one chosen.
final class ExamplesController {
    /// From here on there is room for every column.
    private static final double ALL_COLUMNS_WIDTH = 560;

    private final ExamplesViewModel examples;
    private final ObservableList<ExampleRow> rows = FXCollections.observableArrayList();

    @FXML private HBox scopes;
    @FXML private MenuButton kinds;
    @FXML private HBox chips;
    @FXML private Label summary;
    @FXML private TableView<ExampleRow> exampleTable;
    @FXML private TableColumn<ExampleRow, ExampleRow> ended;
    @FXML private TableColumn<ExampleRow, ExampleRow> end;
    @FXML private TableColumn<ExampleRow, ExampleRow> response;
    @FXML private TableColumn<ExampleRow, ExampleRow> service;
    @FXML private TableColumn<ExampleRow, ExampleRow> connection;
    @FXML private TableColumn<ExampleRow, ExampleRow> request;
    @FXML private Label noExamples;
    @FXML private Button clearFilter;
    @FXML private VBox chosen;
    @FXML private Label notChosen;
    @FXML private Label exampleTitle;
    @FXML private Label facts;
    @FXML private Label message;
    @FXML private GridPane waterfall;
    @FXML private Label noHeaders;
    @FXML private GridPane headers;

    /// The table is being filled: what it selects meanwhile is not the user's choice.
    private boolean filling;

    ExamplesController(ExamplesViewModel examples) {
        this.examples = examples;
    }

    @FXML
    private void initialize() {
        timed(ended, ExampleRow::ended, row -> row.example().sample().doneNanos());
        timed(
                response,
                ExampleRow::response,
                row -> ExampleRow.responseNanos(row.example()).orElse(0));
        timed(service, ExampleRow::service, row -> row.example().sample().serviceNanos());
        timed(
                connection,
                ExampleRow::connection,
                row -> row.example().exchange().connectionAgeNanos().orElse(-1));
        column(end, ExampleRow::end, Comparator.comparing(ExampleRow::end));
        column(request, ExampleRow::request, Comparator.comparing(ExampleRow::request));
        SortedList<ExampleRow> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(exampleTable.comparatorProperty());
        exampleTable.setItems(sorted);
        exampleTable
                .getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> choose(row));
        exampleTable.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        exampleTable
                .getSortOrder()
                .addListener(
                        (ListChangeListener<TableColumn<ExampleRow, ?>>)
                                order -> examples.setSorted(!order.getList().isEmpty()));
        exampleTable.widthProperty().addListener((_, _, _) -> fitColumns());
        summary.textProperty().bind(examples.summary());
        summary.setTooltip(Tips.whole(summary));
        noExamples.textProperty().bind(examples.emptiness());
        scopes();
        examples.filter().addListener((_, _, now) -> showFilter(now));
        showFilter(examples.filter().get());
        examples.page().addListener((_, _, now) -> show(now));
        show(examples.page().get());
        examples.detail().addListener((_, _, now) -> show(now));
        show(examples.detail().get());
    }

    private void scopes() {
        ToggleGroup group = new ToggleGroup();
        for (ExampleFilter.Scope scope : ExampleFilter.Scope.values()) {
            ToggleButton button = new ToggleButton(scope.title());
            button.setUserData(scope);
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                examples.setScope(scope);
                button.setSelected(true);
            });
            scopes.getChildren().add(button);
        }
        scopes.getChildren().getFirst().getStyleClass().add("left-pill");
        scopes.getChildren().getLast().getStyleClass().add("right-pill");
        for (Node middle : scopes.getChildren().subList(1, scopes.getChildren().size() - 1)) {
            middle.getStyleClass().add("center-pill");
        }
    }

    private static void timed(
            TableColumn<ExampleRow, ExampleRow> column,
            Function<ExampleRow, String> text,
            ToLongFunction<ExampleRow> time) {
        column(column, text, Comparator.comparingLong(time));
    }

    private static void column(
            TableColumn<ExampleRow, ExampleRow> column,
            Function<ExampleRow, String> text,
            Comparator<ExampleRow> order) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(ExampleRow row, boolean empty) {
                        super.updateItem(row, empty);
                        setText(empty || row == null ? null : text.apply(row));
                    }
                });
        column.setComparator(order);
        column.setReorderable(false);
    }

    private void showFilter(ExampleFilter filter) {
        for (Node node : scopes.getChildren()) {
            if (node instanceof ToggleButton button) {
                button.setSelected(button.getUserData() == filter.scope());
            }
        }
        chips.getChildren()
                .setAll(examples.chips().stream().map(ExamplesController::chip).toList());
        clearFilter.setVisible(!filter.isNone());
        clearFilter.setManaged(!filter.isNone());
    }

    private static Node chip(ExamplesViewModel.Chip chip) {
        Icon cross = new Icon();
        cross.setName("remove");
        Button button = new Button(chip.text(), cross);
        button.getStyleClass().add("chip");
        button.setAccessibleText("Take the filter " + chip.text() + " away");
        button.setOnAction(_ -> chip.remove().run());
        return button;
    }

    private void show(ExamplesPage page) {
        ExampleRow before = exampleTable.getSelectionModel().getSelectedItem();
        filling = true;
        try {
            rows.setAll(page.rows());
            exampleTable.getSelectionModel().clearSelection();
            if (before != null) {
                Exemplar same = before.example();
                rows.stream()
                        .filter(row -> row.example().equals(same))
                        .findFirst()
                        .ifPresent(exampleTable.getSelectionModel()::select);
            }
        } finally {
            filling = false;
        }
        // A run of one request needs no column for its name.
        request.setVisible(page.names() > 1);
        fitColumns();
        kinds.getItems().setAll(page.kinds().stream().map(this::kindItem).toList());
        kinds.setDisable(page.kinds().isEmpty());
    }

    /// Which request it was says more than its connection, which is among the facts of the one
    /// chosen.
    private void fitColumns() {
        connection.setVisible(!request.isVisible() || exampleTable.getWidth() >= ALL_COLUMNS_WIDTH);
    }

    private MenuItem kindItem(FailureKind kind) {
        MenuItem item = new MenuItem(kind.title());
        item.setOnAction(_ -> examples.setKind(Optional.of(kind)));
        return item;
    }

    private void choose(ExampleRow row) {
        if (row != null && !filling) {
            examples.select(row.example());
        }
    }

    private void show(Optional<ExampleDetail> detail) {
        notChosen.setVisible(detail.isEmpty());
        chosen.setVisible(detail.isPresent());
        waterfall.getChildren().clear();
        headers.getChildren().clear();
        detail.ifPresent(this::fill);
        examples.chosen().ifPresent(this::follow);
    }

    /// Selects what was chosen elsewhere, and takes the keys, which go on from there.
    private void follow(Exemplar example) {
        ExampleRow selected = exampleTable.getSelectionModel().getSelectedItem();
        if (selected != null && selected.example().equals(example)) {
            return;
        }
        for (ExampleRow row : exampleTable.getItems()) {
            if (row.example().equals(example)) {
                filling = true;
                exampleTable.getSelectionModel().select(row);
                filling = false;
                exampleTable.scrollTo(row);
                exampleTable.requestFocus();
                return;
            }
        }
    }

    private void fill(ExampleDetail detail) {
        exampleTitle.setText(detail.title());
        facts.setText(detail.facts());
        message.setText(detail.message());
        message.setVisible(!detail.message().isEmpty());
        message.setManaged(!detail.message().isEmpty());
        for (ExamplePhase phase : detail.phases()) {
            ExampleBar bar = new ExampleBar(phase);
            GridPane.setHgrow(bar, Priority.ALWAYS);
            bar.setAccessibleText(phase.name() + " " + phase.time());
            waterfall.addRow(
                    waterfall.getRowCount(),
                    label(phase.name(), "tile-name"),
                    bar,
                    label(phase.time(), "example-time"));
        }
        for (Header header : detail.headers()) {
            Label value = label(header.value(), "example-value");
            value.setWrapText(true);
            headers.addRow(headers.getRowCount(), label(header.name(), "tile-name"), value);
        }
        noHeaders.setVisible(detail.headers().isEmpty());
        noHeaders.setManaged(detail.headers().isEmpty());
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    private void keyPressed(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            copy();
            event.consume();
        }
    }

    @FXML
    private void clearFilter() {
        examples.clearFilter();
    }

    @FXML
    private void copy() {
        examples.detail().get().ifPresent(detail -> Copying.text(detail.text()));
    }
}
