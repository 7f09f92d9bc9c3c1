package dev.barograph.ui;

import java.util.Locale;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// A finding in words, sign and colour.
final class FindingCell extends TableCell<CompareRow, CompareRow> {
    @Override
    protected void updateItem(@Nullable CompareRow row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().removeIf(style -> style.startsWith("finding-"));
        if (empty || row == null) {
            setText(null);
            return;
        }
        setText(row.words());
        getStyleClass()
                .add("finding-" + row.finding().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
