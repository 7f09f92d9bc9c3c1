package dev.barograph.ui;

import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// A cell with a text, a smaller one below it, and the whole of it in a tooltip.
final class TwoLineCell<S, T> extends TableCell<S, T> {
    private static final double TIP_WIDTH = 360;

    private final Function<T, String> upper;
    private final Function<T, String> lower;
    private final Function<T, String> tip;
    private final Label above = new Label();
    private final Label below = new Label();
    private final VBox box = new VBox(above, below);
    private final Tooltip whole = new Tooltip();

    TwoLineCell(Function<T, String> upper, Function<T, String> lower, Function<T, String> tip) {
        this.upper = upper;
        this.lower = lower;
        this.tip = tip;
        getStyleClass().add("two-line-cell");
        below.getStyleClass().add("lower");
        box.alignmentProperty().bind(alignmentProperty());
        whole.setWrapText(true);
        whole.setMaxWidth(TIP_WIDTH);
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        above.setText(upper.apply(item));
        below.setText(lower.apply(item));
        below.setManaged(!below.getText().isEmpty());
        whole.setText(tip.apply(item));
        setTooltip(whole.getText().isEmpty() ? null : whole);
        setAccessibleText(whole.getText().isEmpty() ? above.getText() : whole.getText());
        setGraphic(box);
    }
}
