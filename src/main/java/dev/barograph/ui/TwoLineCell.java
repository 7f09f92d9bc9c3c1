package dev.barograph.ui;

import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.VBox;

/// A cell with a text, a smaller one below it, and the whole of it in the tooltip of the table, see
/// [CellTips].
final class TwoLineCell<S, T> extends TableCell<S, T> implements CellTips.Telling {
    private final Function<T, String> upper;
    private final Function<T, String> lower;
    private final Function<T, String> tip;
    private final Label above = new Label();
    private final Label below = new Label();
    private final VBox box = new VBox(above, below);
    private String whole = "";

    TwoLineCell(Function<T, String> upper, Function<T, String> lower, Function<T, String> tip) {
        this.upper = upper;
        this.lower = lower;
        this.tip = tip;
        getStyleClass().add("two-line-cell");
        below.getStyleClass().add("lower");
        box.alignmentProperty().bind(alignmentProperty());
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            whole = "";
            setAccessibleText(null);
            return;
        }
        above.setText(upper.apply(item));
        below.setText(lower.apply(item));
        below.setManaged(!below.getText().isEmpty());
        whole = tip.apply(item);
        setAccessibleText(whole.isEmpty() ? above.getText() : whole);
        setGraphic(box);
    }

    @Override
    public String tip() {
        return whole;
    }
}
