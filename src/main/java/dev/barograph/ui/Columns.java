package dev.barograph.ui;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;

/// Columns of tables that are read and not arranged.
final class Columns {
    private Columns() {}

    /// Fills a column with texts.
    static <T> void text(TableColumn<T, String> column, Function<T, String> text) {
        column.setCellValueFactory(cell ->
                new ReadOnlyStringWrapper(text.apply(cell.getValue())).getReadOnlyProperty());
        fix(column);
    }

    /// Keeps a column where it is.
    static void fix(TableColumn<?, ?> column) {
        column.setSortable(false);
        column.setReorderable(false);
    }
}
