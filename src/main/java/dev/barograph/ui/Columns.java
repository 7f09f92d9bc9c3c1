package dev.barograph.ui;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Columns of tables that are read and not arranged.
final class Columns {
    /// Of the tooltip of a text that is cut.
    static final double TIP_WIDTH = 640;

    private Columns() {}

    /// Fills a column with texts; the whole of one that is cut is a matter for [CellTips].
    static <T> void text(TableColumn<T, String> column, Function<T, String> text) {
        column.setCellValueFactory(cell ->
                new ReadOnlyStringWrapper(text.apply(cell.getValue())).getReadOnlyProperty());
        column.setCellFactory(_ -> new TextCell<>());
        fix(column);
    }

    /// Does something with a row that is clicked twice, or chosen when Enter is pressed.
    static <T> void onOpen(TableView<T> table, Consumer<T> open) {
        table.setRowFactory(_ -> {
            TableRow<T> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !row.isEmpty()) {
                    open.accept(row.getItem());
                }
            });
            return row;
        });
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    T chosen = table.getSelectionModel().getSelectedItem();
                    if (event.getCode() == KeyCode.ENTER && chosen != null) {
                        open.accept(chosen);
                        event.consume();
                    }
                });
    }

    /// Keeps a column where it is.
    static void fix(TableColumn<?, ?> column) {
        column.setSortable(false);
        column.setReorderable(false);
    }
}
