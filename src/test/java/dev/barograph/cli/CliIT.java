package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.testing.ClosedPort;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The packaged program as its users start it: a process with arguments, streams, signals and an
/// exit code.
class CliIT extends CliProcesses {
    @Test
    void an_open_run_schedules_exactly_what_was_asked_and_the_csv_says_the_same() throws Exception {
        Ended run =
                run(
                        "run",
                        target + "ok",
                        "--rate",
                        "200",
                        "--duration",
                        "3s",
                        "--out",
                        folder.toString());
        assertCarriedOut(run);
        List<Long> law = law(run);
        assertThat(law.getFirst()).isEqualTo(600);
        Map<String, String> csv = summary();
        assertThat(csv)
                .containsEntry("scheduled", law.get(0).toString())
                .containsEntry("ok", law.get(1).toString())
                .containsEntry("failed", law.get(2).toString())
                .containsEntry("timed_out", law.get(3).toString())
                .containsEntry("cancelled", law.get(4).toString())
                .containsEntry("not_sent", law.get(5).toString());
        assertThat(run.out())
                .containsPattern("milliseconds +response +service +queue\n")
                .containsPattern("\nnew, connect +")
                .contains("\n" + csv.get("stamp"));
        assertThat(csv.get("protocol")).isEqualTo("HTTP/1.1");
        assertThat(Files.readString(folder.resolve("validity.json")))
                .contains("\"scheduled\" : 600", "\"conserved\" : true");
    }

