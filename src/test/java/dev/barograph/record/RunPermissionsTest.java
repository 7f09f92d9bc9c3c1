package dev.barograph.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barograph.metrics.Recording;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Who may read a run.
class RunPermissionsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:25:30.123Z");

    @TempDir Path folder;

    private final Recording recording = new RandomRecordings(4).next(2);

    /// Files of the system that have an owner.
    @Nested
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its files have no POSIX permissions")
    class Owned {
        @Test
        void only_the_owner_can_read_a_run_and_look_into_the_folders_made_for_it()
                throws Exception {
            Path runs = folder.resolve("above").resolve("runs");
            Path file = kept(runs);
            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(permissions(runs)).isEqualTo("rwx------");
            assertThat(permissions(runs.getParent())).isEqualTo("rwx------");
            assertThat(file).isReadable();

            Path asked = folder.resolve("asked");
            new RunHistory(asked).prepare();
            assertThat(permissions(asked)).isEqualTo("rwx------");
            assertThat(asked).isEmptyDirectory();
        }

        @Test
        void only_the_owner_can_read_what_lies_beside_a_run_that_goes_on() throws Exception {
            Path file =
                    new RunHistory(folder.resolve("runs")).newRun(recording.profile(), NOW).file();
            try (RunWriter writer = RunWriter.create(file, RunRecord.facts(recording))) {
                writer.write(RunRecord.after(recording, 1));
                Path log = file.resolveSibling(file.getFileName() + "-wal");
                assertThat(permissions(log)).isEqualTo("rw-------");
            }
        }

        @Test
        void a_folder_that_is_there_keeps_its_permissions() throws Exception {
            Path runs = Files.createDirectory(folder.resolve("shared"));
            Files.setPosixFilePermissions(runs, PosixFilePermissions.fromString("rwxr-x---"));
            kept(runs);
            assertThat(permissions(runs)).isEqualTo("rwxr-x---");
        }
    }

    /// The inside of an archive is such a place on every system.
    @Test
    void where_files_have_no_permissions_they_are_made_all_the_same() throws Exception {
        try (FileSystem plain =
                FileSystems.newFileSystem(folder.resolve("plain.zip"), Map.of("create", "true"))) {
            Path runs = plain.getPath("/above/runs");
            assertThat(Files.getFileStore(plain.getPath("/")).supportsFileAttributeView("posix"))
                    .isFalse();
            assertThat(OwnFile.only(runs, "rwx------")).isEmpty();
            OwnFile.createFolder(runs);
            assertThat(runs).isEmptyDirectory();
            Path file = runs.resolve("run.sqlite");
            OwnFile.createNew(file);
            assertThat(file).isEmptyFile();
            OwnFile.create(file);
            assertThatThrownBy(() -> OwnFile.createNew(file))
                    .isInstanceOf(FileAlreadyExistsException.class);
        }
    }

    /// As `ls` shows them.
    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private Path kept(Path runs) throws Exception {
        Path file = new RunHistory(runs).newRun(recording.profile(), NOW).file();
        try (RunWriter writer = RunWriter.create(file, RunRecord.facts(recording))) {
            writer.end(recording, RunRecord.ending(Ending.Kind.COMPLETED, recording));
            writer.settle();
        }
        return file;
    }
}
