package dev.barograph.ui;

import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Puts on the clipboard what is only shown. FX thread only.
final class Copying {
    private static final KeyCombination KEYS =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private Copying() {}

    static void text(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// The whole text of a label, from its menu.
    static void from(Label label) {
        label.setContextMenu(new ContextMenu(item("Copy", label::getText)));
    }

    /// The selected row of a table, by keys and from its menu.
    ///
    /// @param line the row as text
    static <T> void from(TableView<T> table, Function<T, String> line) {
        Supplier<String> selected =
                () -> {
                    T row = table.getSelectionModel().getSelectedItem();
                    return row == null ? "" : line.apply(row);
                };
        MenuItem item = item("Copy row", selected);
        item.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        table.setContextMenu(new ContextMenu(item));
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (KEYS.match(event) && !selected.get().isEmpty()) {
                        text(selected.get());
                        event.consume();
                    }
                });
    }

    private static MenuItem item(String title, Supplier<String> text) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(_ -> text(text.get()));
        return item;
    }
}
