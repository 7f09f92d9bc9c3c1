package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.demo.DemoServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `target/bin/barograph`, as the build leaves it.
class StartScriptIT {
    private static final Path SCRIPT =
            Path.of(System.getProperty("barograph.jar", "")).resolveSibling("bin/barograph");

    @TempDir private Path folder;

    /// @param exit code of the process
    /// @param said on both of its streams
    private record Ended(int exit, String said) {}

    private static Process start(Path script, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private Ended run(Path script, String... arguments) throws Exception {
        Path log = folder.resolve("said.txt");
        Process process = start(script, log, arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }

    @Test
    void a_run_is_made_with_the_collector_that_was_chosen() throws Exception {
        try (DemoServer target = DemoServer.start(0)) {
            Path out = folder.resolve("out");
            Ended run =
                    run(
                            SCRIPT,
                            "run",
                            target.url() + "/ok",
                            "--rate",
                            "50",
                            "--duration",
                            "1s",
                            "--out",
                            out.toString());
            // 4: this machine was busy with something else.
            assertThat(run.exit()).as(run.said()).isIn(0, 4);
            assertThat(Files.readString(out.resolve("validity.json")))
                    .contains("\"collector\" : \"Copy, MarkSweepCompact\"");
        }
    }

    @Test
    void it_is_found_by_way_of_a_link_and_passes_arguments_and_exit_codes_on() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("load test"), SCRIPT);
        Ended wrong = run(link, "run", "http://127.0.0.1:1/", "--rate", "not a number");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.said()).contains("not a number");
    }

    @Test
    void the_process_of_the_script_is_the_program_with_its_options_so_that_signals_reach_it()
            throws Exception {
        Process demo = start(SCRIPT, folder.resolve("demo.txt"), "demo", "--port", "0");
        try {
            assertThat(demo.waitFor(1, TimeUnit.SECONDS)).as("still there").isFalse();
            assertThat(demo.toHandle().info().command().orElse("")).endsWith("java");
            assertThat(demo.descendants()).isEmpty();
            assertThat(demo.toHandle().info().arguments().orElse(new String[0]))
                    .contains(
                            "-XX:+UseSerialGC",
                            "-XX:MetaspaceSize=128m",
                            "-XX:ReservedCodeCacheSize=512m",
                            "-XX:TrimNativeHeapInterval=10000",
                            "-Xlog:trimnative=off");
        } finally {
            demo.destroyForcibly();
        }
        assertThat(demo.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
}
