package dev.barograph.ui;

import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One row of the thresholds table. FX thread only.
final class ThresholdRow {
    final StringProperty text = new SimpleStringProperty("");

    /// What is wrong with this row, in one text; empty if nothing is.
    final StringProperty problem = new SimpleStringProperty("");

    /// @param edited told which property a person has changed
    ThresholdRow(String written, Consumer<Object> edited) {
        text.set(written);
        text.addListener((_, _, _) -> edited.accept(text));
    }

    /// Whether there is anything in the row.
    boolean isAsked() {
        return !text.get().isBlank();
    }
}
