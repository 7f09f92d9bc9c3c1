package dev.barograph.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Stamp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows 70, 71 and 73 of the fault table.
class DamagedFileTest {
    @TempDir Path folder;
    private Recording recording;
    private Path file;
    private byte[] bytes;

    @BeforeEach
    void write() throws Exception {
        recording = new RandomRecordings(5).next(3);
        file = RunRecord.written(recording, folder.resolve("run.sqlite"));
        bytes = Files.readAllBytes(file);
    }

    @Test
    void a_file_that_was_cut_off_opens_with_a_note_or_is_refused_in_words() throws Exception {
        int opened = 0;
        int refused = 0;
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 40; i++) {
            int length = i < 20 ? i * bytes.length / 20 : random.nextInt(bytes.length);
            Files.write(file, Arrays.copyOf(bytes, length));
            if (openedOrRefused("cut to " + length)) {
                opened++;
            } else {
                refused++;
            }
        }
        assertThat(refused).isPositive();
        assertThat(opened + refused).isEqualTo(40);
    }

    @Test
    void a_flipped_bit_is_without_effect_or_said() throws Exception {
        SplittableRandom random = new SplittableRandom(2);
        int opened = 0;
        for (int i = 0; i < 120; i++) {
            byte[] changed = bytes.clone();
            int at = random.nextInt(bytes.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            opened += openedOrRefused("byte " + at) ? 1 : 0;
        }
        assertThat(opened).isGreaterThan(50);
    }

    /// Anything but the same run without a note, or another one with a note, or a refusal, fails.
    private boolean openedOrRefused(String what) {
        KeptRun kept;
        try {
            kept = RunFile.open(file);
        } catch (RunFileException e) {
            assertThat(e.getMessage()).as(what).contains(file.toString());
            return false;
        }
        if (kept.damage().isEmpty()) {
            RunRecord.assertSame(kept.recording(), recording);
        } else {
            assertThat(kept.recording().judgement().notes()).containsAll(kept.damage());
            assertThat(kept.recording().judgement().stamp()).isNotEqualTo(Stamp.VALID);
        }
        return true;
    }

    @Test
    void a_damaged_interval_is_left_out_counted_and_leaves_no_gap_in_time() throws Exception {
        sql("UPDATE interval SET planned = planned + 1 WHERE idx = 1");

        KeptRun kept = RunFile.open(file);

        assertThat(kept.damage())
                .containsExactly(
                        "The record on disk is damaged: 1 row of \"interval\" had to be left out.",
                        "1 interval is missing in the record on disk; shown without figures.");
        assertThat(kept.recording().intervals()).hasSize(3);
        assertThat(kept.recording().intervals().get(1).counts().scheduled()).isZero();
        assertThat(kept.recording().intervals().get(1).judgement().evidence()).contains("damaged");
        assertThat(kept.recording().intervals().get(1).startNanos())
                .isEqualTo(recording.intervals().get(1).startNanos());
        // The totals have rows of their own.
        RunRecord.assertSame(kept.recording().summary(), recording.summary());
    }

    @Test
    void damaged_totals_are_added_up_again() throws Exception {
        sql("UPDATE total SET ok = ok + 1");

        KeptRun kept = RunFile.open(file);

        assertThat(kept.damage()).singleElement().asString().contains("added up again");
        RunRecord.assertSame(kept.recording().summary(), recording.summary());
    }

    @Test
    void a_profile_that_is_damaged_is_refused() throws Exception {
        sql("UPDATE run SET profile = profile || ' '");

        assertThatThrownBy(() -> RunFile.open(file))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("the profile in it is damaged");
        assertThat(HistoryReading.read(file).state()).isEqualTo(HistoryRow.State.UNREADABLE);
    }

    @Test
    void a_newer_format_is_refused_in_words_and_never_changed() throws Exception {
        sql("PRAGMA user_version = 99");
        byte[] newer = Files.readAllBytes(file);

        assertThatThrownBy(() -> RunFile.open(file))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("format 99, made by a newer Barograph");
        assertThat(Files.readAllBytes(file)).isEqualTo(newer);
        assertThat(folder).isDirectoryNotContaining("glob:**-{wal,shm,journal}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no database", "SQLite format 3\0 but no more"})
    void what_is_no_database_is_refused_in_words(String content) throws Exception {
        Files.writeString(file, content);

        Throwable refused = catchThrowable(() -> RunFile.open(file));

        assertThat(refused).isInstanceOf(RunFileException.class).hasMessageContaining(": ");
        assertThat(HistoryReading.read(file).state()).isEqualTo(HistoryRow.State.UNREADABLE);
        assertThat(HistoryReading.read(file).problem()).isPresent();
    }

    @Test
    void the_database_of_another_program_is_refused() throws Exception {
        sql("PRAGMA application_id = 7");

        assertThatThrownBy(() -> RunFile.open(file))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("not one of Barograph");
    }

    @Test
    void a_missing_file_is_refused() {
        assertThatThrownBy(() -> RunFile.open(folder.resolve("none.sqlite")))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("there is no such file");
    }

    private void sql(String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement change = connection.createStatement()) {
            change.executeUpdate(statement);
        }
    }

    @Test
    void a_run_in_mid_run_that_was_copied_without_the_file_beside_it_is_said_to_lack_it()
            throws Exception {
        Path copied = folder.resolve("copied.sqlite");
        try (RunWriter writer = RunRecord.unended(recording, folder.resolve("live.sqlite"))) {
            assertThat(writer.intervals()).isEqualTo(3);
            Files.copy(folder.resolve("live.sqlite"), copied);
        }

        assertThatThrownBy(() -> RunFile.open(copied))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("it ends before the run began")
                .hasMessageContaining("is missing, copied.sqlite-wal.");
    }
}
