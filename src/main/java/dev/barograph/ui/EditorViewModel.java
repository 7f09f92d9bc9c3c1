package dev.barograph.ui;

import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The profile being edited: one property a field, all problems at every keystroke, and one undo
/// history for all of it. FX thread only; needs no toolkit.
final class EditorViewModel {
    private final NanoClock clock;
    private final Map<Field, StringProperty> texts = new EnumMap<>(Field.class);
    private final ObjectProperty<LoadModel> loadModel = new SimpleObjectProperty<>(LoadModel.OPEN);
    private final ObjectProperty<Arrivals> arrivals = new SimpleObjectProperty<>(Arrivals.EVEN);
    private final BooleanProperty samples = new SimpleBooleanProperty();
    private final ObservableList<HeaderRow> headers = FXCollections.observableArrayList();
    private final ObservableList<StageRow> stages = FXCollections.observableArrayList();
    private final ObservableList<ThresholdRow> thresholds = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Draft> draft;
    private final ReadOnlyObjectWrapper<Reading> reading;
    private final ReadOnlyObjectWrapper<LoadShape> shape;
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Draft> saved;
    private final BooleanBinding unsaved;
    private History<Draft> history;
    private boolean showing;

    EditorViewModel(Profile first, NanoClock clock) {
        this.clock = clock;
        Draft start = Draft.of(first);
        for (Field field : Field.values()) {
            StringProperty text = new SimpleStringProperty("");
            text.addListener((_, _, _) -> edited(field));
            texts.put(field, text);
        }
        loadModel.addListener((_, _, _) -> edited(loadModel));
        arrivals.addListener((_, _, _) -> edited(arrivals));
        samples.addListener((_, _, _) -> edited(samples));
        draft = new ReadOnlyObjectWrapper<>(start);
        reading = new ReadOnlyObjectWrapper<>(DraftReader.read(start));
        shape = new ReadOnlyObjectWrapper<>(first.load().shape());
        saved = new SimpleObjectProperty<>(start);
        unsaved =
                Bindings.createBooleanBinding(() -> !draft.get().equals(saved.get()), draft, saved);
        history = new History<>(start, clock);
        show(start);
    }

    /// Shows another profile: the history begins anew and nothing is unsaved.
    void replace(Profile profile) {
        Draft start = Draft.of(profile);
        history = new History<>(start, clock);
        saved.set(start);
        show(start);
    }

    StringProperty text(Field field) {
        StringProperty text = texts.get(field);
        if (text == null) {
            throw new IllegalStateException("no text for " + field);
        }
        return text;
    }

    ObjectProperty<LoadModel> loadModel() {
        return loadModel;
    }

    ObjectProperty<Arrivals> arrivals() {
        return arrivals;
    }

    /// Whether a run writes a row for every request.
    BooleanProperty samples() {
        return samples;
    }

    /// Rows of the headers table; changed by [#addHeader()] and [#removeHeader] only.
    ObservableList<HeaderRow> headers() {
        return headers;
    }

    /// Rows of the stages table; changed by the stage commands only.
    ObservableList<StageRow> stages() {
        return stages;
    }

    /// Rows of the thresholds table; changed by [#addThreshold(String)] and [#removeThreshold]
    /// only.
    ObservableList<ThresholdRow> thresholds() {
        return thresholds;
    }

    ReadOnlyObjectProperty<Reading> reading() {
        return reading.getReadOnlyProperty();
    }

    /// The newest load shape that could be drawn.
    ReadOnlyObjectProperty<LoadShape> shape() {
        return shape.getReadOnlyProperty();
    }

    /// What is wrong at a path, in one text; empty if nothing is.
    StringBinding problemAt(String path) {
        return Bindings.createStringBinding(() -> reading.get().at(path), reading);
    }

