package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.barograph.demo.DemoServer;
import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Stamp;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.record.HistoryRow;
import dev.barograph.record.ListingProgress;
import dev.barograph.record.RunArchive;
import dev.barograph.record.RunFile;
import dev.barograph.record.RunHistory;
import dev.barograph.report.ReportFormats;
import dev.barograph.run.LocalCalibrations;
import dev.barograph.run.LocalRunService;
import dev.barograph.run.RunHandle;
import dev.barograph.run.RunResult;
import dev.barograph.samples.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
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
                        "  requests  response p99 ms  ",
                        " 100 ",
                        " too few ",
                        rows(history).getFirst().stamp().orElseThrow().title());
    }

    @Test
    void a_run_of_several_requests_is_told_by_request_and_its_rows_add_up() throws IOException {
        Path profile =
                Files.writeString(
                        folder.resolve("mix.yaml"),
                        """
                        schemaVersion: 1
                        name: Mix
                        requests:
                          - name: Plain
                            weight: 6
                            url: %1$s/ok
                          - name: Big
                            weight: 3
                            url: %1$s/bytes?n=1000
                          - name: Broken
                            method: POST
                            url: %1$s/status?code=503
                            body: x
                        load:
                          model: open
                          stages:
                            - {level: 100, duration: 2s}
                        samples: true
                        """
                                .formatted(target.url()));
        Path before = folder.resolve("before");
        Path after = folder.resolve("after");
        cli("run", profile.toString(), "--out", before.toString());
        String told = out.toString(StandardCharsets.UTF_8);
        out.reset();
        assertThat(cli("report", "last", "--format", "csv", "--out", after + "")).isEqualTo(0);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(told);
        assertThat(told)
                .containsPattern("\n +response +response +response +service +service\n")
                .containsPattern("by request +weight +scheduled +ok ")
                .containsPattern("\nPlain +6 +120 +120 +0 +0 +0 +0 ")
                .containsPattern("\nBig +3 +60 +60 +0 +0 +0 +0 ")
                .containsPattern("\nBroken +1 +20 +0 +20 +0 +0 +0 ")
                .containsPattern("\nall +200 +180 +20 +0 +0 +0 ");
        for (String name : List.of("summary.csv", "intervals.csv", "validity.json")) {
            assertThat(after.resolve(name)).hasSameBinaryContentAs(before.resolve(name));
        }
        List<CSVRecord> rows = csv(before, "summary.csv");
        assertThat(rows)
                .extracting(row -> row.get("Name"))
                .containsExactly("Plain", "Big", "Broken", "Aggregated");
        for (String column : List.of("scheduled", "sent", "ok", "failed", "bytes_in")) {
            assertThat(rows.stream().limit(3).mapToLong(row -> number(row, column)).sum())
                    .as(column)
                    .isEqualTo(number(rows.getLast(), column));
        }
        assertThat(Rows.read(before.resolve("samples.csv.gz")))
                .extracting(row -> row.get("label"))
                .containsOnly("Plain", "Big", "Broken")
                .hasSize(200);
        Path kept = rows(new RunHistory(folder.resolve("runs"))).getFirst().file();
        assertThat(RunFile.open(kept).recording().exemplars())
                .filteredOn(example -> example.request().equals("Broken"))
                .isNotEmpty()
                .allMatch(example -> example.exchange().status().orElse(0) == 503);
    }

    @Test
    void a_run_with_a_long_wait_for_its_last_answers_has_one_rate_wherever_it_is_told()
            throws IOException {
        Path reports = folder.resolve("reports");
        cli(
                "run",
                target.url() + "/delay?ms=1500",
                "--rate",
                "40",
                "--duration",
                "2s",
                "--out",
                reports.toString());
        HistoryRow row = rows(new RunHistory(folder.resolve("runs"))).getFirst();
        Recording recording = RunFile.open(row.file()).recording();
        double done =
                CarriedOut.of(recording)
                        .donePerSecond(recording.summary().counts(), recording.intervals());

        // About 20 of 80 are answered within the plan, 80 in its time and the wait.
        assertThat(done).isBetween(1.0, 18.0);
        assertThat(recording.summary().donePerSecond()).isGreaterThan(20.0);
        assertThat(row.figures().orElseThrow().donePerSecond()).isEqualTo(done);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\n" + Figures.rate(done) + " done/s in the first 2.0 s, ");
        assertThat(Double.parseDouble(csv(reports, "summary.csv").getLast().get("Requests/s")))
                .isCloseTo(done, within(0.001));
        assertThat(Files.readString(reports.resolve("validity.json")))
                .contains("\"achievedMean\" : 40.000,", "\"sentPerSecond\" : 40.000,");
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
    void a_run_that_was_stopped_is_listed_with_the_word_of_its_stamp() {
        RunHistory history = new RunHistory(folder.resolve("runs"));
        RunHandle run =
                new LocalRunService(
                                new LocalCalibrations(folder.resolve("settings")),
                                Optional.of(history))
                        .start(profile());
        run.stop();
        RunResult result = run.result().toCompletableFuture().join();
        assertThat(result.recording().judgement().stamp()).isEqualTo(Stamp.INTERRUPTED);
        assertThat(cli("history")).isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("INTERRUPTED")
                .doesNotContain("STOPPED");
    }

    private Profile profile() {
        return new Profile(
                "stopped",
                new RequestSpec("GET", target.url() + "/ok", List.of(), new Body.None()),
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(100, Duration.ofMinutes(1))),
                                new Spacing.Even())),
                Limits.DEFAULT);
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

    private static List<CSVRecord> csv(Path reports, String name) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(reports.resolve(name)))
                .getRecords();
    }

    private static long number(CSVRecord row, String column) {
        return Long.parseLong(row.get(column));
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
