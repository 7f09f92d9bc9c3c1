package dev.barograph.ui;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The bar that offers to stop a run that stood still.
final class StandStillController {
    private final RunViewModel run;

    @FXML private HBox bar;
    @FXML private Label offer;

    StandStillController(RunViewModel run) {
        this.run = run;
    }

    @FXML
    private void initialize() {
        var text = run.standStill().offer();
        offer.textProperty().bind(text);
        offer.setMinHeight(Region.USE_PREF_SIZE);
        FieldBinding.show(bar, offer.textProperty().isNotEmpty());
    }

    @FXML
    private void stop() {
        run.stop();
    }

    @FXML
    private void goOn() {
        run.standStill().goOn();
    }
}
