package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.record.HistoryOrder;
import dev.barograph.record.HistoryRow;
import dev.barograph.record.KeptRuns;
import dev.barograph.record.ListingProgress;
import dev.barograph.record.RunArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsViewModelTest {
    private static final ZoneId UTC = ZoneOffset.UTC;

    @TempDir Path folder;

    private Path runs;
    private RunArchive archive;
    private RunsViewModel list;

    @BeforeEach
    void open() {
        runs = folder.resolve("runs");
        archive = new RunArchive(runs);
        list = new RunsViewModel(archive, new Work(Runnable::run, Runnable::run));
    }

    @Test
    void nothing_is_known_before_the_first_look() {
        assertThat(list.state().get()).isEqualTo(RunsState.LOADING);
        assertThat(list.heading().get()).isEqualTo("Looking for runs");
    }

    @Test
    void a_history_without_runs_says_how_to_make_one() {
        list.refresh();

        assertThat(list.state().get()).isEqualTo(RunsState.EMPTY);
        assertThat(list.heading().get()).isEqualTo("No runs yet");
        assertThat(list.advice().get()).isEqualTo("Press Run; every run is kept here.");
    }

    @Test
    void runs_are_searched_and_ordered_while_one_types() {
        KeptRuns.keep(runs, "Checkout", 0);
        KeptRuns.keep(runs, "Search", 1);
        list.refresh();
        assertThat(names()).containsExactly("Search", "Checkout");
        assertThat(list.state().get()).isEqualTo(RunsState.LIST);
        assertThat(list.reading().get()).isEmpty();

        list.order().set(HistoryOrder.NAME);
        assertThat(names()).containsExactly("Checkout", "Search");
        list.search().set("check");
        assertThat(names()).containsExactly("Checkout");
        list.search().set("check nowhere");
        assertThat(list.state().get()).isEqualTo(RunsState.NOTHING_FOUND);
        assertThat(list.heading().get()).isEqualTo("No run matches");
        list.search().set("");
        assertThat(names()).hasSize(2);
    }

    @Test
    void a_folder_that_cannot_be_read_says_which_and_recovers() throws Exception {
        Files.writeString(runs, "a file");
        list.refresh();
        assertThat(list.state().get()).isEqualTo(RunsState.UNREADABLE);
        assertThat(list.advice().get()).contains(runs.toString());

        Files.delete(runs);
        KeptRuns.keep(runs, "Checkout", 0);
        list.refresh();
        assertThat(names()).containsExactly("Checkout");
        assertThat(list.state().get()).isEqualTo(RunsState.LIST);
    }

    @Test
    void a_damaged_file_is_in_the_list_and_says_so() throws Exception {
        Path file = KeptRuns.keep(runs, "Broken", 0);
        Files.writeString(file, "nothing of the kind ".repeat(100));
        list.refresh();

        RunLine line = RunLine.of(list.shown().get().getFirst(), KeptRuns.BEGINNING, UTC);
        assertThat(line.badge().word()).isEqualTo("damaged");
        assertThat(line.badge().tone()).isEqualTo(VerdictLine.Tone.ALARM);
        assertThat(line.figures()).contains(file.toString());
    }

    @Test
    void new_runs_are_noticed_and_known_ones_not_looked_at_again() {
        KeptRuns.keep(runs, "One", 0);
        list.refreshIfChanged();
        List<HistoryRow> before = list.shown().get();
        list.refreshIfChanged();
        assertThat(list.shown().get()).isSameAs(before);

        KeptRuns.keep(runs, "Two", 1);
        list.refreshIfChanged();
        assertThat(names()).containsExactly("Two", "One");
    }

    @Test
    void reading_shows_how_far_it_is_and_can_be_stopped() throws Exception {
        KeptRuns.keep(runs, "One", 0);
        archive.list(ListingProgress.NONE);
        KeptRuns.keep(runs, "Two", 1);
        Deque<Runnable> away = new ArrayDeque<>();
        RunsViewModel slow = new RunsViewModel(archive, new Work(away::add, Runnable::run));
        List<String> told = new ArrayList<>();
        slow.reading()
                .addListener((_, _, text) -> {
                    told.add(text);
                    slow.stopReading();
                });

        slow.refresh();
        while (!away.isEmpty()) {
            away.poll().run();
        }

        assertThat(told).first().isEqualTo("Reading runs: 1 of 2");
        assertThat(slow.reading().get()).isEqualTo("1 run was not read.");
        assertThat(slow.shown().get()).extracting(HistoryRow::name).containsExactly("One");
    }

    private List<String> names() {
        return list.shown().get().stream().map(HistoryRow::name).toList();
    }
}
