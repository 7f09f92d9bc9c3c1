package dev.barograph.ui;

import javafx.beans.binding.StringExpression;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// Makes tooltips.
final class Tips {
    private static final double WIDTH = 640;

    private Tips() {}

    /// On the place of a button, because one that is greyed has no tooltip of its own.
    ///
    /// @param words what the button does, or why it does nothing now
    static void advise(Node place, StringExpression words) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(words);
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
        Tooltip.install(place, tip);
    }

    /// The whole of a text that may be too long for its place.
    static Tooltip whole(Label label) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(label.textProperty());
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
        return tip;
    }
}
