package dev.barograph.ui;

/// One row of the headers table, as typed.
record HeaderDraft(String name, String value) {
    /// Whether there is anything in the row; an empty row is not sent and is no problem.
    boolean isSent() {
        return !name.isBlank() || !value.isBlank();
    }
}
