package dev.barograph.report;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// One column of a CSV file.
///
/// @param name as in the header and in docs/formats.md
/// @param cell the finished text of a row's cell, made with [Cells]
record Column<T>(String name, Function<T, String> cell) {
    /// The same columns, empty in all other rows.
    static <T> List<Column<T>> onlyWhere(Predicate<T> filled, List<Column<T>> columns) {
        return columns.stream().map(column -> column.onlyWhere(filled)).toList();
    }

    private Column<T> onlyWhere(Predicate<T> filled) {
        return new Column<>(name, row -> filled.test(row) ? cell.apply(row) : Cells.EMPTY);
    }
}
