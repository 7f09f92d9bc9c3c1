package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two real runs of the packaged program, kept, and compared by it.
class CompareIT {
    private static final String JAR = System.getProperty("barograph.jar", "");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir Path folder;

    private record Ended(int code, String out, String err) {}

    @Test
    void two_real_runs_of_one_target_are_compared_and_a_wild_bound_is_not_broken()
            throws Exception {
        Process demo = start("demo", "--port", "0");
        try (BufferedReader said = demo.inputReader(StandardCharsets.UTF_8)) {
            Matcher address =
                    Pattern.compile("http://127\\.0\\.0\\.1:\\d+/")
                            .matcher(String.valueOf(said.readLine()));
            assertThat(address.find()).isTrue();
            for (int i = 0; i < 2; i++) {
                Ended run =
                        ended(
                                "run",
                                address.group() + "lognormal?median=20&sigma=0.3",
                                "--rate",
                                "100",
                                "--duration",
                                "11s",
                                "--quiet",
                                "--history",
                                folder.toString());
                // 4: a busy machine may have been the limit.
                assertThat(run.code()).as(run.err()).isIn(0, 4);
            }
        } finally {
            demo.destroy();
            assertThat(demo.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        List<Path> kept;
        try (var files = Files.list(folder)) {
            kept = files.filter(file -> file.toString().endsWith(".sqlite")).sorted().toList();
        }
        assertThat(kept).hasSize(2);

        Ended compared =
                ended(
                        "compare",
                        kept.getFirst().toString(),
                        "last",
                        "--history",
                        folder.toString(),
                        "--anyway",
                        "--max-regression",
                        "throughput=60%");

        assertThat(compared.code()).as(compared.err()).isEqualTo(0);
        assertThat(compared.out())
                .contains("Response time p50", "Good responses/s", "not broken: throughput");
    }

    private static Ended ended(String... args) throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        Process process =
                new ProcessBuilder(command(args))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        Ended ended = new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return ended;
    }

    private static Process start(String... args) throws IOException {
        return new ProcessBuilder(command(args)).start();
    }

    private static List<String> command(String... args) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-jar", JAR));
        command.addAll(List.of(args));
        return command;
    }
}
