package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.run.RunEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportViewModelTest {
    @TempDir Path folder;

    private static void write(dev.barograph.metrics.Recording recording, Path into)
            throws IOException {
        Files.writeString(into.resolve("summary.csv"), recording.profile().name());
    }

    private Steps after_a_run(Steps.Writes csv) {
        Steps steps = new Steps(folder, csv);
        steps.window.start();
        steps.runs.last().end(RunEnd.COMPLETED);
        steps.choices.folder = Optional.of(folder);
        return steps;
    }

    @Test
    void the_last_run_is_written_and_the_place_is_said() {
        Steps steps = after_a_run(ExportViewModelTest::write);
        steps.window.export().exportCsv();

        assertThat(folder.resolve("summary.csv")).hasContent("Demo");
        assertThat(steps.window.notice().get())
                .isEqualTo("Wrote summary.csv and intervals.csv to " + folder);
    }

    @Test
    void files_that_are_there_are_replaced_only_after_a_question() throws IOException {
        Steps steps = after_a_run(ExportViewModelTest::write);
        Files.writeString(folder.resolve("summary.csv"), "old");

        steps.window.export().exportCsv();
        assertThat(folder.resolve("summary.csv")).hasContent("old");

        steps.dialogs.replace = true;
        steps.window.export().exportCsv();
        assertThat(folder.resolve("summary.csv")).hasContent("Demo");
    }

    @Test
    void a_failure_is_a_sentence() {
        Steps steps =
                after_a_run(
                        (recording, into) -> {
                            throw new IOException("disk full");
                        });
        steps.window.export().exportCsv();

        assertThat(steps.dialogs.shown).containsExactly("Not exported: disk full");
        assertThat(steps.window.work().busy().get()).isFalse();
    }
}