    ReadOnlyBooleanProperty canUndo() {
        return canUndo.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRedo() {
        return canRedo.getReadOnlyProperty();
    }

    /// Whether anything differs from what was last loaded or saved.
    BooleanBinding unsaved() {
        return unsaved;
    }

    Draft draft() {
        return draft.get();
    }

    /// Says that this draft is now in the file.
    void markSaved(Draft written) {
        saved.set(written);
    }

    void undo() {
        history.undo().ifPresent(this::show);
    }

    void redo() {
        history.redo().ifPresent(this::show);
    }

    void addHeader() {
        change(draft().withHeaders(with(draft().headers(), new HeaderDraft("", ""))));
    }

    void removeHeader(HeaderRow row) {
        change(draft().withHeaders(without(draft().headers(), headers.indexOf(row))));
    }

    void addThreshold(String text) {
        change(draft().withThresholds(with(draft().thresholds(), text)));
    }

    void removeThreshold(ThresholdRow row) {
        change(draft().withThresholds(without(draft().thresholds(), thresholds.indexOf(row))));
    }

    /// Adds a hold at the level where the last stage ends.
    void addStage() {
        List<StageDraft> rows = draft().stages();
        String level = rows.isEmpty() ? "10" : rows.getLast().to();
        change(draft().withStages(with(rows, new StageDraft(level, level, "10s"))));
    }

    void removeStage(StageRow row) {
        change(draft().withStages(without(draft().stages(), stages.indexOf(row))));
    }

    /// Moves a stage up (-1) or down (1); does nothing at the end of the table.
    void moveStage(StageRow row, int by) {
        int from = stages.indexOf(row);
        int to = from + by;
        if (from >= 0 && to >= 0 && to < stages.size()) {
            List<StageDraft> rows = new ArrayList<>(draft().stages());
            Collections.swap(rows, from, to);
            change(draft().withStages(rows));
        }
    }

    /// Makes a shape the load of the profile, as one step of undo.
    void useShape(LoadShape wanted) {
        change(draft().withShape(wanted));
    }

    private void change(Draft next) {
        history.record(next, new Object());
        show(next);
    }

    private void edited(Object key) {
        if (!showing) {
            Draft next = read();
            history.record(next, key);
            publish(next);
        }
    }

    private void show(Draft next) {
        showing = true;
        try {
            texts.forEach((field, text) -> text.set(next.text(field)));
            loadModel.set(next.model());
            arrivals.set(next.arrivals());
            samples.set(next.samples());
            fit(headers, next.headers(), d -> new HeaderRow(d, this::edited), HeaderRow::show);
            fit(stages, next.stages(), d -> new StageRow(d, this::edited), StageRow::show);
            fit(
                    thresholds,
                    next.thresholds(),
                    text -> new ThresholdRow(text, this::edited),
                    (row, text) -> row.text.set(text));
        } finally {
            showing = false;
        }
        publish(next);
    }

    private void publish(Draft next) {
        Reading read = DraftReader.read(next);
        draft.set(next);
        reading.set(read);
        read.drawable().ifPresent(shape::set);
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).judge(read, "load.stages[" + i + "]");
        }
        int sent = 0;
        for (HeaderRow row : headers) {
            row.problem.set(row.draft().isSent() ? read.at("request.headers[" + sent++ + "]") : "");
        }
        int asked = 0;
        for (ThresholdRow row : thresholds) {
            row.problem.set(row.isAsked() ? read.at("thresholds[" + asked++ + "]") : "");
        }
        canUndo.set(history.canUndo());
        canRedo.set(history.canRedo());
    }

    private Draft read() {
        Map<Field, String> now = new EnumMap<>(Field.class);
        texts.forEach((field, text) -> now.put(field, text.get() == null ? "" : text.get()));
        return new Draft(
                now,
                loadModel.get(),
                arrivals.get(),
                samples.get(),
                headers.stream().map(HeaderRow::draft).toList(),
                stages.stream().map(StageRow::draft).toList(),
                thresholds.stream().map(row -> row.text.get()).toList());
    }

    /// Keeps the rows there are, so that the one with the focus keeps it.
    private static <R, D> void fit(
            ObservableList<R> rows,
            List<D> drafts,
            Function<D, R> make,
            java.util.function.BiConsumer<R, D> show) {
        if (rows.size() > drafts.size()) {
            rows.remove(drafts.size(), rows.size());
        }
        for (int i = 0; i < rows.size(); i++) {
            show.accept(rows.get(i), drafts.get(i));
        }
        for (int i = rows.size(); i < drafts.size(); i++) {
            rows.add(make.apply(drafts.get(i)));
        }
    }

    private static <D> List<D> with(List<D> rows, D added) {
        List<D> longer = new ArrayList<>(rows);
        longer.add(added);
        return longer;
    }

    private static <D> List<D> without(List<D> rows, int index) {
        List<D> shorter = new ArrayList<>(rows);
        if (index >= 0) {
            shorter.remove(index);
        }
        return shorter;
    }
}
