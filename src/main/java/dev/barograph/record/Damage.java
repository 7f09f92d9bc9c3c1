package dev.barograph.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was found broken in a file while it was read. Not thread-safe.
final class Damage {
    private final Map<String, Integer> rows = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();

    /// A row that does not match its checksum, or makes no sense.
    void row(String table) {
        rows.merge(table, 1, Integer::sum);
    }

    /// Anything else, in one sentence.
    void other(String sentence) {
        others.add(sentence);
    }

    /// All that was found elsewhere in the file.
    void addAll(Damage more) {
        more.rows.forEach((table, count) -> rows.merge(table, count, Integer::sum));
        others.addAll(more.others);
    }

    /// One sentence each.
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        rows.forEach((table, count) ->
                notes.add(
                        "The record on disk is damaged: "
                                + count
                                + (count == 1 ? " row" : " rows")
                                + " of \""
                                + table
                                + "\" had to be left out."));
        notes.addAll(others);
        return notes;
    }

    boolean any() {
        return !rows.isEmpty() || !others.isEmpty();
    }
}
