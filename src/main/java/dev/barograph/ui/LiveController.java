package dev.barograph.ui;

import dev.barograph.metrics.RequestOfRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// The live view: tiles, and the pages below them.
final class LiveController {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /// In less the numbers and the tools beside the tabs need smaller type and gaps.
    private static final double NARROW_WIDTH = 760;

    private final WindowViewModel window;
    private final ChartBoard board;

    @FXML private VBox live;
    @FXML private Label title;
    @FXML private Label outcome;
    @FXML private Button export;
    @FXML private Label rateSpan;
    @FXML private Label latencySpan;
    @FXML private Label errorSpan;
    @FXML private Label asked;
    @FXML private Label askedName;
    @FXML private Label sent;
    @FXML private Label done;
    @FXML private PercentileTiles percentiles;
    @FXML private Label errors;
    @FXML private Label errorsBound;
    @FXML private Tooltip errorsTip;
    @FXML private Label inFlight;
    @FXML private Label inFlightName;
    @FXML private Label waiting;
    @FXML private Label waitingName;
    @FXML private TabPane tabs;
    @FXML private Tab chartsTab;
    @FXML private Tab figuresTab;
    @FXML private Tab errorsTab;
    @FXML private Tab examplesTab;
    @FXML private Tab generatorTab;
    @FXML private ScrollPane charts;
    @FXML private Label range;
    @FXML private Button clearRange;
    @FXML private Button followLive;
    @FXML private MenuButton cards;

    LiveController(WindowViewModel window, ChartBoard board) {
        this.window = window;
        this.board = board;
    }

    @FXML
    private void initialize() {
        live.widthProperty()
                .addListener((_, _, now) ->
                        live.pseudoClassStateChanged(NARROW, now.doubleValue() < NARROW_WIDTH));
        RunViewModel run = window.run();
        var none = run.state().isEqualTo(RunState.IDLE);
        title.textProperty()
                .bind(Bindings.when(none).then("No run yet").otherwise(run.standing().title()));
        outcome.textProperty()
                .bind(
                        Bindings.when(none)
                                .then("Press Run (F5 or Ctrl+R).")
                                .otherwise(run.standing().outcome()));
        outcome.setTooltip(Tips.whole(outcome));
        export.disableProperty().bind(window.export().possible().not());
        run.tiles().addListener((_, _, now) -> show(now));
        show(run.tiles().get());
        run.standing().caveat().addListener((_, _, _) -> show(run.tiles().get()));
        run.requests().chosen().addListener((_, _, now) -> name(now));
        ChartGrid grid = new ChartGrid(board.ofLoad(), board.dashboard());
        charts.setContent(grid);
        charts.viewportBoundsProperty()
                .addListener((_, _, now) -> grid.fit(now.getWidth(), now.getHeight()));
        // Charts are chosen where they are seen.
        FieldBinding.show(cards, chartsTab.selectedProperty());
        cards.setOnShowing(_ -> listCards(grid));
        listCards(grid);
        showRange();
        followTabs();
        errorsTab
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> ErrorLine.title(run.errors()), run.errors()));
    }

    private void showRange() {
        RunViewModel run = window.run();
        ChartTimeViewModel time = run.time();
        range.textProperty().bind(run.rangeWords());
        var selected =
                Bindings.createBooleanBinding(
                        () -> time.selection().get().isPresent(), time.selection());
        FieldBinding.show(clearRange, selected);
        time.selection()
                .addListener(
                        (_, _, now) -> range.pseudoClassStateChanged(SELECTED, now.isPresent()));
        FieldBinding.show(
                followLive,
                Bindings.createBooleanBinding(
                        () -> time.window().get().isPresent(), time.window()));
        followLive
                .textProperty()
                .bind(Bindings.when(run.active()).then("Follow live").otherwise("Show all"));
    }

    /// Which charts are on the dashboard, and what can be changed about that.
    private void listCards(ChartGrid grid) {
        List<MenuItem> items = new ArrayList<>();
        List<String> shown = grid.shown();
        for (ChartCard card : board.ofLoad()) {
            CheckMenuItem item = new CheckMenuItem(card.chart().title());
            item.setMnemonicParsing(false);
            item.setSelected(shown.contains(card.chart().id()));
            item.setOnAction(_ -> board.dashboard().toggle(card.chart().id(), shown));
            items.add(item);
        }
        items.add(new SeparatorMenuItem());
        items.add(item("fitCharts", "As many as fit", board.dashboard()::fit));
        items.add(item("allCharts", "All", board.dashboard()::showAll));
        cards.getItems().setAll(items);
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// Keeps the page on screen and the one that the view model knows the same.
    private void followTabs() {
        Map<LiveTab, Tab> pages =
                Map.of(
                        LiveTab.CHARTS, chartsTab,
                        LiveTab.FIGURES, figuresTab,
                        LiveTab.ERRORS, errorsTab,
                        LiveTab.EXAMPLES, examplesTab,
                        LiveTab.GENERATOR, generatorTab);
        pages.forEach((page, tab) ->
                tab.selectedProperty()
                        .addListener((_, _, selected) -> {
                            if (selected) {
                                window.liveTab().set(page);
                            }
                        }));
        window.liveTab()
                .addListener((_, _, page) -> {
                    tabs.getSelectionModel().select(pages.get(page));
                    // Else what had the focus is gone, and the next key may land in a text field.
                    tabs.requestFocus();
                });
    }

    /// Says which of the numbers are not of the chosen request alone.
    private void name(Optional<RequestOfRun> request) {
        Optional<RequestOfRun> share = request.filter(RequestOfRun::open);
        askedName.setText(share.isPresent() ? "asked, share" : "asked");
        askedName.setTooltip(
                share.map(one ->
                                new Tooltip(
                                        Figures.percent(one.share())
                                                + " of what the plan asks for: the share of its"
                                                + " weight"))
                        .orElse(null));
        inFlightName.setText(request.isPresent() ? "in flight, all" : "in flight");
        waitingName.setText(request.isPresent() ? "waiting, all" : "waiting");
    }

    private void show(Tiles tiles) {
        rateSpan.setText(tiles.rateSpan());
        latencySpan.setText(tiles.totalSpan());
        errorSpan.setText(tiles.totalSpan());
        asked.setText(tiles.asked());
        sent.setText(tiles.sent());
        done.setText(tiles.done());
        percentiles.show(tiles, window.run().standing().caveat().get());
        errors.setText(tiles.errors().value());
        FieldBinding.setWrong(errors, tiles.errors().any());
        errorsBound.setText(tiles.errors().bound());
        errorsTip.setText(tiles.errors().words());
        errors.setAccessibleText("errors " + tiles.errors().value() + " " + tiles.errors().bound());
        inFlight.setText(tiles.inFlight());
        waiting.setText(tiles.waiting());
    }

    @FXML
    private void clearRange() {
        window.run().time().clearSelection();
    }

    @FXML
    private void follow() {
        window.run().time().followLive();
    }

    @FXML
    private void export() {
        window.export().exportCsv();
    }
}
