package dev.barograph.record;

import java.nio.file.Path;
import java.util.List;

/// Runs that were moved to the trash together. Immutable.
///
/// @param place folder in the trash that holds their files
/// @param rows as they were before
public record Deletion(Path place, List<HistoryRow> rows) {
    public Deletion {
        rows = List.copyOf(rows);
    }
}
