package dev.barograph.record;

import static dev.barograph.record.RunRecord.assertSame;
import static dev.barograph.record.RunRecord.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.ChartImages;
import dev.barograph.chart.ChartTheme;
import dev.barograph.chart.GeneratorDelaysChart;
import dev.barograph.metrics.LoopDelays;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.report.CannedRecordings;
import dev.barograph.report.ReportFile;
import dev.barograph.report.ReportFormat;
import dev.barograph.report.ReportFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
    @TempDir Path folder;

    static Stream<Named<Recording>> recordings() {
        return Stream.concat(
                CannedRecordings.ALL.entrySet().stream()
                        .map(canned -> Named.of(canned.getKey(), canned.getValue())),
                IntStream.range(0, 20).mapToObj(RoundTripTest::random));
    }

    private static Named<Recording> random(int seed) {
        // The last eight send several requests, up to as many as there may be.
        int requests = seed < 12 ? 1 : List.of(2, 3, 5, 10, 50).get(seed % 5);
        return Named.of(
                "seed " + seed + ", " + requests,
                new RandomRecordings(seed).next(1 + seed % 5, requests));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everything_of_a_recording_comes_back(Recording recording) throws Exception {
        KeptRun kept = RunFile.open(written(recording, folder.resolve("a.sqlite")));

        assertSame(kept.recording(), recording);
        assertThat(kept.damage()).isEmpty();
        assertThat(kept.id()).isEqualTo("20260301-142530-k3f9a2xw");
        assertThat(kept.ending()).isEqualTo(RunRecord.ending(Ending.Kind.COMPLETED, recording));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void every_report_of_a_reopened_run_has_the_same_bytes(Recording recording) throws Exception {
        Recording reopened =
                RunFile.open(written(recording, folder.resolve("a.sqlite"))).recording();

        for (ReportFormat format : ReportFormats.ALL) {
            List<ReportFile> before = format.files(recording);
            List<ReportFile> after = format.files(reopened);
            assertThat(after)
                    .extracting(ReportFile::name)
                    .isEqualTo(before.stream().map(ReportFile::name).toList());
            for (int i = 0; i < before.size(); i++) {
                assertThat(bytes(after.get(i)))
                        .as(before.get(i).name())
                        .isNotEmpty()
                        .isEqualTo(bytes(before.get(i)));
            }
        }
    }

    @Test
    void the_delays_of_each_event_loop_are_drawn_of_a_reopened_run_as_they_were_live()
            throws Exception {
        Recording live = new RandomRecordings(6).next(8);
        assertThat(LoopDelays.longest(live.intervals())).hasSizeGreaterThan(1);

        Recording reopened = RunFile.open(written(live, folder.resolve("a.sqlite"))).recording();

        assertThat(drawn(reopened)).isEqualTo(drawn(live)).contains(">loop 1<", ">loop 2<");
    }

    private static String drawn(Recording recording) {
        GeneratorDelaysChart chart = new GeneratorDelaysChart();
        chart.show(recording.intervals(), recording.profile().load().shape());
        return new String(
                ChartImages.svg(chart, 640, 320, ChartTheme.LIGHT), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_run_without_an_end_is_interrupted_and_added_up_from_its_intervals(int requests)
            throws Exception {
        Recording recording = new RandomRecordings(11).next(6, requests);
        assertThat(recording.summary().parts()).hasSize(requests == 1 ? 0 : requests);
        Path file = folder.resolve("a.sqlite");
        RunRecord.unended(recording, file).close();

        KeptRun kept = RunFile.open(file);

        Summary whole = recording.summary();
        assertThat(kept.ending())
                .isEqualTo(
                        new Ending(Ending.Kind.INTERRUPTED, whole.tookNanos(), Optional.empty()));
        assertThat(kept.recording().judgement().stamp()).isEqualTo(Stamp.INTERRUPTED);
        assertThat(kept.recording().judgement().notes()).isEqualTo(recording.judgement().notes());
        assertThat(kept.recording().startedAt()).isEqualTo(recording.startedAt());
        RunRecord.assertSame(kept.recording().intervals(), recording.intervals());
        RunRecord.assertSame(kept.recording().summary(), whole);
        RunRecord.assertSame(kept.recording().clean(), recording.clean());
        RunRecord.assertSame(kept.recording().exemplars(), recording.exemplars());
    }

    @Test
    void a_run_that_is_over_is_one_file_that_any_tool_can_read_and_only_its_owner()
            throws Exception {
        Recording recording = new RandomRecordings(2).next(2);
        RunHistory history = new RunHistory(folder.resolve("runs"));
        Path file = history.newRun(recording.profile(), recording.startedAt()).file();
        Files.delete(file);
        written(recording, file);

        try (Stream<Path> files = Files.list(history.folder())) {
            assertThat(files).containsExactly(file);
        }
        assertThat(Files.readAllBytes(file)).startsWith("SQLite format 3\0".getBytes("US-ASCII"));
    }

    private static byte[] bytes(ReportFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.content().writeTo(out);
        return out.toByteArray();
    }
}
