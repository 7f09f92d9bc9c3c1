package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.record.HistoryRow;
import dev.barograph.record.KeptRuns;
import dev.barograph.record.RunFile;
import dev.barograph.run.CalibrationResult;
import dev.barograph.run.RunEnd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunActionsTest {
    @TempDir Path folder;

    private Steps steps;
    private RunsModel runs;
    private Path file;

    @BeforeEach
    void keep_three_runs() {
        steps = new Steps(folder);
        runs = steps.window.runs();
        Path kept = steps.archive.history().folder();
        KeptRuns.keep(kept, "Other", 0);
        KeptRuns.interrupted(kept, "Cut", 1);
        file = KeptRuns.keep(kept, "Checkout", 2);
        runs.list().refresh();
        select(0);
    }

    @Test
    void a_kept_run_is_shown_as_it_was() throws Exception {
        runs.actions().open();

        assertThat(steps.window.run().recording().get())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*shownNanos")
                .isEqualTo(RunFile.open(file).recording());
        assertThat(steps.window.run().standing().title().get()).isEqualTo("Checkout");
        assertThat(steps.window.run().standing().outcome().get()).startsWith("Completed in 0:03");
        assertThat(steps.window.notice().get()).isEqualTo("Opened Checkout");
        select(1);
        runs.actions().open();
        assertThat(steps.window.run().standing().outcome().get()).startsWith("Interrupted at 0:03");
    }

    @Test
    void nothing_is_opened_or_run_while_a_run_is_under_way() {
        steps.window.control().start();
        runs.actions().open();

        assertThat(steps.window.notice().get()).startsWith("A run is under way");
        assertThat(steps.window.run().recording().get()).isNull();
        assertThat(runs.actions().canShow().get()).isFalse();
        steps.runs.last().end(RunEnd.COMPLETED);
        assertThat(runs.actions().canShow().get()).isTrue();
    }

    @Test
    void nothing_is_run_beside_a_calibration_which_takes_the_whole_machine() {
        steps.window.control().calibrate();
        assertThat(runs.actions().canRunAgain().get()).isFalse();
        assertThat(runs.actions().againAdvice().get()).startsWith("A calibration is under way");
        runs.actions().runAgain();
        assertThat(steps.runs.started).isEmpty();
        assertThat(steps.window.notice().get()).startsWith("A calibration is under way");

        steps.calibrations.started.getLast().result.complete(new CalibrationResult.Cancelled());
        assertThat(runs.actions().canRunAgain().get()).isTrue();
        runs.actions().runAgain();
        assertThat(steps.runs.started).hasSize(1);
    }

    @Test
    void a_second_run_again_says_that_the_first_is_under_way() {
        runs.actions().runAgain();
        runs.actions().runAgain();
        assertThat(steps.runs.started).hasSize(1);
        assertThat(steps.window.notice().get()).startsWith("A run is under way");
    }

    @Test
    void a_run_that_began_while_another_was_read_stays_on_screen() {
        List<Runnable> away = new ArrayList<>();
        Steps slow = new Steps(folder, away::add);
        slow.window.runs().list().refresh();
        while (!away.isEmpty()) {
            away.removeFirst().run();
        }
        slow.window
                .runs()
                .list()
                .selected()
                .set(List.of(slow.window.runs().list().shown().get().getFirst()));
        slow.window.runs().actions().open();
        slow.window.control().start();
        while (!away.isEmpty()) {
            away.removeFirst().run();
        }
        assertThat(slow.window.run().active().get()).isTrue();
        assertThat(slow.window.notice().get()).startsWith("A run is under way");
    }

    @Test
    void commands_that_are_greyed_say_why() {
        assertThat(runs.actions().openAdvice().get()).isEqualTo("Show the run (Enter)");
        assertThat(runs.actions().againAdvice().get()).startsWith("Run the profile of this run");
        select(0, 1, 2);
        assertThat(runs.actions().canCompare().get()).isFalse();
        assertThat(runs.actions().compareAdvice().get())
                .isEqualTo(
                        "Two runs can be compared, or one with the baseline of its profile; 3 are"
                                + " selected.");
        assertThat(runs.actions().openAdvice().get())
                .isEqualTo("Select one run only; 3 are selected.");
        select();
        assertThat(runs.actions().compareAdvice().get()).startsWith("Select two runs first");
        assertThat(runs.actions().openAdvice().get()).isEqualTo("Select a run first.");

        select(0);
        steps.window.control().start();
        assertThat(runs.actions().openAdvice().get()).startsWith("A run is under way");
        assertThat(runs.actions().againAdvice().get()).startsWith("A run is under way");
    }

    @Test
    void what_was_done_is_said_until_something_else_happens() {
        runs.actions().open();
        assertThat(steps.window.notice().get()).isEqualTo("Opened Checkout");
        steps.window.control().start();
        assertThat(steps.window.notice().get()).isEmpty();
        steps.window.addNote("deploy");
        assertThat(steps.window.notice().get()).isEqualTo("Noted: deploy");
        steps.runs.last().end(RunEnd.COMPLETED);
        assertThat(steps.window.notice().get()).isEmpty();

        select(0);
        runs.actions().runAgain();
        assertThat(steps.window.notice().get()).startsWith("Running the profile of ");
        steps.type(Field.NAME, "x");
        assertThat(steps.window.notice().get()).isEmpty();
    }

    @Test
    void a_damaged_run_says_what_where_and_why() throws Exception {
        Files.writeString(file, "nothing of the kind ".repeat(100));
        runs.actions().open();

        assertThat(steps.dialogs.shown)
                .singleElement()
                .asString()
                .startsWith("Not opened: ")
                .contains(file.toString());
    }

    @Test
    void the_profile_of_a_run_runs_again_and_that_in_the_editors_stays() throws Exception {
        Draft before = steps.editor().draft();
        runs.actions().runAgain();

        assertThat(steps.runs.last().profile).isEqualTo(RunFile.open(file).recording().profile());
        assertThat(steps.editor().draft()).isEqualTo(before);
    }

    @Test
    void the_profile_of_a_run_goes_into_the_editors_after_asking() {
        List<String> seen = new ArrayList<>();
        steps.window.onEdit(() -> seen.add(steps.editor().text(Field.NAME).get()));
        steps.type(Field.NAME, "Changed");
        runs.actions().editProfile();
        assertThat(seen).as("nothing new to be edited").isEmpty();
        assertThat(steps.dialogs.shown).containsExactly("unsaved: Changed");
        assertThat(steps.editor().text(Field.NAME).get()).isEqualTo("Changed");

        steps.dialogs.unsaved = Dialogs.Unsaved.DISCARD;
        runs.actions().editProfile();
        assertThat(steps.editor().text(Field.NAME).get()).isEqualTo("Checkout");
        assertThat(steps.editor().requests().text(RequestField.URL).get())
                .isEqualTo("http://127.0.0.1/Checkout");
        assertThat(seen).containsExactly("Checkout");
    }

    @Test
    void a_kept_run_is_exported_without_being_opened() throws Exception {
        Path out = Files.createDirectory(folder.resolve("out"));
        steps.choices.folder = Optional.of(out);
        runs.actions().export();

        assertThat(out.resolve("summary.csv")).content().contains("Checkout");
        assertThat(steps.window.run().recording().get()).isNull();
    }

    @Test
    void a_run_gets_a_name_tags_a_note_and_a_pin() {
        steps.dialogs.answer = Optional.of("Before the fix");
        runs.actions().rename();
        select(0);
        steps.dialogs.answer = Optional.of("slow, night");
        runs.actions().tag();
        steps.dialogs.answer = Optional.of("Ask Bo");
        runs.actions().note();
        runs.actions().pin();

        HistoryRow row = runs.list().shown().get().getFirst();
        assertThat(row.name()).isEqualTo("Before the fix");
        assertThat(row.tags()).containsExactly("night", "slow");
        assertThat(row.note()).isEqualTo("Ask Bo");
        assertThat(row.pinned()).isTrue();
        select(0);
        runs.actions().pin();
        assertThat(runs.list().shown().get().getFirst().pinned()).isFalse();
        assertThat(steps.dialogs.shown)
                .containsExactly("Rename the run: Checkout", "Tags: ", "Note: ");
    }

    @Test
    void giving_up_a_question_changes_nothing() {
        List<HistoryRow> before = runs.list().shown().get();
        runs.actions().rename();
        runs.actions().tag();
        runs.actions().note();

        assertThat(runs.list().shown().get()).isEqualTo(before);
    }

    @Test
    void deleted_runs_come_back_one_deletion_after_the_other() {
        List<HistoryRow> before = runs.list().shown().get();
        select(0, 1);
        runs.trash().delete();
        assertThat(steps.window.notice().get()).isEqualTo("Deleted 2 runs.");
        select(0);
        runs.trash().delete();
        assertThat(steps.window.notice().get()).isEqualTo("Deleted “Other”.");
        assertThat(runs.list().state().get()).isEqualTo(RunsState.EMPTY);

        runs.trash().undo();
        assertThat(runs.list().shown().get()).containsExactly(before.get(2));
        runs.trash().undo();
        assertThat(runs.list().shown().get()).isEqualTo(before);
        assertThat(runs.trash().canUndo().get()).isFalse();
        runs.trash().undo();
        assertThat(runs.list().shown().get()).isEqualTo(before);
    }

    @Test
    void what_could_not_be_brought_back_can_be_tried_again() throws Exception {
        List<HistoryRow> before = runs.list().shown().get();
        runs.trash().delete();
        Path inTheWay = Files.createDirectories(file.resolve("x"));
        runs.trash().undo();
        assertThat(steps.dialogs.shown).singleElement().asString().startsWith("Not brought back: ");
        assertThat(runs.trash().canUndo().get()).isTrue();

        Files.delete(inTheWay);
        Files.delete(file);
        runs.trash().undo();
        assertThat(runs.list().shown().get()).isEqualTo(before);
        assertThat(runs.trash().canUndo().get()).isFalse();
    }

    @Test
    void a_run_that_goes_on_is_not_deleted() throws Exception {
        try (AutoCloseable _ = KeptRuns.running(steps.archive.history().folder(), "Going on", 9)) {
            runs.list().refresh();
            select(0);
            runs.trash().delete();

            assertThat(steps.dialogs.shown)
                    .singleElement()
                    .asString()
                    .contains("still being recorded");
            assertThat(runs.list().shown().get()).hasSize(4);
            assertThat(runs.actions().oneOpenable().get()).isFalse();
        }
    }

    @Test
    void the_trash_is_emptied_after_a_question() {
        runs.trash().delete();
        runs.trash().emptyTrash();
        assertThat(runs.trash().canUndo().get()).isTrue();

        steps.dialogs.replace = true;
        runs.trash().emptyTrash();
        assertThat(runs.trash().canUndo().get()).isFalse();
        assertThat(steps.window.notice().get()).isEqualTo("Trash emptied.");
    }

    @Test
    void two_runs_are_compared_the_later_one_judged_by_the_earlier_one() {
        select(0, 2);
        runs.actions().compare();

        List<HistoryRow> rows = runs.list().shown().get();
        assertThat(steps.window.compare().shown().get()).isTrue();
        assertThat(steps.window.compare().a().get()).contains(rows.get(2).file());
        assertThat(steps.window.compare().b().get()).contains(rows.get(0).file());
        select(0, 1, 2);
        assertThat(runs.actions().canCompare().get()).isFalse();
    }

    @Test
    void the_menu_compares_two_selected_runs_and_else_opens_the_page_as_it_was() {
        steps.window.showComparison();
        assertThat(steps.window.compare().shown().get()).isTrue();
        assertThat(steps.window.compare().a().get()).isEmpty();
        steps.window.compare().hide();
        select(0, 2);
        steps.window.showComparison();
        List<HistoryRow> rows = runs.list().shown().get();
        assertThat(steps.window.compare().a().get()).contains(rows.get(2).file());
        assertThat(steps.window.compare().b().get()).contains(rows.get(0).file());
    }

    @Test
    void one_run_is_compared_with_the_baseline_of_its_profile() {
        runs.actions().compare();
        assertThat(steps.window.notice().get()).startsWith("Nothing to compare with");
        assertThat(steps.window.compare().shown().get()).isFalse();

        Path baseline = KeptRuns.keep(steps.archive.history().folder(), "Checkout", 7);
        runs.list().refresh();
        select(0);
        runs.actions().pin();
        select(1);
        runs.actions().compare();
        assertThat(steps.window.compare().a().get()).contains(baseline);
        assertThat(steps.window.compare().b().get()).contains(file);
    }

    @Test
    void the_folder_of_a_run_is_shown() {
        runs.actions().showFile();

        assertThat(steps.choices.folderShown).contains(file);
    }

    @Test
    void a_run_that_ends_is_in_the_list_at_once() {
        steps.window.control().start();
        KeptRuns.keep(steps.archive.history().folder(), "Just now", 5);
        steps.runs.last().end(RunEnd.COMPLETED);

        assertThat(runs.list().shown().get()).extracting(HistoryRow::name).contains("Just now");
    }

    private void select(Integer... indexes) {
        List<HistoryRow> rows = runs.list().shown().get();
        runs.list().selected().set(List.of(indexes).stream().map(rows::get).toList());
    }
}
