package dev.barograph.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.collections.ObservableList;

/// Rows of a table and the drafts they are made of.
final class Rows {
    private Rows() {}

    /// Makes rows show these drafts. Keeps the rows there are, so that the one with the focus keeps
    /// it.
    static <R, D> void fit(
            ObservableList<R> rows, List<D> drafts, Function<D, R> make, BiConsumer<R, D> show) {
        if (rows.size() > drafts.size()) {
            rows.remove(drafts.size(), rows.size());
        }
        for (int i = 0; i < rows.size(); i++) {
            show.accept(rows.get(i), drafts.get(i));
        }
        for (int i = rows.size(); i < drafts.size(); i++) {
            rows.add(make.apply(drafts.get(i)));
        }
    }

    static <D> List<D> with(List<D> rows, D added) {
        return with(rows, added, rows.size());
    }

    static <D> List<D> with(List<D> rows, D added, int index) {
        List<D> longer = new ArrayList<>(rows);
        longer.add(index, added);
        return longer;
    }

    /// The same if there is no such row.
    static <D> List<D> without(List<D> rows, int index) {
        List<D> shorter = new ArrayList<>(rows);
        if (index >= 0) {
            shorter.remove(index);
        }
        return shorter;
    }
}
