package dev.barograph.ui;

import dev.barograph.run.CalibratedRequest;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/// The bar with the profile's name and the one large button.
final class ToolbarController {
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");

    private static final int LEAST_COLUMNS = 8;
    private static final int MOST_COLUMNS = 32;

    /// A click so soon after the end of a run was meant for Stop, not for another run.
    private final PauseTransition settling = new PauseTransition(Duration.millis(700));

    private final WindowViewModel window;

    @FXML private TextField name;
    @FXML private Label unsaved;
    @FXML private Label status;
    @FXML private ProgressBar progress;
    @FXML private Button calibrate;
    @FXML private Button run;
    @FXML private Icon runIcon;

    ToolbarController(WindowViewModel window) {
        this.window = window;
    }

    @FXML
    private void initialize() {
        RunViewModel runs = window.run();
        name.textProperty().bindBidirectional(window.editor().text(Field.NAME));
        name.prefColumnCountProperty()
                .bind(
                        Bindings.createIntegerBinding(
                                () ->
                                        Math.clamp(
                                                name.getLength() + 2L, LEAST_COLUMNS, MOST_COLUMNS),
                                name.textProperty()));
        name.setId(Field.NAME.nodeId());
        FieldBinding.mark(name, window.editor().problemAt(Field.NAME.path()).isNotEmpty());
        FieldBinding.show(unsaved, window.editor().unsaved());
        status.textProperty().bind(window.control().hint());
        progress.progressProperty().bind(runs.standing().progress());
        FieldBinding.show(progress, runs.active());
        run.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> runs.state().get().action(), runs.state()));
        run.disableProperty().bind(window.control().canStart().not().and(runs.active().not()));
        run.setTooltip(new Tooltip("Run: F5 or Ctrl+R. Stop: Shift+F5 or Esc."));
        calibrate.disableProperty().bind(window.control().canStart().not());
        Tooltip tip = new Tooltip();
        tip.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> calibrateTip(window.editor().reading().get()),
                                window.editor().reading()));
        calibrate.setTooltip(tip);
        runs.active()
                .addListener((_, _, active) -> {
                    run.pseudoClassStateChanged(RUNNING, active);
                    runIcon.setName(active ? "stop" : "play");
                    if (!active) {
                        settling.playFromStart();
                    }
                });
    }

    private static String calibrateTip(Reading reading) {
        return "Calibrate this machine (Ctrl+K): how many of "
                + reading.storable().map(CalibratedRequest::inWords).orElse("this request")
                + " can be sent in a second?\nTakes some ten seconds; nothing is sent to the"
                + " target.";
    }

    @FXML
    private void calibrate() {
        window.control().calibrate();
    }

    @FXML
    private void runOrStop() {
        boolean starts = !window.run().active().get();
        if (!starts || settling.getStatus() != Animation.Status.RUNNING) {
            window.control().runOrStop();
        }
    }
}
