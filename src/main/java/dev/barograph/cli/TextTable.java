package dev.barograph.cli;

import java.util.ArrayList;
import java.util.List;

/// Rows in columns: the first column to the left, those between to the right, a last column that
/// begins with a blank to the left. All rows have as many cells. Not thread-safe.
final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String fill = " ".repeat(width(column) - cell.length());
                boolean left = column == 0 || cell.startsWith(" ");
                line.append(column == 0 ? "" : GAP).append(left ? cell + fill : fill + cell);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
