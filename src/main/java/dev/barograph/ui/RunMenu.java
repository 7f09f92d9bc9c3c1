package dev.barograph.ui;

import dev.barograph.record.HistoryRow;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be done with kept runs, as items of a menu. The keys are those of the list, told in
/// words: an accelerator would hold in the whole window.
final class RunMenu {
    private RunMenu() {}

    /// New items each time: an item is in one menu only.
    ///
    /// @param selected the selected runs
    static List<MenuItem> items(
            RunActions actions, RunTrash trash, ObservableValue<List<HistoryRow>> selected) {
        MenuItem open = item("Open (Enter)", actions.canShow(), actions::open);
        MenuItem again = item("Run Again (Ctrl+Enter)", actions.canRunAgain(), actions::runAgain);
        MenuItem compare = item("Compare", actions.canCompare(), actions::compare);
        MenuItem pin = item("", actions.oneOpenable(), actions::pin);
        pin.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        selected.getValue().stream().anyMatch(HistoryRow::pinned)
                                                ? "Unpin Baseline"
                                                : "Pin as Baseline",
                                selected));
        MenuItem rename = item("Rename… (F2)", actions.oneOpenable(), actions::rename);
        MenuItem delete = item("Delete (Del)", actions.any(), trash::delete);
        return List.of(
                open,
                again,
                item("Profile of This Run", actions.oneOpenable(), actions::editProfile),
                compare,
                new SeparatorMenuItem(),
                item("Export CSV…", actions.oneOpenable(), actions::export),
                item("Show File", actions.one(), actions::showFile),
                new SeparatorMenuItem(),
                pin,
                rename,
                item("Tags…", actions.oneOpenable(), actions::tag),
                item("Edit Note…", actions.oneOpenable(), actions::note),
                new SeparatorMenuItem(),
                delete,
                item("Undo Delete (Ctrl+Z)", trash.canUndo(), trash::undo),
                item("Empty Trash…", new Always(), trash::emptyTrash));
    }

    private static MenuItem item(String text, ObservableBooleanValue possible, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.disableProperty().bind(Bindings.not(possible));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static final class Always extends BooleanBinding {
        @Override
        protected boolean computeValue() {
            return true;
        }
    }
}
