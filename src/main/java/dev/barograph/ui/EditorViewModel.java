package dev.barograph.ui;

import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    private final ObjectProperty<EditorPage> page = new SimpleObjectProperty<>(EditorPage.REQUEST);
    private final RequestsViewModel requests;
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
        requests = new RequestsViewModel(new Requests());
        unsaved =
                Bindings.createBooleanBinding(() -> !draft.get().equals(saved.get()), draft, saved);
        history = new History<>(start, clock);
        show(start, 0);
    }

    /// Shows another profile: the history begins anew and nothing is unsaved.
    void replace(Profile profile) {
        Draft start = Draft.of(profile);
        history = new History<>(start, clock);
        saved.set(start);
        show(start, 0);
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

    /// The page on screen; undo and redo show the one that they change something on.
    ObjectProperty<EditorPage> page() {
        return page;
    }

    /// What is sent.
    RequestsViewModel requests() {
        return requests;
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
        history.undo().ifPresent(this::goTo);
    }

    void redo() {
        history.redo().ifPresent(this::goTo);
    }

    void addThreshold(String text) {
        change(draft().withThresholds(Rows.with(draft().thresholds(), text)));
    }

    void removeThreshold(ThresholdRow row) {
        change(draft().withThresholds(Rows.without(draft().thresholds(), thresholds.indexOf(row))));
    }

    /// Adds a hold at the level where the last stage ends.
    void addStage() {
        List<StageDraft> rows = draft().stages();
        String level = rows.isEmpty() ? "10" : rows.getLast().to();
        change(draft().withStages(Rows.with(rows, new StageDraft(level, level, "10s"))));
    }

    void removeStage(StageRow row) {
        change(draft().withStages(Rows.without(draft().stages(), stages.indexOf(row))));
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

    /// Gives the profile another name, as one step of undo.
    void rename(String name) {
        change(draft().withName(name));
    }

    private void change(Draft next) {
        change(next, requests.selected().get());
    }

    /// @param request which one to show
    private void change(Draft next, int request) {
        history.record(next, new Object());
        show(next, request);
    }

    private void edited(Object key) {
        if (!showing) {
            Draft next = read();
            history.record(next, key);
            publish(next);
        }
    }

    /// Shows a state of the history, with the page and the request that this is about.
    private void goTo(Draft next) {
        Draft before = draft();
        int shown = requests.selected().get();
        show(next, next.requests().placeAfter(before.requests(), shown));
        next.pageAfter(before).ifPresent(page::set);
    }

    private void show(Draft next, int request) {
        showing = true;
        try {
            texts.forEach((field, text) -> text.set(next.text(field)));
            loadModel.set(next.model());
            arrivals.set(next.arrivals());
            samples.set(next.samples());
            requests.show(next.requests(), request);
            Rows.fit(stages, next.stages(), d -> new StageRow(d, this::edited), StageRow::show);
            Rows.fit(
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
        requests.publish(next.requests(), read);
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).judge(read, "load.stages[" + i + "]");
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
                requests.read(),
                stages.stream().map(StageRow::draft).toList(),
                thresholds.stream().map(row -> row.text.get()).toList());
    }

    /// The requests see this editor so.
    private final class Requests implements RequestsViewModel.Whole {
        @Override
        public RequestsDraft requests() {
            return draft().requests();
        }

        @Override
        public ReadOnlyObjectProperty<Reading> reading() {
            return EditorViewModel.this.reading();
        }

        @Override
        public void edited(Object what) {
            EditorViewModel.this.edited(what);
        }

        @Override
        public void change(RequestsDraft next, int selected) {
            EditorViewModel.this.change(draft().withRequests(next), selected);
        }
    }
}
