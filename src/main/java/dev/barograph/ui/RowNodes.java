package dev.barograph.ui;

import java.util.List;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;

/// Keeps one node a row in a pane.
final class RowNodes {
    private RowNodes() {}

    static <R> void bind(ObservableList<R> rows, Pane pane, Function<R, ? extends Node> make) {
        rows.forEach(row -> pane.getChildren().add(make.apply(row)));
        rows.addListener(
                (ListChangeListener<R>)
                        change -> {
                            while (change.next()) {
                                int from = change.getFrom();
                                pane.getChildren().remove(from, from + change.getRemovedSize());
                                List<Node> added =
                                        change.getAddedSubList().stream().<Node>map(make).toList();
                                pane.getChildren().addAll(from, added);
                            }
                        });
    }

    /// Puts the keyboard into the first field of the last row.
    static void focusLast(Pane pane) {
        if (!pane.getChildren().isEmpty()) {
            Node field = pane.getChildren().getLast().lookup(".text-field");
            if (field instanceof TextField text) {
                text.requestFocus();
            }
        }
    }
}
