package dev.barograph.record;

import java.util.List;

/// The runs of a history. Immutable.
///
/// @param rows the newest first
/// @param unread files that were not looked into, because somebody gave up waiting
public record Listing(List<HistoryRow> rows, int unread) {
    public Listing {
        rows = List.copyOf(rows);
    }
}
