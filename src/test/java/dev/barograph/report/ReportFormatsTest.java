package dev.barograph.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.barograph.metrics.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFormatsTest {
    @TempDir Path folder;

    @Test
    void every_format_is_registered_once_under_a_name_of_its_own() {
        List<String> written =
                new ClassFileImporter()
                        .importPackages("dev.barograph.report").stream()
                                .filter(type -> type.isAssignableTo(ReportFormat.class))
                                .filter(type -> !type.isInterface())
                                .filter(type -> !type.getSimpleName().startsWith("Broken"))
                                .map(JavaClass::getName)
                                .toList();
        assertThat(written).isNotEmpty();
        assertThat(ReportFormats.ALL)
                .extracting(format -> format.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(written);
        assertThat(ReportFormats.ALL).extracting(ReportFormat::id).doesNotHaveDuplicates();
        assertThat(ReportFormats.ALL)
                .allSatisfy(f -> assertThat(ReportFormats.find(f.id())).containsSame(f));
        assertThat(ReportFormats.find("no such format")).isEmpty();
    }

    @Test
    void every_format_writes_every_kind_of_recording_into_a_folder_that_it_makes()
            throws IOException {
        for (ReportFormat format : ReportFormats.ALL) {
            for (var canned : CannedRecordings.ALL.entrySet()) {
                Path place = folder.resolve("größe x").resolve(format.id() + canned.getKey());
                List<Path> written = format.write(canned.getValue(), place);

                assertThat(names(place))
                        .containsExactlyInAnyOrderElementsOf(
                                written.stream().map(p -> p.getFileName().toString()).toList());
                assertThat(written).isNotEmpty().allSatisfy(p -> assertThat(p).isNotEmptyFile());
            }
        }
    }

    @Test
    void writing_again_replaces_the_files() throws IOException {
        Recording normal = CannedRecordings.ALL.get("normal");
        new CsvFormat().write(CannedRecordings.ALL.get("huge"), folder);
        List<Path> written = new CsvFormat().write(normal, folder);

        assertThat(written.getFirst())
                .hasBinaryContent(CsvFormatGoldenTest.bytes(normal, "summary.csv"));
        assertThat(names(folder))
                .containsExactlyInAnyOrder("summary.csv", "intervals.csv", "validity.json");
    }

    @Test
    void a_write_that_fails_leaves_every_old_file_whole_and_no_draft_behind() throws IOException {
        Files.writeString(folder.resolve("one.txt"), "old one");
        Files.writeString(folder.resolve("two.txt"), "old two");

        assertThatThrownBy(
                        () -> new BrokenFormat().write(CannedRecordings.ALL.get("normal"), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("two.txt")
                .hasMessageContaining("disk full");

        assertThat(folder.resolve("one.txt")).hasContent("old one");
        assertThat(folder.resolve("two.txt")).hasContent("old two");
        assertThat(names(folder)).containsExactlyInAnyOrder("one.txt", "two.txt");
    }

    @Test
    void a_full_disk_is_an_io_exception_of_each_file() {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("disk full");
                    }
                };
        for (ReportFile file : new CsvFormat().files(CannedRecordings.ALL.get("normal"))) {
            assertThatThrownBy(() -> file.content().writeTo(full))
                    .as(file.name())
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full");
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_an_io_exception_that_names_it() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "x");

        assertThatThrownBy(() -> new CsvFormat().write(CannedRecordings.ALL.get("empty"), file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("taken");
        assertThat(file).hasContent("x");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString()).toList();
        }
    }

    /// Fails in the middle of its second file.
    private static final class BrokenFormat implements ReportFormat {
        @Override
        public String id() {
            return "broken";
        }

        @Override
        public List<ReportFile> files(Recording recording) {
            return List.of(
                    new ReportFile(
                            "one.txt", out -> out.write("new".getBytes(StandardCharsets.UTF_8))),
                    new ReportFile(
                            "two.txt",
                            out -> {
                                out.write(new byte[100_000]);
                                throw new IOException("disk full");
                            }));
        }
    }

    @Test
    void a_folder_in_the_place_of_a_file_leaves_every_old_file_whole_and_is_named()
            throws IOException {
        Files.writeString(folder.resolve("summary.csv"), "old");
        Files.createDirectories(folder.resolve("intervals.csv").resolve("full"));

        assertThatThrownBy(() -> new CsvFormat().write(CannedRecordings.ALL.get("normal"), folder))
                .isInstanceOf(FileSystemException.class)
                .extracting(e -> ((FileSystemException) e).getReason())
                .asString()
                .contains("intervals.csv");

        assertThat(folder.resolve("summary.csv")).hasContent("old");
        assertThat(names(folder)).containsExactlyInAnyOrder("summary.csv", "intervals.csv");
    }
}
