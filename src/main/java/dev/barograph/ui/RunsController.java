package dev.barograph.ui;

import dev.barograph.record.HistoryOrder;
import dev.barograph.record.HistoryRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The list of kept runs with its search field and its commands.
final class RunsController {
    /// Runs of other programs appear within this time.
    private static final Duration LOOK = Duration.seconds(5);

    private final WindowViewModel window;
    private final RunsViewModel runs;
    private final RunActions actions;

    private final Timeline looking = new Timeline(new KeyFrame(LOOK, _ -> look()));
    private @Nullable ShownInWindow shown;

    @FXML private VBox page;
    @FXML private TextField search;
    @FXML private ComboBox<HistoryOrder> order;
    @FXML private HBox readingBar;
    @FXML private Label reading;
    @FXML private ListView<HistoryRow> runList;
    @FXML private Label heading;
    @FXML private Label advice;
    @FXML private Node openPlace;
    @FXML private Node againPlace;
    @FXML private Node comparePlace;
    @FXML private Button open;
    @FXML private Button again;
    @FXML private Button compare;
    @FXML private MenuButton more;

    RunsController(WindowViewModel window) {
        this.window = window;
        this.runs = window.runs().list();
        this.actions = window.runs().actions();
    }

    @FXML
    private void initialize() {
        search.textProperty().bindBidirectional(runs.search());
        order.getItems().setAll(HistoryOrder.values());
        order.setConverter(new Titles());
        order.valueProperty().bindBidirectional(runs.order());
        FieldBinding.show(readingBar, runs.reading().isNotEmpty());
        reading.textProperty().bind(runs.reading());
        FieldBinding.reason(heading, runs.heading());
        FieldBinding.reason(advice, runs.advice());
        bindList();
        bindCommands();
        followPage();
    }

    private void bindList() {
        runList.setCellFactory(_ -> new RunCell(window.runs().intervals()));
        runList.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        runList.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<HistoryRow>) _ -> selected());
        runs.shown().addListener((_, _, rows) -> list(rows));
        list(runs.shown().get());
        runList.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        runList.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(RunMenu.items(actions, window.runs().trash(), runs.selected()));
        runList.setContextMenu(menu);
    }

    private void bindCommands() {
        more.getItems().setAll(RunMenu.items(actions, window.runs().trash(), runs.selected()));
        open.disableProperty().bind(actions.canShow().not());
        Tips.advise(openPlace, actions.openAdvice());
        again.disableProperty().bind(actions.canRunAgain().not());
        Tips.advise(againPlace, actions.againAdvice());
        compare.disableProperty().bind(actions.canCompare().not());
        Tips.advise(comparePlace, actions.compareAdvice());
        search.setTooltip(new Tooltip("Words of a name, a tag, a note or an address"));
    }

    /// Looks for changes while somebody can see the list.
    private void followPage() {
        looking.setCycleCount(Animation.INDEFINITE);
        shown = new ShownInWindow(page, this::shownOrHidden);
    }

    private void shownOrHidden() {
        boolean seen = shown != null && shown.isShown();
        if (seen == (looking.getStatus() == Animation.Status.RUNNING)) {
            return;
        }
        if (seen) {
            runs.refresh();
            looking.playFromStart();
        } else {
            looking.stop();
        }
    }

    /// Not in mid-run: the load comes first.
    private void look() {
        if (!window.run().active().get()) {
            runs.refreshIfChanged();
        }
    }

    /// Keeps the selection where it was, as far as the runs are still there.
    private void list(List<HistoryRow> rows) {
        Set<String> kept =
                runs.selected().get().stream().map(HistoryRow::id).collect(Collectors.toSet());
        int focused = runList.getFocusModel().getFocusedIndex();
        runList.getItems().setAll(rows);
        int[] again =
                IntStream.range(0, rows.size())
                        .filter(i -> kept.contains(rows.get(i).id()))
                        .toArray();
        runList.getSelectionModel().clearSelection();
        for (int index : again) {
            runList.getSelectionModel().select(index);
        }
        if (again.length == 0 && !rows.isEmpty() && focused >= 0) {
            runList.getFocusModel().focus(Math.min(focused, rows.size() - 1));
        }
    }

    private void selected() {
        runs.selected().set(List.copyOf(runList.getSelectionModel().getSelectedItems()));
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> {
                if (event.isShortcutDown()) {
                    actions.runAgain();
                } else {
                    actions.open();
                }
            }
            case F2 -> actions.rename();
            case DELETE -> window.runs().trash().delete();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            actions.open();
        }
    }

    @FXML
    private void toList(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            runList.requestFocus();
            if (runList.getSelectionModel().isEmpty()) {
                runList.getSelectionModel().selectFirst();
            }
            event.consume();
        }
    }

    @FXML
    private void stopReading() {
        runs.stopReading();
    }

    @FXML
    private void open() {
        actions.open();
    }

    @FXML
    private void again() {
        actions.runAgain();
    }

    @FXML
    private void compare() {
        actions.compare();
    }

    private static final class Titles extends StringConverter<HistoryOrder> {
        @Override
        public String toString(@Nullable HistoryOrder order) {
            return order == null ? "" : order.title();
        }

        @Override
        public HistoryOrder fromString(String title) {
            throw new IllegalStateException("orders are chosen, not typed");
        }
    }
}
