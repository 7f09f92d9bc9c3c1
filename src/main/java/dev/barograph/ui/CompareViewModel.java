package dev.barograph.ui;

import dev.barograph.compare.Comparer;
import dev.barograph.compare.Comparison;
import dev.barograph.compare.Finding;
import dev.barograph.compare.Margins;
import dev.barograph.compare.Outcome;
import dev.barograph.compare.Reason;
import dev.barograph.metrics.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Two kept runs side by side. FX thread only; needs no toolkit.
final class CompareViewModel {
    /// Opens the file of a run; blocks, away from the FX thread.
    @FunctionalInterface
    interface Runs {
        /// Reads a whole run.
        ///
        /// @throws IOException with a message for people
        Recording open(Path file) throws IOException;
    }

    /// A comparison with the runs it was made of, for the charts.
    record Compared(Recording a, Recording b, Comparison comparison) {}

    private record Result(Recording a, Recording b, Outcome outcome) {}

    private static final String NOT_CHOSEN = "No run chosen";
    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Runs runs;
    private final FileChoices choices;
    private final Work work;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<CompareState> state =
            new ReadOnlyObjectWrapper<>(CompareState.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<Path>> a =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> b =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper titleA = new ReadOnlyStringWrapper(NOT_CHOSEN);
    private final ReadOnlyStringWrapper titleB = new ReadOnlyStringWrapper(NOT_CHOSEN);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Compared>> compared =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<CompareRow> rows = FXCollections.observableArrayList();
    private final ObservableList<String> reasons = FXCollections.observableArrayList();
    private final ObservableList<String> notes = FXCollections.observableArrayList();
    private int ticket;

    CompareViewModel(Runs runs, FileChoices choices, Work work) {
        this.runs = runs;
        this.choices = choices;
        this.work = work;
        say();
    }

    /// Whether the page is on screen.
    ReadOnlyBooleanProperty shown() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CompareState> state() {
        return state.getReadOnlyProperty();
    }

    /// The run that is the measure; empty if none is chosen.
    ReadOnlyObjectProperty<Optional<Path>> a() {
        return a.getReadOnlyProperty();
    }

    /// The run that is judged by it.
    ReadOnlyObjectProperty<Optional<Path>> b() {
        return b.getReadOnlyProperty();
    }

    /// Name, beginning and length of the run that is the measure; its file until it has been read.
    ReadOnlyStringProperty titleA() {
        return titleA.getReadOnlyProperty();
    }

    /// The same of the run that is judged by it.
    ReadOnlyStringProperty titleB() {
        return titleB.getReadOnlyProperty();
    }

    /// How things stand, in a sentence.
    ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /// The comparison; empty if there is none.
    ReadOnlyObjectProperty<Optional<Compared>> compared() {
        return compared.getReadOnlyProperty();
    }

    /// One a figure.
    ObservableList<CompareRow> rows() {
        return rows;
    }

    /// Why the comparison makes no sense, one sentence each: it was refused, or made in spite of
    /// them.
    ObservableList<String> reasons() {
        return reasons;
    }

    /// What else a reader must know.
    ObservableList<String> notes() {
        return notes;
    }

    /// Opens the page.
    void show() {
        shown.set(true);
    }

    /// Opens the page on two runs and compares them.
    void show(Path measure, Path judged) {
        a.set(Optional.of(measure));
        b.set(Optional.of(judged));
        shown.set(true);
        compare();
    }

    /// Closes the page, and gives up what is under way.
    ///
    /// @return false if it was not open
    boolean hide() {
        boolean open = shown.get();
        cancel();
        shown.set(false);
        return open;
    }

    void chooseA() {
        choices.runToOpen()
                .ifPresent(file -> {
                    a.set(Optional.of(file));
                    compare();
                });
    }

    void chooseB() {
        choices.runToOpen()
                .ifPresent(file -> {
                    b.set(Optional.of(file));
                    compare();
                });
    }

    /// Judges the other one.
    void swap() {
        Optional<Path> before = a.get();
        a.set(b.get());
        b.set(before);
        compare();
    }

    /// Compares the chosen runs; does nothing if one is missing.
    void compare() {
        compare(false);
    }

    /// Compares them though it makes no sense.
    void compareAnyway() {
        compare(true);
    }

    /// Gives up what is under way.
    void cancel() {
        if (state.get() == CompareState.LOADING) {
            ticket++;
            enter(CompareState.READY);
        }
    }

    private void compare(boolean anyway) {
        ticket++;
        Optional<Path> measure = a.get();
        Optional<Path> judged = b.get();
        titleA.set(fileName(measure));
        titleB.set(fileName(judged));
        if (measure.isEmpty() || judged.isEmpty()) {
            enter(CompareState.EMPTY);
            return;
        }
        int mine = ticket;
        enter(CompareState.LOADING);
        work.run(
                () -> result(measure.get(), judged.get(), anyway),
                result -> {
                    if (mine == ticket) {
                        take(result);
                    }
                },
                why -> {
                    if (mine == ticket) {
                        enter(CompareState.FAILED);
                        message.set(why);
                    }
                });
    }

    private Result result(Path measure, Path judged, boolean anyway) throws IOException {
        Recording first = runs.open(measure);
        Recording second = runs.open(judged);
        return new Result(
                first, second, Comparer.compare(first, second, Margins.standard(), anyway));
    }

    private static String fileName(Optional<Path> run) {
        return run.map(file -> String.valueOf(file.getFileName())).orElse(NOT_CHOSEN);
    }

    private static String title(Recording run) {
        return run.profile().name()
                + " · "
                + STARTED.format(run.startedAt().atZone(ZoneId.systemDefault()))
                + " · "
                + Figures.length(run.summary().tookNanos());
    }

    private void take(Result result) {
        titleA.set(title(result.a()));
        titleB.set(title(result.b()));
        switch (result.outcome()) {
            case Outcome.Refused refused -> {
                enter(CompareState.REFUSED);
                reasons.setAll(refused.reasons().stream().map(Reason::text).toList());
            }
            case Outcome.Made made -> {
                Comparison comparison = made.comparison();
                enter(CompareState.COMPARED);
                reasons.setAll(comparison.reasons().stream().map(Reason::text).toList());
                notes.setAll(comparison.notes());
                rows.setAll(comparison.deltas().stream().map(CompareRow::of).toList());
                message.set(headline(comparison));
                compared.set(Optional.of(new Compared(result.a(), result.b(), comparison)));
            }
        }
    }

    private void enter(CompareState now) {
        rows.clear();
        reasons.clear();
        notes.clear();
        compared.set(Optional.empty());
        state.set(now);
        say();
    }

    private void say() {
        message.set(
                switch (state.get()) {
                    case EMPTY ->
                            a.get().isEmpty() && b.get().isEmpty()
                                    ? "Choose two kept runs: A is the measure, B is judged by it."
                                    : "Choose the other run as well.";
                    case READY -> "Not compared yet.";
                    case LOADING -> "Reading both runs and drawing 2,000 of each.";
                    case REFUSED -> "Not compared: what differs would not be the target alone.";
                    case COMPARED, FAILED -> "";
                });
    }

    /// What came of it, in a sentence: the figures that changed, by name.
    private static String headline(Comparison comparison) {
        List<String> parts = new ArrayList<>();
        for (Finding finding : List.of(Finding.WORSE, Finding.BETTER)) {
            List<String> names =
                    comparison.deltas().stream()
                            .filter(delta -> delta.finding() == finding)
                            .map(delta -> delta.figure().id())
                            .toList();
            if (!names.isEmpty()) {
                parts.add(finding.title() + " in B: " + String.join(", ", names) + ".");
            }
        }
        if (parts.isEmpty()) {
            parts.add("No change is proven.");
        }
        long same = comparison.count(Finding.SAME);
        long open = comparison.count(Finding.NOT_ENOUGH_DATA);
        if (same > 0) {
            parts.add(same + " the same.");
        }
        if (open > 0) {
            parts.add(open + " cannot be told.");
        }
        return String.join(" ", parts);
    }
}
