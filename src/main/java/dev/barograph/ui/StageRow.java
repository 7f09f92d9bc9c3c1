package dev.barograph.ui;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One row of the stages table. FX thread only.
final class StageRow {
    final StringProperty from = new SimpleStringProperty("");
    final StringProperty to = new SimpleStringProperty("");
    final StringProperty duration = new SimpleStringProperty("");

    /// What is wrong with this row, in one text; empty if nothing is.
    final StringProperty problem = new SimpleStringProperty("");

    final BooleanProperty fromWrong = new SimpleBooleanProperty();
    final BooleanProperty toWrong = new SimpleBooleanProperty();
    final BooleanProperty durationWrong = new SimpleBooleanProperty();

    /// @param edited told which property a person has changed
    StageRow(StageDraft draft, Consumer<Object> edited) {
        show(draft);
        from.addListener((_, _, _) -> edited.accept(from));
        to.addListener((_, _, _) -> edited.accept(to));
        duration.addListener((_, _, _) -> edited.accept(duration));
    }

    void show(StageDraft draft) {
        from.set(draft.from());
        to.set(draft.to());
        duration.set(draft.duration());
    }

    StageDraft draft() {
        return new StageDraft(from.get(), to.get(), duration.get());
    }

    void judge(Reading reading, String path) {
        String level = reading.at(path);
        String fromText = reading.at(path + ".from");
        String toText = reading.at(path + ".to");
        String durationText = reading.at(path + ".duration");
        fromWrong.set(!level.isEmpty() || !fromText.isEmpty());
        toWrong.set(!level.isEmpty() || !toText.isEmpty());
        durationWrong.set(!durationText.isEmpty());
        problem.set(String.join(" ", level, fromText, toText, durationText).strip());
    }
}
