package dev.barograph.ui;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;

/// The menu bar: every command of the window with its key.
final class MenuController {
    private final WindowViewModel window;

    @FXML private MenuBar bar;
    @FXML private Menu recent;
    @FXML private MenuItem export;
    @FXML private MenuItem undo;
    @FXML private MenuItem redo;
    @FXML private MenuItem start;
    @FXML private MenuItem stop;
    @FXML private MenuItem calibrate;
    @FXML private MenuItem more;
    @FXML private MenuItem less;
    @FXML private MenuItem pause;
    @FXML private MenuItem hold;
    @FXML private MenuItem follow;
    @FXML private MenuItem note;
    @FXML private MenuItem stages;
    @FXML private MenuItem lookAt;
    @FXML private RadioMenuItem system;
    @FXML private RadioMenuItem light;
    @FXML private RadioMenuItem dark;

    MenuController(WindowViewModel window) {
        this.window = window;
    }

    @FXML
    private void initialize() {
        export.disableProperty().bind(window.export().possible().not());
        undo.disableProperty().bind(window.editor().canUndo().not());
        redo.disableProperty().bind(window.editor().canRedo().not());
        start.disableProperty().bind(window.control().canStart().not());
        stop.disableProperty().bind(window.run().active().not());
        calibrate.disableProperty().bind(window.control().canStart().not());
        SteeringViewModel steering = window.run().steering();
        for (MenuItem item : List.of(more, less, pause, note)) {
            item.disableProperty().bind(steering.steerable().not());
        }
        hold.disableProperty().bind(steering.steerable().not().or(steering.held()));
        follow.disableProperty().bind(steering.canFollow().not());
        RequestFilter requests = window.run().requests();
        lookAt.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> requests.requests().get().isEmpty(), requests.requests()));
        stages.disableProperty().bind(steering.canSave().not());
        window.settings().recent().addListener((InvalidationListener) _ -> listRecent());
        listRecent();
        theme(system, ThemeChoice.SYSTEM);
        theme(light, ThemeChoice.LIGHT);
        theme(dark, ThemeChoice.DARK);
    }

    private void theme(RadioMenuItem item, ThemeChoice choice) {
        item.setSelected(window.settings().theme().get() == choice);
        item.setOnAction(_ -> window.settings().theme().set(choice));
    }

    private void listRecent() {
        recent.getItems().setAll(window.settings().recent().stream().map(this::item).toList());
        recent.setDisable(recent.getItems().isEmpty());
    }

    private MenuItem item(Path path) {
        MenuItem item = new MenuItem(path.toString());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> window.document().open(path));
        return item;
    }

    @FXML
    private void create() {
        window.document().showNew(StarterProfiles.blank(), window::edit);
    }

    @FXML
    private void open() {
        window.document().open();
    }

    @FXML
    private void openDemo() {
        window.document().showNew(window.demo());
    }

    @FXML
    private void save() {
        window.document().save();
    }

    @FXML
    private void saveAs() {
        window.document().saveAs();
    }

    @FXML
    private void export() {
        window.export().exportCsv();
    }

    @FXML
    private void quit() {
        window.close();
    }

    @FXML
    private void undo() {
        window.editor().undo();
    }

    @FXML
    private void redo() {
        window.editor().redo();
    }

    @FXML
    private void start() {
        window.control().start();
    }

    @FXML
    private void stop() {
        window.run().stop();
    }

    @FXML
    private void more() {
        window.run().steering().more();
    }

    @FXML
    private void less() {
        window.run().steering().less();
    }

    @FXML
    private void pauseOrResume() {
        window.run().steering().pauseOrResume();
    }

    @FXML
    private void hold() {
        window.run().steering().hold();
    }

    @FXML
    private void followPlan() {
        window.run().steering().followPlan();
    }

    @FXML
    private void note() {
        if (bar.getScene().lookup("#note") instanceof Button button) {
            button.fire();
        }
    }

    @FXML
    private void saveAsStages() {
        window.saveSteeredAsStages();
    }

    @FXML
    private void calibrate() {
        window.control().calibrate();
    }

    @FXML
    private void showRuns() {
        FieldFinder.focus(bar.getScene(), "runSearch");
    }

    @FXML
    private void compare() {
        window.showComparison();
    }

    @FXML
    private void lookAt() {
        if (bar.getScene().lookup("#requestFilter") instanceof ComboBox<?> filter) {
            filter.requestFocus();
            filter.show();
        }
    }

    @FXML
    private void showCharts() {
        window.liveTab().set(LiveTab.CHARTS);
    }

    @FXML
    private void showFigures() {
        window.liveTab().set(LiveTab.FIGURES);
    }

    @FXML
    private void showErrors() {
        window.liveTab().set(LiveTab.ERRORS);
    }

    @FXML
    private void showExamples() {
        window.liveTab().set(LiveTab.EXAMPLES);
    }

    @FXML
    private void showGenerator() {
        window.liveTab().set(LiveTab.GENERATOR);
    }

    @FXML
    private void about() {
        window.dialogs().showAbout();
    }
}
