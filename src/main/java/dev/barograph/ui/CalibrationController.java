package dev.barograph.ui;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The bar in which a calibration goes on and says what came of it, and the one that warns of a run
/// that asks for more. Neither keeps anybody from running.
final class CalibrationController {
    private final CalibrationViewModel calibration;

    @FXML private VBox bars;
    @FXML private HBox calibrationBar;
    @FXML private Label calibrationText;
    @FXML private ProgressBar calibrationProgress;
    @FXML private Button cancelCalibration;
    @FXML private Button dismissCalibration;
    @FXML private HBox warningBar;
    @FXML private Label warningText;

    CalibrationController(CalibrationViewModel calibration) {
        this.calibration = calibration;
    }

    @FXML
    private void initialize() {
        calibrationText.textProperty().bind(calibration.text());
        calibrationText.setMinHeight(Region.USE_PREF_SIZE);
        FieldBinding.show(calibrationBar, calibration.text().isNotEmpty());
        calibrationProgress.progressProperty().bind(calibration.progress());
        FieldBinding.show(calibrationProgress, calibration.active());
        FieldBinding.show(cancelCalibration, calibration.active());
        FieldBinding.show(dismissCalibration, calibration.active().not());
        warningText.textProperty().bind(calibration.warning());
        warningText.setMinHeight(Region.USE_PREF_SIZE);
        FieldBinding.show(warningBar, calibration.warning().isNotEmpty());
        FieldBinding.show(
                bars, calibration.text().isNotEmpty().or(calibration.warning().isNotEmpty()));
    }

    @FXML
    private void cancel() {
        calibration.cancel();
    }

    @FXML
    private void dismiss() {
        calibration.dismiss();
    }
}
