package dev.barograph.ui;

import dev.barograph.model.Profile;
import dev.barograph.record.Ending;
import dev.barograph.record.HistoryRow;
import dev.barograph.record.KeptRun;
import dev.barograph.record.RunArchive;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;

/// What can be done with the selected runs. Files are handled away from the FX thread. FX thread
/// only; needs no toolkit.
final class RunActions {
    private final RunArchive archive;
    private final RunsViewModel list;
    private final RunsModel.Parts parts;
    private final BooleanBinding one;
    private final BooleanBinding oneOpenable;
    private final BooleanBinding canShow;
    private final BooleanBinding canRunAgain;
    private final BooleanBinding canCompare;
    private final BooleanBinding any;

    RunActions(RunArchive archive, RunsViewModel list, RunsModel.Parts parts) {
        this.archive = archive;
        this.list = list;
        this.parts = parts;
        var selected = list.selected();
        any = Bindings.createBooleanBinding(() -> !selected.get().isEmpty(), selected);
        one = Bindings.createBooleanBinding(() -> selected.get().size() == 1, selected);
        oneOpenable =
                Bindings.createBooleanBinding(
                        () -> selected.get().size() == 1 && selected.get().getFirst().isOpenable(),
                        selected);
        canShow = one.and(parts.run().active().not());
        canRunAgain = oneOpenable.and(canShow).and(Bindings.not(parts.calibrating()));
        canCompare =
                Bindings.createBooleanBinding(
                        () ->
                                (selected.get().size() == 1 || selected.get().size() == 2)
                                        && selected.get().stream().allMatch(HistoryRow::isOpenable),
                        selected);
    }

    /// Whether any run is selected.
    BooleanBinding any() {
        return any;
    }

    /// Whether one run is selected.
    BooleanBinding one() {
        return one;
    }

    /// Whether one run is selected that is over and can be read.
    BooleanBinding oneOpenable() {
        return oneOpenable;
    }

    /// Whether the selected run can be shown now.
    BooleanBinding canShow() {
        return canShow;
    }

    /// Whether the profile of the selected run can be run now.
    BooleanBinding canRunAgain() {
        return canRunAgain;
    }

    /// Whether one or two runs are selected that are over and can be read.
    BooleanBinding canCompare() {
        return canCompare;
    }

    /// What Open does with the selected runs now, or why it does nothing.
    StringBinding openAdvice() {
        return advice(RunAdvice::open);
    }

    /// The same of Run Again.
    StringBinding againAdvice() {
        return Bindings.createStringBinding(
                this::againAdviceNow, list.selected(), parts.run().active(), parts.calibrating());
    }

    private String againAdviceNow() {
        return RunAdvice.again(
                list.selected().get(), parts.run().active().get(), parts.calibrating().get());
    }

    /// The same of Compare.
    StringBinding compareAdvice() {
        return advice((rows, _) -> RunAdvice.compare(rows));
    }

    private StringBinding advice(BiFunction<List<HistoryRow>, Boolean, String> words) {
        return Bindings.createStringBinding(
                () -> words.apply(list.selected().get(), parts.run().active().get()),
                list.selected(),
                parts.run().active());
    }

    /// Shows the selected run in the live view; says why if that cannot be.
    void open() {
        withOne(row -> {
            if (parts.run().active().get()) {
                parts.notice().accept(RunAdvice.UNDER_WAY);
                return;
            }
            parts.notice().accept("Opening " + row.name());
            parts.work()
                    .run(
                            () -> Opened.of(archive.open(row)),
                            opened -> show(row, opened),
                            failed("Not opened"));
        });
    }

    /// A run as it was kept, and a reader of its figures that has been through all of it.
    private record Opened(KeptRun kept, FiguresReader figures) {
        static Opened of(KeptRun kept) {
            return new Opened(kept, FiguresReader.readThrough(kept.recording()));
        }
    }

    private void show(HistoryRow row, Opened opened) {
        if (parts.run().active().get()) {
            // It began while the file was read.
            parts.notice().accept(RunAdvice.UNDER_WAY);
            return;
        }
        KeptRun kept = opened.kept();
        parts.run().open(kept.recording(), ended(kept), opened.figures());
        parts.notice()
                .accept(
                        kept.damage().isEmpty()
                                ? "Opened " + row.name()
                                : "Opened " + row.name() + ". " + kept.damage().getFirst());
    }

    /// Starts a run of the selected run's profile; that in the editors stays. Says why if that
    /// cannot be.
    void runAgain() {
        withOne(row -> {
            if (isFree()) {
                parts.work()
                        .run(
                                () -> archive.profile(row),
                                profile -> runAgain(row, profile),
                                failed("Not run"));
            }
        });
    }

