package dev.barograph.ui;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The page that holds two runs against each other.
final class CompareController {
    private final CompareViewModel model;
    private final CompareBoard board;

    /// What had the keyboard when this page came.
    private @Nullable Node before;

    @FXML private Label runA;
    @FXML private Label runB;
    @FXML private Button chooseA;
    @FXML private Button swap;
    @FXML private Label message;
    @FXML private ProgressIndicator progress;
    @FXML private Button cancel;
    @FXML private Button again;
    @FXML private Button anyway;
    @FXML private VBox reasons;
    @FXML private VBox notes;
    @FXML private Node tableCard;
    @FXML private TableView<CompareRow> table;
    @FXML private TableColumn<CompareRow, String> figure;
    @FXML private TableColumn<CompareRow, String> valueA;
    @FXML private TableColumn<CompareRow, String> valueB;
    @FXML private TableColumn<CompareRow, String> change;
    @FXML private TableColumn<CompareRow, String> difference;
    @FXML private TableColumn<CompareRow, CompareRow> finding;
    @FXML private TableColumn<CompareRow, String> why;
    @FXML private HBox charts;

    CompareController(CompareViewModel model, CompareBoard board) {
        this.model = model;
        this.board = board;
    }

    @FXML
    private void initialize() {
        name(runA, model.titleA(), model.a());
        name(runB, model.titleB(), model.b());
        swap.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> model.a().get().isEmpty() || model.b().get().isEmpty(),
                                model.a(),
                                model.b()));
        message.textProperty().bind(model.message());
        showIn(progress, CompareState.LOADING);
        showIn(cancel, CompareState.LOADING);
        showIn(again, CompareState.READY, CompareState.FAILED);
        showIn(anyway, CompareState.REFUSED);
        showIn(tableCard, CompareState.COMPARED);
        showIn(charts, CompareState.COMPARED);
        list(reasons, model.reasons(), "compare-reason");
        list(notes, model.notes(), "hint");
        Columns.text(figure, CompareRow::figure);
        Columns.text(valueA, CompareRow::a);
        Columns.text(valueB, CompareRow::b);
        Columns.text(change, CompareRow::change);
        Columns.text(difference, CompareRow::difference);
        Columns.text(why, CompareRow::why);
        Columns.fix(finding);
        finding.setCellValueFactory(row ->
                new javafx.beans.property.ReadOnlyObjectWrapper<>(row.getValue())
                        .getReadOnlyProperty());
        finding.setCellFactory(_ -> new FindingCell());
        table.setItems(model.rows());
        CellTips.on(table, Columns.TIP_WIDTH);
        for (ChartPane pane : board.panes()) {
            StackPane card = new StackPane(pane);
            card.getStyleClass().addAll("card", "chart-card");
            HBox.setHgrow(card, Priority.ALWAYS);
            charts.getChildren().add(card);
        }
        model.compared().addListener((_, _, now) -> board.show(now));
        model.shown().addListener((_, _, now) -> moveKeyboard(now));
    }

    /// Onto this page when it comes, and to where it was when it goes.
    private void moveKeyboard(boolean shown) {
        if (shown) {
            before = chooseA.getScene().getFocusOwner();
            chooseA.requestFocus();
        } else if (before != null) {
            before.requestFocus();
            before = null;
        }
    }

    private void showIn(Node node, CompareState... states) {
        node.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> java.util.List.of(states).contains(model.state().get()),
                                model.state()));
        node.managedProperty().bind(node.visibleProperty());
    }

    /// With the file behind it.
    private static void name(
            Label label, ReadOnlyStringProperty title, ReadOnlyObjectProperty<Optional<Path>> run) {
        label.textProperty().bind(title);
        Tips.advise(
                label,
                Bindings.createStringBinding(
                        () -> run.get().map(Path::toString).orElse(title.get()), run, title));
    }

    private static void list(VBox box, ObservableList<String> texts, String style) {
        texts.addListener((ListChangeListener<String>) _ -> fill(box, texts, style));
        fill(box, texts, style);
    }

    private static void fill(VBox box, ObservableList<String> texts, String style) {
        box.getChildren()
                .setAll(
                        texts.stream()
                                .map(text -> {
                                    Label label = new Label(text);
                                    label.setWrapText(true);
                                    label.getStyleClass().add(style);
                                    return label;
                                })
                                .toList());
        box.setVisible(!texts.isEmpty());
        box.setManaged(!texts.isEmpty());
    }

    @FXML
    private void chooseA() {
        model.chooseA();
    }

    @FXML
    private void chooseB() {
        model.chooseB();
    }

    @FXML
    private void swap() {
        model.swap();
    }

    // A button that goes would leave the keyboard to the next field, the name of the profile.
    @FXML
    private void cancel() {
        chooseA.requestFocus();
        model.cancel();
    }

    @FXML
    private void again() {
        chooseA.requestFocus();
        model.compare();
    }

    @FXML
    private void anyway() {
        chooseA.requestFocus();
        model.compareAnyway();
    }

    @FXML
    private void close() {
        model.hide();
    }
}
