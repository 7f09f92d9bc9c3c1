package dev.barograph.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Stamp;
import dev.barograph.report.ReportFile;
import dev.barograph.report.ReportFormat;
import dev.barograph.report.ReportFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunArchiveTest {
    @TempDir Path folder;

    private Path runs;
    private RunArchive archive;

    @BeforeEach
    void open() {
        runs = folder.resolve("runs");
        archive = new RunArchive(runs);
    }

    @Test
    void a_folder_that_is_not_there_has_no_runs() throws Exception {
        assertThat(archive.list(ListingProgress.NONE)).isEqualTo(new Listing(List.of(), 0));
        assertThat(runs).doesNotExist();
    }

    @Test
    void a_row_says_what_the_run_itself_says() throws Exception {
        Path file = KeptRuns.keep(runs, "Checkout", 0);
        Recording recording = RunFile.open(file).recording();

        HistoryRow row = only();

        assertThat(row.file()).isEqualTo(file);
        assertThat(row.name()).isEqualTo("Checkout");
        assertThat(row.profile()).isEqualTo("Checkout");
        assertThat(row.request()).isEqualTo("GET http://127.0.0.1/Checkout");
        assertThat(row.startedAt()).contains(recording.startedAt());
        assertThat(row.figures())
                .contains(
                        RunFigures.of(
                                recording.summary(),
                                CarriedOut.of(recording),
                                recording.intervals()));
        assertThat(row.stamp()).contains(recording.judgement().stamp());
        assertThat(row.verdict()).contains(recording.judgement().judgement().cause().verdict());
        assertThat(row.sparkline()).hasSize(recording.intervals().size());
        assertThat(row.sparkline().getFirst())
                .isEqualTo(
                        recording
                                .intervals()
                                .getFirst()
                                .ok()
                                .response()
                                .percentileNanos(99)
                                .orElse(0));
    }

    @Test
    void what_the_index_knows_is_what_the_files_say() throws Exception {
        for (int i = 0; i < 12; i++) {
            KeptRuns.keep(runs, "Run " + i, i);
        }
        KeptRuns.interrupted(runs, "Cut off", 50);
        List<HistoryRow> read = archive.list(ListingProgress.NONE).rows();

        List<HistoryRow> again = unread().rows();

        assertThat(again).isEqualTo(read).hasSize(13);
        assertThat(read.getFirst().state()).isEqualTo(HistoryRow.State.INTERRUPTED);
        assertThat(read.getFirst().stamp()).contains(Stamp.INTERRUPTED);
        assertThat(read).extracting(HistoryRow::id).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void only_new_and_changed_files_are_opened_and_gone_ones_forgotten() throws Exception {
        Path gone = KeptRuns.keep(runs, "Gone", 0);
        Path changed = KeptRuns.keep(runs, "Changed", 1);
        KeptRuns.keep(runs, "Same", 2);
        archive.list(ListingProgress.NONE);

        Files.delete(gone);
        Files.delete(changed);
        Files.move(KeptRuns.keep(folder.resolve("other"), "Other", 1), changed);
        Files.setLastModifiedTime(changed, FileTime.from(KeptRuns.BEGINNING.plusSeconds(99_999)));
        KeptRuns.keep(runs, "New", 3);

        assertThat(toBeRead()).isEqualTo(2);
        assertThat(archive.list(ListingProgress.NONE).rows())
                .extracting(HistoryRow::profile)
                .containsExactly("New", "Same", "Other");
        assertThat(toBeRead()).isZero();
    }

    @Test
    void a_file_that_was_changed_just_now_is_not_trusted_to_the_index() throws Exception {
        Path file = KeptRuns.keep(runs, "Fresh", 0);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        archive.list(ListingProgress.NONE);

        assertThat(toBeRead()).isEqualTo(1);
    }

    @Test
    void a_lost_or_broken_index_is_made_anew() throws Exception {
        KeptRuns.keep(runs, "One", 0);
        KeptRuns.keep(runs, "Two", 1);
        List<HistoryRow> rows = archive.list(ListingProgress.NONE).rows();
        Path index = runs.resolve("index/index.sqlite");
        assertThat(index).exists();

        Files.delete(index);
        assertThat(archive.list(ListingProgress.NONE).rows()).isEqualTo(rows);
        assertThat(unread().rows()).isEqualTo(rows);

        byte[] whole = Files.readAllBytes(index);
        for (int at = 0; at < whole.length; at += 211) {
            byte[] broken = whole.clone();
            broken[at] ^= 0x55;
            Files.write(index, broken);
            assertThat(archive.list(ListingProgress.NONE).rows()).as("byte %d", at).isEqualTo(rows);
        }
        Files.writeString(index, "not a database, but long enough to be looked at ".repeat(40));
        assertThat(archive.list(ListingProgress.NONE).rows()).isEqualTo(rows);
        assertThat(unread().rows()).isEqualTo(rows);
    }

    @Test
    void reading_tells_how_far_it_is_and_can_be_given_up() throws Exception {
        KeptRuns.keep(runs, "One", 0);
        archive.list(ListingProgress.NONE);
        KeptRuns.keep(runs, "Two", 1);
        KeptRuns.keep(runs, "Three", 2);
        List<Listing> told = new ArrayList<>();

        Listing given =
                archive.list(soFar -> {
                    told.add(soFar);
                    return false;
                });

        assertThat(told).containsExactly(given);
        assertThat(given.unread()).isEqualTo(2);
        assertThat(given.rows()).extracting(HistoryRow::name).containsExactly("One");
        assertThat(archive.list(ListingProgress.NONE).rows()).hasSize(3);
    }

    @Test
    void what_a_person_says_of_a_run_outlives_the_index_and_changes_no_report() throws Exception {
        Path file = KeptRuns.keep(runs, "Checkout", 0);
        Map<String, byte[]> reports = reports(file);
        HistoryRow row = only();

        row = archive.rename(row, "  Before the fix ");
        row = archive.tag(row, new TreeSet<>(List.of("slow", " night\n", "")));
        row = archive.note(row, "Two lines\nof note; DROP TABLE label;--");
        row = archive.pin(row).getFirst();
        Files.delete(runs.resolve("index/index.sqlite"));

        HistoryRow found = only();
        assertThat(found).isEqualTo(row);
        assertThat(found.name()).isEqualTo("Before the fix");
        assertThat(found.profile()).isEqualTo("Checkout");
        assertThat(found.tags()).containsExactly("night", "slow");
        assertThat(found.note()).isEqualTo("Two lines\nof note; DROP TABLE label;--");
        assertThat(found.pinned()).isTrue();
        assertThat(reports(file)).usingRecursiveComparison().isEqualTo(reports);
        assertThat(archive.rename(found, " ").name()).isEqualTo("Checkout");
    }

    @Test
    void an_interrupted_run_can_be_named_too() throws Exception {
        KeptRuns.interrupted(runs, "Cut off", 0);
        HistoryRow row = only();

        archive.rename(row, "Power went");

        assertThat(only().name()).isEqualTo("Power went");
        assertThat(only().figures()).isEqualTo(row.figures());
        assertThat(only().state()).isEqualTo(HistoryRow.State.INTERRUPTED);
    }

    @Test
    void a_profile_has_one_baseline_at_most() throws Exception {
        KeptRuns.keep(runs, "A", 0);
        KeptRuns.keep(runs, "A", 1);
        KeptRuns.keep(runs, "B", 2);
        List<HistoryRow> rows = archive.list(ListingProgress.NONE).rows();
        archive.pin(rows.get(0));
        archive.pin(rows.get(2));
        assertThat(archive.baseline("A")).map(HistoryRow::id).contains(rows.get(2).id());

        List<HistoryRow> changed = archive.pin(rows.get(1));

        assertThat(changed)
                .extracting(HistoryRow::id)
                .containsExactly(rows.get(1).id(), rows.get(2).id());
        assertThat(archive.baseline("A")).map(HistoryRow::id).contains(rows.get(1).id());
        assertThat(archive.baseline("B")).map(HistoryRow::id).contains(rows.get(0).id());
        archive.unpin(rows.get(1));
        assertThat(archive.baseline("A")).isEmpty();
    }

    @Test
    void deleted_runs_come_back_with_all_that_belongs_to_them() throws Exception {
        Path file = KeptRuns.keep(runs, "One", 0);
        Path samples =
                file.resolveSibling(
                        file.getFileName().toString().replace(".sqlite", ".samples.csv.gz"));
        Files.writeString(samples, "samples");
        KeptRuns.keep(runs, "Two", 1);
        KeptRuns.keep(runs, "Three", 2);
        List<HistoryRow> rows = archive.list(ListingProgress.NONE).rows();

        Deletion deletion = archive.delete(rows.subList(1, 3));

        assertThat(archive.list(ListingProgress.NONE).rows()).containsExactly(rows.get(0));
        assertThat(file).doesNotExist();
        assertThat(samples).doesNotExist();
        assertThat(archive.restore(deletion)).isEqualTo(rows.subList(1, 3));
        assertThat(archive.list(ListingProgress.NONE).rows()).isEqualTo(rows);
        assertThat(samples).hasContent("samples");
        assertThat(deletion.place()).doesNotExist();
    }

    @Test
    void a_run_that_somebody_gave_a_name_with_a_dot_takes_no_other_with_it() throws Exception {
        Path one = renamed(KeptRuns.keep(runs, "One", 0), "v1.0.sqlite");
        Path other = Files.copy(one, named(one, "v1.1.sqlite"));
        Path log = Files.createFile(runs.resolve(one.getFileName() + "-wal"));
        List<HistoryRow> rows = archive.list(ListingProgress.NONE).rows();
        assertThat(rows).hasSize(2);

        archive.delete(rows.stream().filter(row -> row.file().equals(one)).toList());

        assertThat(one).doesNotExist();
        assertThat(log).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void copies_of_a_run_with_dots_in_their_names_are_deleted_together() throws Exception {
        Path one = renamed(KeptRuns.keep(runs, "One", 0), "v1.0.sqlite");
        Files.copy(one, named(one, "v1.1.sqlite"));

        archive.delete(archive.list(ListingProgress.NONE).rows());

        assertThat(archive.list(ListingProgress.NONE).rows()).isEmpty();
    }

    private static Path renamed(Path file, String name) throws IOException {
        return Files.move(file, named(file, name));
    }

    private static Path named(Path file, String name) {
        return file.resolveSibling(RunId.of(file) + "_" + name);
    }

    @Test
    void the_trash_is_emptied_of_what_is_old_enough() throws Exception {
        KeptRuns.keep(runs, "One", 0);
        KeptRuns.keep(runs, "Two", 1);
        Deletion deletion = archive.delete(archive.list(ListingProgress.NONE).rows());

        assertThat(archive.emptyTrash(Duration.ofDays(1))).isZero();
        assertThat(deletion.place()).exists();
        assertThat(archive.emptyTrash(Duration.ZERO)).isEqualTo(1);
        assertThat(deletion.place()).doesNotExist();
        assertThat(archive.emptyTrash(Duration.ZERO)).isZero();
    }

    @Test
    void a_run_that_goes_on_is_listed_as_such_and_cannot_be_changed_or_deleted() throws Exception {
        KeptRuns.keep(runs, "Over", 0);
        try (AutoCloseable _ = KeptRuns.running(runs, "Going on", 1)) {
            List<HistoryRow> rows = archive.list(ListingProgress.NONE).rows();
            HistoryRow going = rows.getFirst();

            assertThat(going.state()).isEqualTo(HistoryRow.State.RUNNING);
            assertThat(going.name()).isEqualTo("going-on");
            assertThat(going.startedAt()).contains(KeptRuns.BEGINNING.plusSeconds(60));
            assertThatThrownBy(() -> archive.delete(rows))
                    .isInstanceOf(RunFileException.class)
                    .hasMessageContaining("still being recorded");
            assertThatThrownBy(() -> archive.note(going, "x"))
                    .isInstanceOf(RunFileException.class)
                    .hasMessageContaining("still being recorded");
            assertThat(rows).allMatch(row -> Files.exists(row.file()));
            assertThat(archive.hasChanged()).isTrue();
        }
        assertThat(archive.list(ListingProgress.NONE).rows().getFirst().state())
                .isEqualTo(HistoryRow.State.INTERRUPTED);
    }

    @Test
    void a_damaged_file_is_a_row_that_says_why_and_can_be_deleted() throws Exception {
        Path file = KeptRuns.keep(runs, "Broken", 0);
        Files.writeString(file, "nothing of the kind ".repeat(100));

        HistoryRow row = only();

        assertThat(row.state()).isEqualTo(HistoryRow.State.UNREADABLE);
        assertThat(row.problem().orElseThrow()).contains(file.toString()).contains("no file of");
        assertThatThrownBy(() -> archive.rename(row, "x")).hasMessageContaining(file.toString());
        archive.delete(List.of(row));
        assertThat(archive.list(ListingProgress.NONE).rows()).isEmpty();
    }

    @Test
    void a_change_in_the_folder_is_noticed() throws Exception {
        KeptRuns.keep(runs, "One", 0);
        assertThat(archive.hasChanged()).isTrue();
        HistoryRow row = only();
        assertThat(archive.hasChanged()).isFalse();
        KeptRuns.keep(runs, "Two", 1);
        assertThat(archive.hasChanged()).isTrue();
        archive.list(ListingProgress.NONE);
        KeptRuns.settled(archive.rename(row, "Other").file());
        Files.setLastModifiedTime(row.file(), FileTime.from(KeptRuns.BEGINNING));
        assertThat(archive.hasChanged()).isTrue();
    }

    @Test
    void the_profile_of_a_run_is_read_without_the_run() throws Exception {
        Path file = KeptRuns.keep(runs, "One", 0);

        assertThat(archive.profile(only())).isEqualTo(RunFile.open(file).recording().profile());
        assertThat(archive.open(only()).id()).isEqualTo(only().id());
    }

    @Test
    void a_folder_that_cannot_be_read_is_said() throws Exception {
        Files.writeString(runs, "a file");

        assertThatThrownBy(() -> archive.list(ListingProgress.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(runs.toString());
    }

    private HistoryRow only() throws IOException {
        List<HistoryRow> rows = archive.list(ListingProgress.NONE).rows();
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    /// The list without opening a file.
    private Listing unread() throws IOException {
        return archive.list(_ -> false);
    }

    private int toBeRead() throws IOException {
        return unread().unread();
    }

    private static Map<String, byte[]> reports(Path file) throws IOException {
        Recording recording = RunFile.open(file).recording();
        Map<String, byte[]> bytes = new TreeMap<>();
        for (ReportFormat format : ReportFormats.ALL) {
            for (ReportFile report : format.files(recording)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                report.content().writeTo(out);
                bytes.put(report.name(), out.toByteArray());
            }
        }
        return bytes;
    }
}