    private void runAgain(HistoryRow row, Profile profile) {
        // Something may have begun while the file was read.
        if (isFree()) {
            parts.run().start(profile);
            parts.notice().accept("Running the profile of " + row.name() + " again");
        }
    }

    /// Whether nothing is under way that a run would disturb; says what is.
    private boolean isFree() {
        Optional<String> why =
                RunAdvice.underWay(parts.run().active().get(), parts.calibrating().get());
        why.ifPresent(parts.notice());
        return why.isEmpty();
    }

    /// Takes the profile of the selected run into the editors, after asking about unsaved changes,
    /// and goes there.
    void editProfile() {
        withOne(row ->
                parts.work()
                        .run(
                                () -> archive.profile(row),
                                profile -> parts.document().showNew(profile, parts.edit()),
                                failed("Not opened")));
    }

    /// Asks for a folder and writes the selected run there as CSV.
    void export() {
        withOne(row ->
                parts.work()
                        .run(
                                () -> archive.open(row),
                                kept -> parts.export().exportCsv(kept.recording()),
                                failed("Not exported")));
    }

    /// Whether two runs are selected that can be compared.
    boolean hasTwo() {
        return canCompare.get() && list.selected().get().size() == 2;
    }

    /// Compares the two selected runs, the later one judged by the earlier one; or the one that is
    /// selected, judged by the baseline of its profile.
    void compare() {
        if (!canCompare.get()) {
            return;
        }
        List<HistoryRow> rows =
                list.selected().get().stream()
                        .sorted(Comparator.comparing(HistoryRow::id))
                        .toList();
        if (rows.size() == 2) {
            parts.compare().accept(rows.getFirst().file(), rows.getLast().file());
            return;
        }
        HistoryRow row = rows.getFirst();
        parts.work()
                .run(
                        () -> archive.baseline(row.profile()),
                        baseline -> compare(baseline, row),
                        failed("Not compared"));
    }

    private void compare(Optional<HistoryRow> baseline, HistoryRow row) {
        if (baseline.isEmpty() || baseline.get().id().equals(row.id())) {
            parts.notice()
                    .accept(
                            "Nothing to compare with: select two runs, or pin another run of “"
                                    + row.profile()
                                    + "” as baseline.");
        } else {
            parts.compare().accept(baseline.get().file(), row.file());
        }
    }

    void rename() {
        withOne(row ->
                parts.dialogs()
                        .askText(
                                "Rename the run",
                                "Empty for the name of its profile, “" + row.profile() + "”.",
                                row.name(),
                                false)
                        .ifPresent(name -> change(() -> List.of(archive.rename(row, name)))));
    }

    void tag() {
        withOne(row ->
                parts.dialogs()
                        .askText(
                                "Tags",
                                "Words to find the run by, separated by spaces or commas.",
                                String.join(" ", row.tags()),
                                false)
                        .ifPresent(text ->
                                change(() ->
                                        List.of(
                                                archive.tag(
                                                        row,
                                                        new TreeSet<>(
                                                                Arrays.asList(
                                                                        text.split(
                                                                                "[,;\\s]+"))))))));
    }

    void note() {
        withOne(row ->
                parts.dialogs()
                        .askText(
                                "Note",
                                "What a reader of “" + row.name() + "” should know.",
                                row.note(),
                                true)
                        .ifPresent(text -> change(() -> List.of(archive.note(row, text)))));
    }

    /// Makes the selected run the baseline of its profile, or no longer.
    void pin() {
        withOne(row -> change(() -> row.pinned() ? List.of(archive.unpin(row)) : archive.pin(row)));
    }

    /// Shows the folder with the file of the selected run.
    void showFile() {
        withOne(row -> {
            parts.choices().showFolder(row.file());
            parts.notice().accept(row.file().toString());
        });
    }

    private void change(Work.Task<List<HistoryRow>> task) {
        parts.work().run(task, list::put, failed("Not changed"));
    }

    private Consumer<String> failed(String title) {
        return why -> parts.dialogs().showFailure(title, why);
    }

    private void withOne(Consumer<HistoryRow> action) {
        if (one.get()) {
            action.accept(list.selected().get().getFirst());
        }
    }

    private static String ended(KeptRun kept) {
        Ending ending = kept.ending();
        String at = Figures.length(ending.atNanos());
        return switch (ending.kind()) {
            case COMPLETED -> "Completed in " + at;
            case STOPPED -> StoppedWords.of(kept.recording());
            case FAILED -> "Failed after " + at + ": " + ending.reason().orElse("internal error");
            case INTERRUPTED -> "Interrupted at " + at;
        };
    }
}
