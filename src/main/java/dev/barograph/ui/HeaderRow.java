package dev.barograph.ui;

import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One row of the headers table. FX thread only.
final class HeaderRow {
    final StringProperty name = new SimpleStringProperty("");
    final StringProperty value = new SimpleStringProperty("");

    /// What is wrong with this row, in one text; empty if nothing is.
    final StringProperty problem = new SimpleStringProperty("");

    /// @param edited told which property a person has changed
    HeaderRow(HeaderDraft draft, Consumer<Object> edited) {
        show(draft);
        name.addListener((_, _, _) -> edited.accept(name));
        value.addListener((_, _, _) -> edited.accept(value));
    }

    void show(HeaderDraft draft) {
        name.set(draft.name());
        value.set(draft.value());
    }

    HeaderDraft draft() {
        return new HeaderDraft(name.get(), value.get());
    }
}
