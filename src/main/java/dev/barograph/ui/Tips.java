package dev.barograph.ui;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// Makes tooltips.
final class Tips {
    private static final double WIDTH = 640;

    private Tips() {}

    /// The whole of a text that may be too long for its place.
    static Tooltip whole(Label label) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(label.textProperty());
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
        return tip;
    }
}
