package dev.barograph.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// The bar that steers the load of a run.
final class SteeringController {
    private final WindowViewModel window;
    private final SteeringViewModel steering;

    @FXML private HBox bar;
    @FXML private HBox levels;
    @FXML private HBox plan;
    @FXML private Slider slider;
    @FXML private TextField level;
    @FXML private Label unit;
    @FXML private Label state;
    @FXML private Button pause;
    @FXML private Button hold;
    @FXML private Button follow;
    @FXML private Button note;
    @FXML private Button save;
    @FXML private TextField noteText;

    private boolean following;

    SteeringController(WindowViewModel window) {
        this.window = window;
        this.steering = window.run().steering();
    }

    @FXML
    private void initialize() {
        FieldBinding.show(bar, steering.shown());
        levels.disableProperty().bind(steering.steerable().not());
        plan.disableProperty().bind(steering.steerable().not());
        note.disableProperty().bind(steering.steerable().not());
        FieldBinding.bind(level, steering.text(), steering.wrong());
        steering.refusal()
                .addListener((_, _, why) -> {
                    if (!why.isEmpty()) {
                        window.say(why);
                    }
                });
        unit.textProperty().bind(steering.unit());
        state.textProperty().bind(steering.state());
        state.setTooltip(Tips.whole(state));
        // All in one line at 1280 pixels: a note that is being written stands in place of these.
        BooleanBinding quiet = noteText.visibleProperty().not();
        FieldBinding.show(state, quiet);
        FieldBinding.show(save, steering.canSave().and(quiet));
        pause.textProperty()
                .bind(Bindings.when(steering.paused()).then("Resume").otherwise("Pause"));
        hold.disableProperty().bind(steering.held());
        follow.disableProperty().bind(steering.canFollow().not());
        noteText.managedProperty().bind(noteText.visibleProperty());
        noteText.setVisible(false);
        noteText.focusedProperty().addListener((_, _, focused) -> noteText.setVisible(focused));
        bindSlider();
        bindField();
        window.run().steering().shown().addListener((_, _, _) -> noteText.clear());
    }

    private void bindSlider() {
        steering.place()
                .addListener((_, _, now) -> {
                    following = true;
                    slider.setValue(now.doubleValue());
                    following = false;
                });
        slider.valueProperty()
                .addListener((_, _, now) -> {
                    if (following) {
                        return;
                    }
                    if (slider.isValueChanging()) {
                        steering.drag(now.doubleValue());
                    } else {
                        steering.drop(now.doubleValue());
                    }
                });
        slider.valueChangingProperty()
                .addListener((_, _, dragged) -> {
                    if (!dragged) {
                        steering.drop(slider.getValue());
                    }
                });
    }

    private void bindField() {
        level.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (focused) {
                        steering.type();
                    } else {
                        steering.dropTyped();
                    }
                });
        level.addEventHandler(KeyEvent.KEY_PRESSED, event -> escape(event, level));
        noteText.addEventHandler(KeyEvent.KEY_PRESSED, event -> escape(event, noteText));
    }

    /// Escape leaves the field; elsewhere it stops the run.
    private void escape(KeyEvent event, TextField field) {
        if (event.getCode() == KeyCode.ESCAPE) {
            (field.equals(noteText) ? note : slider).requestFocus();
            event.consume();
        }
    }

    @FXML
    private void setLevel() {
        steering.setTyped();
        if (!steering.wrong().get()) {
            steering.type();
            level.selectAll();
        }
    }

    @FXML
    private void more() {
        steering.more();
    }

    @FXML
    private void less() {
        steering.less();
    }

    @FXML
    private void pauseOrResume() {
        steering.pauseOrResume();
    }

    @FXML
    private void hold() {
        steering.hold();
    }

    @FXML
    private void followPlan() {
        steering.followPlan();
    }

    @FXML
    private void note() {
        noteText.setVisible(true);
        noteText.requestFocus();
    }

    @FXML
    private void keepNote() {
        window.addNote(noteText.getText());
        noteText.clear();
        note.requestFocus();
    }

    @FXML
    private void save() {
        window.saveSteeredAsStages();
    }
}
