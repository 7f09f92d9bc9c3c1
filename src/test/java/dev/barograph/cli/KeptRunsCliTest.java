package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.demo.DemoServer;
import dev.barograph.record.HistoryRow;
import dev.barograph.record.ListingProgress;
import dev.barograph.record.RunArchive;
import dev.barograph.record.RunHistory;
import dev.barograph.report.ReportFormats;
import dev.barograph.run.LocalCalibrations;
import dev.barograph.run.LocalRunService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real runs on the demo target, kept and told again.
class KeptRunsCliTest {
    @TempDir Path folder;

    private final DemoServer target = DemoServer.start(0);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void a_kept_run_is_listed_and_its_report_has_the_same_bytes_as_at_its_end() throws IOException {
        Path before = folder.resolve("before");
        cli("run", target.url() + "/ok", "--rate", "100", "--duration", "1s", "--out", before + "");
        String summary = out.toString(StandardCharsets.UTF_8);
        RunHistory history = new RunHistory(folder.resolve("runs"));
        String id = rows(history).getFirst().id();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("kept as " + id);

        for (String run : List.of("last", id, id.substring(0, 12), history.find(id).toString())) {
            Path after = folder.resolve("after" + run.hashCode());
            out.reset();
            assertThat(cli("report", run, "--format", "csv", "--out", after.toString()))
                    .isEqualTo(0);
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(summary);
            try (Stream<Path> files = Files.list(before)) {
                assertThat(files.toList())
                        .isNotEmpty()
                        .allSatisfy(file ->
                                assertThat(after.resolve(file.getFileName()))
                                        .hasSameBinaryContentAs(file));
            }
        }
        out.reset();
        assertThat(cli("history")).isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        id,
                        "GET " + target.url().replace("http://", "") + "/ok",
                        "GET " + target.url() + "/ok",
                        " 100 ",
                        rows(history).getFirst().stamp().orElseThrow().title());
    }

    @Test
    void a_prefix_that_fits_two_runs_is_refused_and_named() throws IOException {
        cli("run", target.url() + "/ok", "--requests", "3");
        cli("run", target.url() + "/ok", "--requests", "3");

        assertThat(cli("report", "20")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("2 runs begin with \"20\"");
        assertThat(rows(new RunHistory(folder.resolve("runs")))).hasSize(2);
    }

    @Test
    void a_history_that_can_take_no_run_is_told_before_anything_is_sent() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "precious");
        Path reports = folder.resolve("reports");

        int code =
                cli(
                        "run",
                        target.url() + "/ok",
                        "--requests",
                        "3",
                        "--history",
                        file.toString(),
                        "--format",
                        "csv",
                        "--out",
                        reports.toString());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "Nothing was sent.",
                        "--history: No run can be kept in "
                                + file
                                + ": a file of that name is in the way.");
        assertThat(out.size()).isZero();
        assertThat(file).hasContent("precious");
    }

    @Test
    void a_run_that_came_from_an_address_is_called_by_method_and_address_in_short()
            throws IOException {
        String host = target.url().replace("http://", "");
        cli("run", "http://me:secret@" + host + "/ok?token=t#x", "-d", "a", "--requests", "3");
        cli("run", target.url() + "/ok", "--requests", "3", "--set", "name=Mine");

        assertThat(rows(new RunHistory(folder.resolve("runs"))))
                .extracting(HistoryRow::name)
                .containsExactlyInAnyOrder("POST " + host + "/ok", "Mine");
        out.reset();
        cli("history");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "  address\n", "  POST http://***@" + host + "/ok?token=***#x\n", "  Mine ")
                .doesNotContain("secret");
    }

    private int cli(String... args) {
        Terminal terminal =
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false);
        LocalCalibrations calibrations = new LocalCalibrations(folder.resolve("settings"));
        Services services =
                new Services(
                        history -> new LocalRunService(calibrations, history),
                        () -> folder.resolve("runs"),
                        () -> calibrations,
                        ReportFormats.ALL,
                        _ -> {
                            throw new AssertionError("no demo was asked for");
                        },
                        _ -> {},
                        () -> {});
        return Cli.run(terminal, services, args);
    }

    private static List<HistoryRow> rows(RunHistory history) throws IOException {
        return new RunArchive(history.folder()).list(ListingProgress.NONE).rows();
    }
}
