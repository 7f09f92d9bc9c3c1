package dev.barograph.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barograph.metrics.Recording;
import dev.barograph.model.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows 75, 76 and 78 of the fault table.
class RunHistoryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:25:30.123Z");

    @TempDir Path folder;

    private final Recording recording = new RandomRecordings(4).next(2);

    @Test
    void a_thousand_runs_of_one_moment_have_a_thousand_ids_and_files() throws IOException {
        RunHistory history = new RunHistory(folder.resolve("runs"));
        Set<String> ids = new HashSet<>();
        Set<Path> files = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            RunHistory.Place place = history.newRun(recording.profile(), NOW);
            ids.add(place.id());
            files.add(place.file());
        }
        assertThat(ids).hasSize(1_000).allMatch(id -> id.startsWith("20260301-142530-"));
        assertThat(files).hasSize(1_000).allMatch(Files::isRegularFile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../x",
                "CON",
                "a/b",
                "a\\b",
                "..",
                "",
                " ",
                "Größe %41?b#c",
                "\u0000\u001b[2J",
                "-rf",
                "\u202Egnp.exe"
            })
    void a_name_is_never_a_path_and_never_more_than_a_name(String name) throws Exception {
        RunHistory history = new RunHistory(oddFolder());
        Profile profile = named(name);
        RunHistory.Place place = history.newRun(profile, NOW);

        assertThat(place.file().getParent()).isEqualTo(history.folder());
        assertThat(place.file().getFileName().toString())
                .matches("20260301-142530-[a-z2-9]{8}_[a-z0-9-]{1,60}\\.sqlite");
        Files.delete(place.file());
        RunRecord.written(recording, place.file());
        RunRecord.assertSame(RunFile.open(place.file()).recording(), recording);
    }

    @Test
    void a_very_long_name_is_cut() {
        assertThat(RunHistory.fileName("x".repeat(5_000))).hasSize(60);
    }

    @Test
    void a_run_is_found_by_its_id_its_beginning_last_and_its_file() throws Exception {
        RunHistory history = new RunHistory(folder.resolve("runs"));
        Path first = kept(history, NOW);
        Path second = kept(history, NOW.plusSeconds(1));

        assertThat(history.find("last")).isEqualTo(second);
        assertThat(history.find(RunId.of(first))).isEqualTo(first);
        assertThat(history.find("20260301-142531")).isEqualTo(second);
        assertThat(history.find(first.toString())).isEqualTo(first);
        for (String wrong : new String[] {"20260301", "", "nothing", "../runs"}) {
            assertThatThrownBy(() -> history.find(wrong)).isInstanceOf(RunFileException.class);
        }
        assertThat(rows(history)).extracting(HistoryRow::file).containsExactly(second, first);
    }

    @Test
    void a_folder_that_is_not_there_has_no_runs_and_is_made_for_the_first_one() throws Exception {
        RunHistory history = new RunHistory(folder.resolve("a/b/c"));
        assertThat(rows(history)).isEmpty();
        assertThat(folder.resolve("a")).doesNotExist();
        kept(history, NOW);
        assertThat(rows(history)).hasSize(1);
    }

    @Test
    void a_link_to_a_folder_or_a_file_is_followed_and_stays() throws Exception {
        RunHistory real = new RunHistory(folder.resolve("real"));
        Path file = kept(real, NOW);
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        Path toFile = Files.createSymbolicLink(folder.resolve("to file"), file);

        RunRecord.assertSame(RunFile.open(toFile).recording(), recording);
        assertThat(rows(new RunHistory(link))).hasSize(1);
        kept(new RunHistory(link), NOW.plusSeconds(1));
        assertThat(rows(real)).hasSize(2);
        assertThat(link).isSymbolicLink();
        assertThat(toFile).isSymbolicLink();
    }

    @Test
    void a_new_run_never_takes_the_place_of_a_link() throws Exception {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "mine");
        RunHistory history = new RunHistory(folder.resolve("runs"));
        Path place = history.newRun(recording.profile(), NOW).file();
        Files.delete(place);
        Files.createSymbolicLink(place, elsewhere);

        assertThatThrownBy(() -> Files.createFile(place)).isInstanceOf(IOException.class);
        kept(history, NOW);
        assertThat(elsewhere).hasContent("mine");
    }

    /// With all that the locale of this process can name.
    private Path oddFolder() {
        String ascii = " ? # %41 'runs'";
        try {
            return folder.resolve("größe" + ascii);
        } catch (InvalidPathException e) {
            return folder.resolve(ascii);
        }
    }

    private Profile named(String name) {
        Profile p = recording.profile();
        return new Profile(name, p.request(), p.load(), p.limits());
    }

    private Path kept(RunHistory history, Instant at) throws Exception {
        Path file = history.newRun(recording.profile(), at).file();
        try (RunWriter writer = RunWriter.create(file, RunRecord.facts(recording))) {
            writer.end(recording, RunRecord.ending(Ending.Kind.COMPLETED, recording));
            writer.settle();
        }
        return file;
    }

    private static List<HistoryRow> rows(RunHistory history) throws IOException {
        return new RunArchive(history.folder()).list(ListingProgress.NONE).rows();
    }

    @Test
    void a_file_is_found_by_its_name_though_the_folder_cannot_be_read() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("in-the-way"), "a file");
        Path run = Files.writeString(folder.resolve("my-run.sqlite"), "");
        RunHistory history = new RunHistory(inTheWay);
        assertThat(history.find(run.toString())).isEqualTo(run);
        for (String other : List.of(RunHistory.LAST, "2026", folder.resolve("none").toString())) {
            assertThatThrownBy(() -> history.find(other))
                    .isInstanceOf(RunFileException.class)
                    .hasMessage(
                            "The history "
                                    + history.folder()
                                    + " cannot be read: it is not a folder.");
        }
    }
}
