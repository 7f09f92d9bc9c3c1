package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Recording;
import dev.barograph.report.CsvFormat;
import dev.barograph.report.ReportFile;
import dev.barograph.report.ReportFormat;
import dev.barograph.run.RunEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportViewModelTest {
    @TempDir Path folder;

    private Steps after_a_run(ReportFormat csv) {
        Steps steps = new Steps(folder, csv);
        steps.window.control().start();
        steps.runs.last().end(RunEnd.COMPLETED);
        steps.choices.folder = Optional.of(folder);
        return steps;
    }

    @Test
    void the_last_run_is_written_and_the_place_is_said() {
        Steps steps = after_a_run(new CsvFormat());
        steps.window.export().exportCsv();

        assertThat(folder.resolve("summary.csv")).content().contains("lognormal");
        assertThat(steps.window.notice().get())
                .startsWith("Wrote " + folder.resolve("summary.csv"))
                .contains("intervals.csv");
    }

    @Test
    void files_that_are_there_are_replaced_only_after_a_question() throws IOException {
        Steps steps = after_a_run(new CsvFormat());
        Files.writeString(folder.resolve("summary.csv"), "old");

        steps.window.export().exportCsv();
        assertThat(folder.resolve("summary.csv")).hasContent("old");

        steps.dialogs.replace = true;
        steps.window.export().exportCsv();
        assertThat(folder.resolve("summary.csv")).content().contains("lognormal");
    }

    @Test
    void a_failure_is_a_sentence() {
        Steps steps = after_a_run(new FullDisk());
        steps.window.export().exportCsv();

        assertThat(steps.dialogs.shown).containsExactly("Not exported: disk full");
        assertThat(steps.window.work().busy().get()).isFalse();
    }

    private static final class FullDisk implements ReportFormat {
        @Override
        public String id() {
            return "full";
        }

        @Override
        public List<ReportFile> files(Recording recording) {
            return List.of();
        }

        @Override
        public List<Path> write(Recording recording, Path directory) throws IOException {
            throw new IOException("disk full");
        }
    }
}
