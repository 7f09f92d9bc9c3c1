package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a signal makes of a command that is under way.
class CliSignalsIT extends CliProcesses {
    @Test
    void sigint_ends_a_calibration_with_5() throws Exception {
        Process process =
                new ProcessBuilder(
                                command(
                                        List.of("-Dbarograph.config=" + folder),
                                        "calibrate",
                                        target + "ok",
                                        "--progress"))
                        .start();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            var _ = awaitLine(err, "%");
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
            Ended ended = ended(process, err.readAllAsString());
            assertThat(ended.code()).as(ended.toString()).isEqualTo(5);
            assertThat(ended.err()).contains("Interrupted");
            assertThat(ended.out()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void sigint_drains_writes_what_there_is_and_ends_with_5() throws Exception {
        Ended run = interrupted("INT", 1, "--rate", "100");
        assertThat(run.code()).as(run.toString()).isEqualTo(5);
        assertThat(run.out()).contains("Stopped after");
        List<Long> law = law(run);
        assertThat(law.get(1)).isPositive();
        assertThat(summary()).containsEntry("scheduled", law.getFirst().toString());
    }

    @Test
    void sigterm_does_the_same() throws Exception {
        Ended run = interrupted("TERM", 1, "--users", "2");
        assertThat(run.code()).as(run.toString()).isEqualTo(5);
        assertThat(law(run).get(1)).isPositive();
    }

    @Test
    void a_second_sigint_does_not_wait_for_a_hung_target() throws Exception {
        try (ServerSocket hung = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            long began = System.nanoTime();
            Ended run =
                    interrupted(
                            "INT",
                            2,
                            "http://127.0.0.1:" + hung.getLocalPort() + "/",
                            "--users",
                            "3",
                            "--set",
                            "limits.drain=30s");
            assertThat(run.code()).as(run.toString()).isEqualTo(5);
            assertThat(law(run).get(4)).isEqualTo(3);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void a_sigint_after_the_plan_ends_the_wait_and_changes_no_exit_code() throws Exception {
        try (ServerSocket hung = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + hung.getLocalPort() + "/";
            String[] arguments = {
                "run",
                url,
                "--rate",
                "5",
                "--duration",
                "1s",
                "--set",
                "limits.drain=60s",
                "--progress",
                "--no-history"
            };
            Process process = new ProcessBuilder(command(List.of(), arguments)).start();
            try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
                long began = System.nanoTime();
                var _ = awaitLine(err, "draining");
                var _ =
                        new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                                .start()
                                .waitFor();
                Ended run = ended(process, err.readAllAsString());
                assertThat(run.code()).as("nothing answered: %s", run).isEqualTo(3);
                assertThat(run.out())
                        .contains("Completed in ")
                        .contains("note: The wait for the last answers was ended by hand after ");
                assertThat(law(run).get(4)).isEqualTo(5);
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .isLessThan(Duration.ofSeconds(40));
            } finally {
                process.destroyForcibly();
            }
        }
    }

    /// Starts a long run with a line a second, and signals it as soon as a second of it is over.
    private Ended interrupted(String signal, int times, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("run"));
        if (!options[0].contains("://")) {
            arguments.add(target + "ok");
        }
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--duration", "60s", "--progress", "--out", folder.toString()));
        Process process =
                new ProcessBuilder(command(List.of(), arguments.toArray(String[]::new))).start();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            String first = awaitLine(err, "done/s");
            for (int i = 0; i < times; i++) {
                int code =
                        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                                .start()
                                .waitFor();
                assertThat(code).isEqualTo(0);
                if (i < times - 1) {
                    // Signals of one kind that come at once count as one: wait for the first to be
                    // seen.
                    var _ = awaitLine(err, "draining");
                }
            }
            return ended(process, first + "\n" + err.readAllAsString());
        } finally {
            process.destroyForcibly();
        }
    }
}
