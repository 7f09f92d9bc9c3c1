package dev.barograph.ui;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The requests of the profile being edited: a list of them, and the fields of the one that is
/// selected. FX thread only; needs no toolkit.
final class RequestsViewModel {
    /// The editor of the whole profile, which keeps the history.
    interface Whole {
        RequestsDraft requests();

        ReadOnlyObjectProperty<Reading> reading();

        /// Takes what was typed.
        ///
        /// @param what was edited
        void edited(Object what);

        /// Takes other requests, as one step of undo.
        ///
        /// @param selected which of them to show
        void change(RequestsDraft next, int selected);
    }

    /// What was edited: typing in two requests is never one step of undo.
    private record Edit(Object property, int request) {}

    private final Whole whole;
    private final Map<RequestField, StringProperty> texts = new EnumMap<>(RequestField.class);
    private final ObservableList<HeaderRow> headers = FXCollections.observableArrayList();
    private final ObservableList<RequestLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper listed = new ReadOnlyBooleanWrapper();
    private boolean showing;

    RequestsViewModel(Whole whole) {
        this.whole = whole;
        for (RequestField field : RequestField.values()) {
            StringProperty text = new SimpleStringProperty("");
            text.addListener((_, _, _) -> edited(text));
            texts.put(field, text);
        }
    }

    /// A text of the selected request.
    StringProperty text(RequestField field) {
        StringProperty text = texts.get(field);
        if (text == null) {
            throw new IllegalStateException("no text for " + field);
        }
        return text;
    }

    /// Rows of the headers table of the selected request; changed by [#addHeader()],
    /// [#removeHeader] and [#pasteHeaders] only.
    ObservableList<HeaderRow> headers() {
        return headers;
    }

    /// The list, in the order of the profile.
    ObservableList<RequestLine> lines() {
        return lines;
    }

    /// Whether there is a list to show: one request that goes by the name of the profile needs
    /// none.
    ReadOnlyBooleanProperty listed() {
        return listed.getReadOnlyProperty();
    }

    /// Index of the request in the fields.
    ReadOnlyIntegerProperty selected() {
        return selected.getReadOnlyProperty();
    }

    /// What is wrong with a field of the selected request, in one text; empty if nothing is.
    StringBinding problemAt(RequestField field) {
        return Bindings.createStringBinding(
                () -> whole.reading().get().ofRequest(selected.get(), field.key()),
                whole.reading(),
                selected);
    }

    /// What is wrong with the list, in one text; empty if nothing is.
    StringBinding problem() {
        return Bindings.createStringBinding(
                () -> whole.reading().get().at("requests"), whole.reading());
    }

    /// Puts a request into the fields; does nothing if there is no such one.
    void select(int index) {
        if (!showing && index >= 0 && index < lines.size() && index != selected.get()) {
            show(whole.requests(), index);
            judge(whole.reading().get());
        }
    }

    /// Adds a request at the end and selects it.
    void add() {
        if (canAdd()) {
            change(whole.requests().withOneMore(), whole.requests().size());
        }
    }

    /// Adds a copy after the selected request and selects it.
    void duplicate() {
        if (canAdd()) {
            change(whole.requests().withCopyOf(selected.get()), selected.get() + 1);
        }
    }

    /// Removes the selected request and selects the next one; does nothing if it is the only one.
    void remove() {
        if (whole.requests().size() > 1) {
            RequestsDraft left = whole.requests().without(selected.get());
            change(left, Math.min(selected.get(), left.size() - 1));
        }
    }

    /// Moves the selected request up (-1) or down (1); does nothing at the end of the list.
    void move(int by) {
        int to = selected.get() + by;
        if (to >= 0 && to < whole.requests().size()) {
            change(whole.requests().withSwapped(selected.get(), to), to);
        }
    }

    /// Sends all requests elsewhere, as one step of undo.
    void readdress(UnaryOperator<String> address) {
        RequestsDraft next = whole.requests();
        for (int i = 0; i < next.size(); i++) {
            RequestDraft request = next.get(i);
            String url = address.apply(request.text(RequestField.URL));
            next = next.with(i, request.with(RequestField.URL, url));
        }
        change(next, selected.get());
    }

    void addHeader() {
        changeHeaders(Rows.with(shown().headers(), new HeaderDraft("", "")));
    }

    void removeHeader(HeaderRow row) {
        changeHeaders(Rows.without(shown().headers(), headers.indexOf(row)));
    }

    /// Puts headers below a row, as one step of undo.
    ///
    /// @param left what is left of the row; if that is nothing they take its place
    void pasteHeaders(HeaderRow row, HeaderDraft left, List<HeaderDraft> pasted) {
        List<HeaderDraft> all = new ArrayList<>(shown().headers());
        int at = headers.indexOf(row);
        List<HeaderDraft> instead = new ArrayList<>(pasted);
        if (left.isSent()) {
            instead.addFirst(left);
        }
        all.remove(at);
        all.addAll(at, instead);
        changeHeaders(all);
    }

    /// The requests as they are with what stands in the fields now.
    RequestsDraft read() {
        return whole.requests().with(selected.get(), typed());
    }

    /// Makes list and fields show these.
    ///
    /// @param index which of them goes into the fields
    void show(RequestsDraft next, int index) {
        showing = true;
        try {
            listed.set(next.named());
            // A list that gets shorter must never have its selection on a line that goes.
            selected.set(Math.min(index, Math.max(0, lines.size() - 1)));
            Rows.fit(lines, next.all(), _ -> new RequestLine(), (_, _) -> {});
            selected.set(index);
            RequestDraft shown = next.get(index);
            texts.forEach((field, text) -> text.set(shown.text(field)));
            Rows.fit(
                    headers, shown.headers(), d -> new HeaderRow(d, this::edited), HeaderRow::show);
        } finally {
            showing = false;
        }
    }

    /// Brings up to date what follows from all that was typed.
    void publish(RequestsDraft now, Reading reading) {
        List<Integer> weights = now.weights();
        long sum = weights.contains(0) ? 0 : weights.stream().mapToLong(Integer::longValue).sum();
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).show(now.get(i), weights.get(i), sum);
        }
        judge(reading);
    }

    private void judge(Reading reading) {
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).wrong.set(reading.hasProblem(i));
        }
        int sent = 0;
        for (HeaderRow row : headers) {
            row.problem.set(
                    row.draft().isSent()
                            ? reading.ofRequest(selected.get(), "headers[" + sent++ + "]")
                            : "");
        }
    }

    private void edited(Object what) {
        if (!showing) {
            nameAfter();
            whole.edited(new Edit(what, selected.get()));
        }
    }

    private void nameAfter() {
        showing = true;
        try {
            text(RequestField.NAME).set(whole.requests().nameAfterEdit(selected.get(), typed()));
        } finally {
            showing = false;
        }
    }

    private boolean canAdd() {
        return whole.requests().size() < RequestsDraft.MOST;
    }

    private void change(RequestsDraft next, int index) {
        whole.change(next, index);
    }

    private void changeHeaders(List<HeaderDraft> changed) {
        change(whole.requests().with(selected.get(), shown().withHeaders(changed)), selected.get());
    }

    private RequestDraft shown() {
        return whole.requests().get(selected.get());
    }

    private RequestDraft typed() {
        Map<RequestField, String> now = new EnumMap<>(RequestField.class);
        texts.forEach((field, text) -> now.put(field, text.get() == null ? "" : text.get()));
        return shown().with(now, headers.stream().map(HeaderRow::draft).toList());
    }
}
