package dev.barograph.ui;

import java.util.List;

/// One row of the headers table, as typed.
record HeaderDraft(String name, String value) {
    /// A row for each line of a text that is not blank. What is no `Name: value` becomes a value
    /// without a name: that is a problem, so it is seen and never sent.
    static List<HeaderDraft> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(HeaderDraft::of)
                .toList();
    }

    private static HeaderDraft of(String line) {
        int colon = line.indexOf(':');
        return colon < 1
                ? new HeaderDraft("", line)
                : new HeaderDraft(
                        line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }

    /// Whether there is anything in the row; an empty row is not sent and is no problem.
    boolean isSent() {
        return !name.isBlank() || !value.isBlank();
    }
}
