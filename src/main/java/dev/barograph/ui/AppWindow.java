package dev.barograph.ui;

import dev.barograph.scheduling.Scheduling;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Builds the window on a stage and joins its parts. FX thread only.
final class AppWindow {
    private static final double WIDTH = 1_360;
    private static final double HEIGHT = 860;
    private static final double LEAST_WIDTH = 1_024;
    private static final double LEAST_HEIGHT = 680;

    private static final KeyCombination UNDO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO =
            new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO_TOO =
            new KeyCodeCombination(
                    KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination RUN =
            new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN);

    /// Names of the threads that draw, as the system cuts them.
    private static final Set<String> DRAWING = Set.of("JavaFX Applicat", "QuantumRenderer");

    private final WindowViewModel model;
    private final ChartBoard board;
    private final CompareBoard compareBoard = new CompareBoard();
    private final Theme theme;

    /// @param choices where files are chosen
    /// @param away runs what is slow
    /// @param exit ends the program
    AppWindow(
            Stage stage,
            WindowViewModel.Services services,
            FileChoices choices,
            Executor away,
            Runnable exit) {
        model =
                new WindowViewModel(
                        services,
                        new FxDialogs(stage),
                        choices,
                        new Work(away, FxBridge::post),
                        exit);
        board =
                new ChartBoard(
                        model.run().time(),
                        model.settings(),
                        model.work(),
                        choices,
                        model.dialogs(),
                        model::say,
                        found ->
                                model.showExamples(
                                        Optional.of(found.cell().time()),
                                        Optional.of(LatencyBand.ofCell(found)),
                                        Optional.empty()));
        away.execute(() -> Scheduling.patient(DRAWING::contains));
        theme = new Theme(model.settings().theme(), this::restyle);
        Map<Class<?>, Supplier<Object>> controllers = controllers();
        Parent root =
                View.MAIN.load(type ->
                        Objects.requireNonNull(controllers.get(type), type.getName()).get());
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene =
                new Scene(
                        root,
                        Math.min(WIDTH, screen.getWidth()),
                        Math.min(HEIGHT, screen.getHeight()));
        scene.getStylesheets().add("/css/barograph.css");
        keys(scene);
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.getIcons()
                .setAll(
                        IntStream.of(16, 32, 48, 64, 128, 256)
                                .mapToObj(size -> new Image("/icons/barograph-" + size + ".png"))
                                .toList());
        var editor = model.editor();
        stage.titleProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        (editor.unsaved().get() ? "*" : "")
                                                + editor.text(Field.NAME).get()
                                                + " – Barograph",
                                editor.unsaved(),
                                editor.text(Field.NAME)));
        stage.setOnCloseRequest(event -> {
            event.consume();
            model.close();
        });
        new Poller(model.run(), model.calibration(), board);
        // The first key press can be Run.
        root.lookup("#run").requestFocus();
    }

    private Map<Class<?>, Supplier<Object>> controllers() {
        RunViewModel run = model.run();
        EditorViewModel editor = model.editor();
        return Map.ofEntries(
                Map.entry(MainController.class, () -> new MainController(model)),
                Map.entry(MenuController.class, () -> new MenuController(model)),
                Map.entry(ToolbarController.class, () -> new ToolbarController(model)),
                Map.entry(
                        RequestsController.class, () -> new RequestsController(editor.requests())),
                Map.entry(RequestController.class, () -> new RequestController(editor.requests())),
                Map.entry(LoadController.class, () -> new LoadController(editor, board)),
                Map.entry(LimitsController.class, () -> new LimitsController(editor)),
                Map.entry(ThresholdsController.class, () -> new ThresholdsController(editor)),
                Map.entry(RunsController.class, () -> new RunsController(model)),
                Map.entry(ProblemsController.class, () -> new ProblemsController(editor)),
                Map.entry(LiveController.class, () -> new LiveController(model, board)),
                Map.entry(
                        RequestFilterController.class,
                        () -> new RequestFilterController(run.requests())),
                Map.entry(StandStillController.class, () -> new StandStillController(run)),
                Map.entry(SteeringController.class, () -> new SteeringController(model)),
                Map.entry(
                        VerdictController.class,
                        () ->
                                new VerdictController(
                                        run.verdict(),
                                        run.requests().ofAll(run.headline().text()),
                                        run.thresholds(),
                                        run.thresholdsOf(),
                                        run.active())),
                Map.entry(
                        CalibrationController.class,
                        () -> new CalibrationController(model.calibration())),
                Map.entry(
                        CompareController.class,
                        () -> new CompareController(model.compare(), compareBoard)),
                Map.entry(FiguresController.class, () -> new FiguresController(run)),
                Map.entry(
                        ErrorsController.class,
                        () ->
                                new ErrorsController(
                                        run,
                                        kind ->
                                                model.showExamples(
                                                        run.time().selection().get(),
                                                        Optional.empty(),
                                                        Optional.of(kind)))),
                Map.entry(ExamplesController.class, () -> new ExamplesController(run.examples())),
                Map.entry(GeneratorController.class, () -> new GeneratorController(run, board)));
    }

    private void undo(Scene scene) {
        Node focus = scene.getFocusOwner();
        switch (UndoPlace.of(focus)) {
            case PROFILE -> model.editor().undo();
            case RUNS -> model.runs().trash().undo();
            case TEXT -> ((TextInputControl) focus).undo();
        }
    }

    private void redo(Scene scene) {
        Node focus = scene.getFocusOwner();
        switch (UndoPlace.of(focus)) {
            case PROFILE -> model.editor().redo();
            case RUNS -> {}
            case TEXT -> ((TextInputControl) focus).redo();
        }
    }

    WindowViewModel model() {
        return model;
    }

    ChartBoard board() {
        return board;
    }

    /// Stops following the desktop and drawing charts.
    void close() {
        theme.close();
        board.close();
        compareBoard.close();
    }

    private void restyle(boolean dark) {
        board.restyle(dark);
        compareBoard.restyle(dark);
    }

    /// Undo and redo are taken before a text field sees them: those of the profile have one history
    /// together. Escape stops a run or a calibration if nothing else wants the key.
    private void keys(Scene scene) {
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (UNDO.match(event)) {
                        undo(scene);
                        event.consume();
                    } else if (REDO.match(event) || REDO_TOO.match(event)) {
                        redo(scene);
                        event.consume();
                    }
                });
        scene.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE
                            && (model.compare().hide() || model.control().stop())) {
                        event.consume();
                    }
                });
        scene.getAccelerators().put(RUN, model.control()::start);
    }
}
