package dev.barograph.ui;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// A percentile in the row of numbers: its name, its value, below that its 95 % interval or why it
/// has none, and all of it in words in a tooltip. For use in FXML. FX thread only.
public final class PercentileTile extends VBox {
    private static final double TIP_WIDTH = 360;

    private final Label title = new Label();
    private final Label value = new Label();
    private final Label range = new Label();
    private final Tooltip tip = new Tooltip();

    public PercentileTile() {
        getStyleClass().add("tile");
        title.getStyleClass().add("tile-name");
        value.getStyleClass().add("tile-value");
        range.getStyleClass().add("tile-range");
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDTH);
        Tooltip.install(this, tip);
        getChildren().addAll(title, value, range);
    }

    public String getName() {
        return title.getText();
    }

    /// Which percentile it is, for example `p99`.
    public void setName(String name) {
        title.setText(name);
        value.setId(name);
        range.setId(name + "Range");
    }

    /// @param caveat what its words end with; may be empty
    void show(TimeCell cell, String caveat) {
        value.setText(cell.value());
        range.setText(cell.range());
        String words = caveat.isEmpty() ? cell.tip() : cell.tip() + "\n" + caveat;
        tip.setText(words);
        setAccessibleText(words);
    }
}
