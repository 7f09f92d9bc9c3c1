package dev.barograph.ui;

import javafx.scene.control.TableCell;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A cell with a text, the whole of which is in the tooltip of the table where its column is too
/// narrow for it, see [CellTips].
final class TextCell<T> extends TableCell<T, String> implements CellTips.Telling {
    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty ? null : item);
    }

    @Override
    public String tip() {
        String whole = getText() == null ? "" : getText();
        return lookup(".text") instanceof Text seen && !seen.getText().equals(whole) ? whole : "";
    }
}
