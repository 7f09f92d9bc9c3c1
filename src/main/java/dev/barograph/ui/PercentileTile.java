package dev.barograph.ui;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// A percentile in the row of numbers: its name, that of the response time, below that its 95 %
/// interval or why it has none, then that of the service time, and all of it in words in a tooltip.
/// For use in FXML. FX thread only.
public final class PercentileTile extends VBox {
    private static final double TIP_WIDTH = 360;

    private final Label title = new Label();
    private final Label value = new Label();
    private final Label range = new Label();
    private final Label service = new Label();
    private final Tooltip tip = new Tooltip();

    public PercentileTile() {
        getStyleClass().add("tile");
        title.getStyleClass().add("tile-name");
        value.getStyleClass().add("tile-value");
        range.getStyleClass().add("tile-range");
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDTH);
        Tooltip.install(this, tip);
        service.getStyleClass().add("tile-service");
        getChildren().addAll(title, value, range, service);
    }

    public String getName() {
        return title.getText();
    }

    /// Which percentile it is, for example `p99`.
    public void setName(String name) {
        title.setText(name);
        value.setId(name);
        range.setId(name + "Range");
        service.setId(name + "Service");
    }

    /// @param caveat what its words end with; may be empty
    void show(TimeCell ofResponse, TimeCell ofService, String caveat) {
        value.setText(ofResponse.value());
        range.setText(ofResponse.range());
        service.setText(ofService.value());
        String words =
                "Response time: "
                        + ofResponse.tip()
                        + "\nService time: "
                        + ofService.tip()
                        + (caveat.isEmpty() ? "" : "\n" + caveat);
        tip.setText(words);
        setAccessibleText(words);
    }
}
