package dev.barograph.ui;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One request in the list of them. FX thread only.
final class RequestLine {
    final StringProperty name = new SimpleStringProperty("");

    /// Method and path.
    final StringProperty what = new SimpleStringProperty("");

    final StringProperty weight = new SimpleStringProperty("");

    /// How many of all requests are of this kind.
    final StringProperty share = new SimpleStringProperty("");

    /// Whether anything is wrong with it.
    final BooleanProperty wrong = new SimpleBooleanProperty();

    /// @param weights the sum of all; 0 if one of them is not known
    void show(RequestDraft draft, int own, long weights) {
        name.set(draft.name().isBlank() ? "(no name)" : draft.name().strip());
        String url = draft.text(RequestField.URL).strip();
        String path = RequestNames.path(url);
        int query = url.indexOf('?');
        what.set(
                draft.text(RequestField.METHOD).strip()
                        + " "
                        + path
                        + (query < 0 ? "" : url.substring(query)));
        weight.set("weight " + draft.text(RequestField.WEIGHT).strip());
        share.set(weights == 0 ? Figures.NONE : Figures.percent((double) own / weights));
    }

    /// All of it in a sentence.
    String spoken() {
        return String.join(", ", name.get(), what.get(), weight.get(), share.get())
                + (wrong.get() ? ", has a problem" : "");
    }
}
