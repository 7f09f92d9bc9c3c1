package dev.barograph.ui;

import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/// The frame: editors on the left, the live view on the right, a line about what was done below.
final class MainController {
    private final WindowViewModel window;

    @FXML private Node split;
    @FXML private Node comparePage;
    @FXML private TabPane tabs;
    @FXML private Tab requestTab;
    @FXML private Tab loadTab;
    @FXML private Tab limitsTab;
    @FXML private Tab thresholdsTab;
    @FXML private Tab runsTab;
    @FXML private Hyperlink undoDelete;
    @FXML private ProgressIndicator busy;
    @FXML private Label notice;
    @FXML private Label demo;

    MainController(WindowViewModel window) {
        this.window = window;
    }

    @FXML
    private void initialize() {
        busy.visibleProperty().bind(window.work().busy());
        busy.managedProperty().bind(busy.visibleProperty());
        notice.textProperty().bind(window.notice());
        comparePage.visibleProperty().bind(window.compare().shown());
        split.visibleProperty().bind(window.compare().shown().not());
        demo.setText(window.demoTarget());
        window.onEdit(() -> FieldFinder.focus(split.getScene(), RequestField.URL.nodeId()));
        window.editor().reading().addListener((_, _, now) -> count(now));
        count(window.editor().reading().get());
        followTabs();
        RunTrash trash = window.runs().trash();
        // As long as the line at the bottom is about the deletion.
        FieldBinding.show(
                undoDelete,
                trash.canUndo()
                        .and(
                                Bindings.createBooleanBinding(
                                        () ->
                                                window.notice()
                                                        .get()
                                                        .equals(trash.lastDeletion().get()),
                                        window.notice(),
                                        trash.lastDeletion())));
    }

    /// Keeps the page on screen and the one that the view model knows the same.
    private void followTabs() {
        Map<EditorPage, Tab> pages =
                Map.of(
                        EditorPage.REQUEST, requestTab,
                        EditorPage.LOAD, loadTab,
                        EditorPage.LIMITS, limitsTab,
                        EditorPage.THRESHOLDS, thresholdsTab,
                        EditorPage.RUNS, runsTab);
        var shown = window.editor().page();
        pages.forEach((page, tab) ->
                tab.selectedProperty()
                        .addListener((_, _, selected) -> {
                            if (selected) {
                                shown.set(page);
                            }
                        }));
        shown.addListener((_, _, page) -> tabs.getSelectionModel().select(pages.get(page)));
    }

    @FXML
    private void undoDelete() {
        window.runs().trash().undo();
    }

    /// Says on each tab how many problems are behind it, so that none is hidden by another tab.
    private void count(Reading reading) {
        requestTab.setText("Request" + reading.mark("request"));
        loadTab.setText("Load" + reading.mark("load."));
        limitsTab.setText("Limits" + reading.mark("limits."));
        thresholdsTab.setText("Thresholds" + reading.mark("thresholds"));
    }
}