    @Test
    void a_response_that_never_ends_is_still_an_answer() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerHeadsOnly(server));
            Ended run =
                    run(
                            "run",
                            "http://127.0.0.1:" + server.getLocalPort() + "/",
                            "--requests",
                            "1",
                            "--users",
                            "1",
                            "--set",
                            "limits.responseTimeout=300ms");
            assertCarriedOut(run);
            assertThat(run.out())
                    .contains("at most 1 request in at most 24h\n", "response_timeout");
        }
    }

    private static void answerHeadsOnly(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.getInputStream().read(new byte[1_000]);
                socket.getOutputStream()
                        .write(
                                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"
                                        .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // Closed: the test is over.
            return;
        }
    }

    @Test
    void a_full_device_for_the_summary_ends_with_5_and_a_sentence() throws Exception {
        List<String> command =
                command(List.of(), "run", target + "ok", "--requests", "5", "--users", "1");
        Process process = new ProcessBuilder(command).redirectOutput(new File("/dev/full")).start();
        String err = process.errorReader(StandardCharsets.UTF_8).readAllAsString();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(5);
        assertThat(err).contains("could not be written to the standard output");
    }

    @Test
    void a_calibration_is_told_kept_and_used_to_warn() throws Exception {
        List<String> settings = List.of("-Dbarograph.config=" + folder);
        Ended calibration = process(command(settings, "calibrate", target + "ok", "--progress"));
        assertThat(calibration.code()).as(calibration.toString()).isEqualTo(0);
        assertThat(calibration.out())
                .contains("This machine can send about ", "/s of this request", "Noise floor at");
        assertThat(calibration.err()).contains("Full speed");
        assertThat(folder.resolve("calibrations.properties")).isNotEmptyFile();
        Ended run =
                process(
                        command(
                                settings,
                                "run",
                                target + "ok",
                                "--rate",
                                "900000",
                                "--requests",
                                "5"));
        assertThat(run.err()).startsWith("warning: The profile asks for 900,000/s; on ");
    }

    @Test
    void a_profile_with_failing_answers_ends_after_its_number_of_requests() throws Exception {
        Path profile =
                Files.writeString(
                        folder.resolve("flaky.yaml"),
                        """
                        schemaVersion: 1
                        name: flaky
                        request:
                          url: %sflaky?p=0.2
                        load:
                          model: closed
                          stages:
                            - {level: 4, duration: 60s}
                          requests: 500
                        """
                                .formatted(target));
        Ended run = run("run", profile.toString());
        assertCarriedOut(run);
        List<Long> law = law(run);
        assertThat(law.getFirst()).isEqualTo(500);
        assertThat(law.get(2)).isBetween(40L, 200L);
        assertThat(run.out()).contains("http_5xx");
    }

    @Test
    void a_failed_threshold_ends_with_1_and_is_in_every_report_also_of_the_kept_run()
            throws Exception {
        String[] load = {"--rate", "100", "--duration", "2s", "--out", folder.toString()};
        List<String> arguments = new ArrayList<>(List.of("run", target + "delay?ms=20"));
        arguments.addAll(List.of(load));
        arguments.addAll(List.of("--threshold", "p50 < 5ms", "--threshold", "errors < 1%"));
        Ended run = run(arguments.toArray(String[]::new));
        boolean limited = run.out().contains("\nGENERATOR-LIMITED");
        assertThat(run.code()).as(run.toString()).isEqualTo(limited ? 4 : 1);
        assertThat(run.out())
                .containsPattern("\np50 < 5ms +2\\d[0-9.]* ms    FAILED\n")
                .containsPattern("\nerrors < 1% +0 %    PASSED\n");
        byte[] card = Files.readAllBytes(folder.resolve("validity.json"));
        assertThat(new String(card, StandardCharsets.UTF_8))
                .contains("\"threshold\" : \"p50 < 5ms\"", "\"state\" : \"FAILED\"");
        Path again = folder.resolve("again");
        assertThat(run("report", "last", "--out", again.toString()).code()).isEqualTo(0);
        assertThat(again.resolve("validity.json")).hasBinaryContent(card);
    }

    @Test
    void thresholds_that_pass_end_with_0() throws Exception {
        Ended run =
                run(
                        "run",
                        target + "ok",
                        "--rate",
                        "100",
                        "--duration",
                        "1s",
                        "--threshold",
                        "p50 < 20s",
                        "--threshold",
                        "throughput > 1/s");
        assertCarriedOut(run);
        assertThat(run.out()).containsPattern("\np50 < 20s +\\S+ \\S+    PASSED\n");
    }

    @Test
    void a_bad_profile_ends_with_2() throws Exception {
        Path profile = Files.writeString(folder.resolve("bad.yaml"), "schemaVersion: 1\nname: [\n");
        Ended run = run("run", profile.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("line 3: Not valid YAML").doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_port_that_nobody_listens_on_ends_with_3() throws Exception {
        try (ClosedPort closed = new ClosedPort()) {
            Ended run = run("run", closed.url(), "--rate", "50", "--duration", "1s");
            assertThat(run.code()).as(run.toString()).isEqualTo(3);
            assertThat(law(run).get(2)).isEqualTo(50);
            assertThat(run.out()).contains("connect_refused");
            assertThat(run.err()).contains("never answered");
        }
    }

    @Test
    void no_window_class_is_loaded() throws Exception {
        Path log = folder.resolve("classes.log");
        Ended run =
                process(
                        command(
                                List.of("-Xlog:class+load:file=" + log),
                                "run",
                                target + "ok",
                                "--requests",
                                "20",
                                "--out",
                                folder.toString()));
        assertCarriedOut(run);
        List<String> loaded = Files.readAllLines(log);
        assertThat(loaded).anyMatch(line -> line.contains("dev.barograph.cli.RunCommand"));
        assertThat(loaded)
                .noneMatch(line ->
                        line.matches(
                                ".* (javafx|com\\.sun\\.javafx|org\\.jfree|java\\.awt|sun\\.awt)\\..*"));
    }

    @Test
    void version_and_help_are_there() throws Exception {
        Ended version = run("--version");
        assertThat(version.code()).isEqualTo(0);
        assertThat(version.out()).matches("(?s)Barograph \\d+\\.\\d+\\.\\d+.* \\(Java 2.*");
        Ended help = run("run", "--help");
        assertThat(help.code()).isEqualTo(0);
        assertThat(help.out())
                .contains("java -jar " + JAR + " run http://127.0.0.1:8080/ok --users 64");
        assertThat(help.out()).doesNotContain("\u001b");
        assertThat(help.err()).isEmpty();
    }
}
