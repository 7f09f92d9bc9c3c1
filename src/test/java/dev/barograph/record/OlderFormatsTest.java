package dev.barograph.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.LoopDelays;
import dev.barograph.metrics.RunEvent;
import dev.barograph.report.ReportFile;
import dev.barograph.report.ReportFormat;
import dev.barograph.report.ReportFormats;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs that earlier versions kept, with the reports that those versions wrote: a short real run,
/// and one with something in every field; those of the third and fourth format send three requests.
/// Where a report gets new columns, the reports beside the runs get them too; the runs themselves
/// stay as they are for ever.
class OlderFormatsTest {
    private static final Path SAMPLES = Path.of("src/test/resources/record");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1-real",
                "v1-all-fields",
                "v2-real",
                "v2-all-fields",
                "v3-real",
                "v3-all-fields",
                "v4-real",
                "v4-all-fields"
            })
    void a_run_of_an_older_format_gives_the_reports_beside_it_to_the_byte(String sample)
            throws Exception {
        KeptRun kept = RunFile.open(kept(sample));

        assertThat(kept.damage()).isEmpty();
        assertThat(kept.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        for (ReportFormat format : ReportFormats.ALL) {
            for (ReportFile report : format.files(kept.recording())) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                report.content().writeTo(bytes);
                assertThat(bytes.toString("UTF-8"))
                        .as(report.name())
                        .isEqualTo(Files.readString(SAMPLES.resolve(sample + "." + report.name())));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1-real", "v2-real", "v3-real", "v4-real"})
    void of_the_event_loops_of_an_older_run_the_worst_delay_is_known_and_nothing_is_made_up(
            String sample) throws Exception {
        assertThat(RunFile.open(kept(sample)).recording().intervals())
                .hasSizeGreaterThan(5)
                .allSatisfy(interval -> {
                    LoopDelays delays = interval.health().orElseThrow().loopDelays();
                    assertThat(delays.byLoop()).isEmpty();
                    assertThat(delays.longestNanos()).isPositive();
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void of_an_older_run_that_was_stopped_nothing_is_planned_from_then_on(int format)
            throws Exception {
        Path file = kept("v" + format + "-real");
        assertThat(planned(file)).startsWith(60.0, 60.0, 60.0, 60.0, 60.0).doesNotContain(0.0);
        Interval fourth = RunFile.open(file).recording().intervals().get(3);
        long stopped = fourth.startNanos() + fourth.lengthNanos() / 4;
        try (Connection connection = Database.forLabels(file);
                Rows rows = new Rows(connection, format)) {
            ExemplarRows.write(rows, new RunEvent(stopped, RunEvent.Kind.STOPPED, "Stopped"));
        }

        assertThat(RunFile.open(file).damage()).isEmpty();
        assertThat(planned(file))
                .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-6 ? 0 : 1)
                .containsExactly(60.0, 60.0, 60.0, 15.0, 0.0, 0.0);
    }

    private static List<Double> planned(Path file) throws Exception {
        return RunFile.open(file).recording().intervals().stream().map(Interval::planned).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1-all-fields", "v2-all-fields", "v3-all-fields", "v4-all-fields"})
    void an_interrupted_run_of_an_older_format_opens_with_all_its_intervals(String sample)
            throws Exception {
        KeptRun whole = RunFile.open(kept(sample));
        KeptRun kept = RunFile.open(kept(sample + "-interrupted"));

        assertThat(kept.damage()).isEmpty();
        assertThat(kept.ending().kind()).isEqualTo(Ending.Kind.INTERRUPTED);
        RunRecord.assertSame(kept.recording().intervals(), whole.recording().intervals());
        RunRecord.assertSame(kept.recording().summary(), whole.recording().summary());
        RunRecord.assertSame(kept.recording().clean(), whole.recording().clean());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2", "v3", "v4"})
    void runs_of_an_older_format_are_listed_named_and_otherwise_left_alone(String format)
            throws Exception {
        Path real = kept(format + "-real");
        byte[] before = Files.readAllBytes(real);
        kept(format + "-all-fields-interrupted");
        RunArchive archive = new RunArchive(folder);

        List<HistoryRow> rows = archive.list(ListingProgress.NONE).rows();

        assertThat(rows)
                .extracting(HistoryRow::state)
                .containsExactly(HistoryRow.State.INTERRUPTED, HistoryRow.State.COMPLETED);
        HistoryRow row = rows.getLast();
        assertThat(row.figures().orElseThrow().requests()).isEqualTo(360);
        assertThat(row.sparkline()).hasSize(6).allMatch(p99 -> p99 > 0);
        assertThat(Files.readAllBytes(real)).isEqualTo(before);
        assertThat(archive.rename(row, "The old one").name()).isEqualTo("The old one");
        assertThat(RunFile.open(real).damage()).isEmpty();
    }

    /// A copy in a history.
    private Path kept(String sample) throws Exception {
        int place =
                List.of("real", "all-fields", "all-fields-interrupted")
                        .indexOf(sample.substring(3));
        Path file = folder.resolve("2026030" + (place + 1) + "-142530-k3f9a2xw_old.sqlite");
        return Files.copy(SAMPLES.resolve(sample + ".sqlite"), file);
    }
}
