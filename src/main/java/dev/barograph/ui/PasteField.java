package dev.barograph.ui;

import java.util.function.Predicate;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;

/// A field of one line that can be told what to do with a pasted text: left alone, a field glues
/// several lines together.
public final class PasteField extends TextField {
    private Predicate<String> taker = _ -> false;

    /// @param taker takes a text that is pasted, or says false: then it is put in as it is
    void onPaste(Predicate<String> taker) {
        this.taker = taker;
    }

    @Override
    public void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || !isEditable() || !taker.test(text)) {
            super.paste();
        }
    }

    /// What would be left of the text if the selection were replaced by nothing.
    String withoutSelection() {
        return new StringBuilder(getText())
                .delete(getSelection().getStart(), getSelection().getEnd())
                .toString();
    }
}
