package dev.barograph.ui;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A cell with a text, the whole of which is in a tooltip where its column is too narrow for it.
final class TextCell<T> extends TableCell<T, String> {
    private static final double TIP_WIDTH = 640;

    private final Tooltip whole = new Tooltip();

    TextCell() {
        whole.setWrapText(true);
        whole.setMaxWidth(TIP_WIDTH);
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty ? null : item);
        whole.setText(empty || item == null ? "" : item);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        setTooltip(isCut() ? whole : null);
    }

    private boolean isCut() {
        return lookup(".text") instanceof Text seen && !seen.getText().equals(whole.getText());
    }
}
