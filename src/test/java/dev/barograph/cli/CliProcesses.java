package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// The command line in processes of its own, against the demo target in another one.
abstract class CliProcesses {
    static final String JAR = System.getProperty("barograph.jar", "");
    @TempDir static Path SETTINGS;

    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    static final Pattern LAW =
            Pattern.compile(
                    "scheduled (\\d+) = ok (\\d+) \\+ failed (\\d+) \\+ timed out (\\d+) \\+ cancelled (\\d+)"
                            + " \\+ not sent (\\d+)");

    static Process demo;
    static String target;

    @TempDir Path folder;

    @BeforeAll
    static void start_the_demo_target_in_a_process_of_its_own() throws IOException {
        demo = new ProcessBuilder(command(List.of(), "demo", "--port", "0")).start();
        BufferedReader said = demo.inputReader(StandardCharsets.UTF_8);
        Matcher address =
                Pattern.compile("http://127\\.0\\.0\\.1:\\d+/")
                        .matcher(String.valueOf(said.readLine()));
        assertThat(address.find()).isTrue();
        target = address.group();
    }

    @AfterAll
    static void the_demo_target_ends_well_on_sigterm() throws InterruptedException {
        demo.destroy();
        assertThat(demo.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isEqualTo(0);
    }

    static String awaitLine(BufferedReader reader, String text) throws IOException {
        String line = reader.readLine();
        while (line != null && !line.contains(text)) {
            line = reader.readLine();
        }
        return String.valueOf(line);
    }

    /// Carried out and answered. On a busy machine the program rightly says that it was the limit
    /// itself; then exit code and summary say the same.
    static void assertCarriedOut(Ended run) {
        boolean limited = run.out().contains("\nGENERATOR-LIMITED");
        assertThat(run.code()).as(run.toString()).isEqualTo(limited ? 4 : 0);
        assertThat(run.err().contains("GENERATOR-LIMITED")).as(run.toString()).isEqualTo(limited);
    }

    static Ended run(String... args) throws Exception {
        return process(command(List.of(), args));
    }

    static Ended process(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).start();
        try {
            process.getOutputStream().close();
            // Both are far smaller than a pipe's buffer, so one after the other cannot block.
            return ended(process, process.errorReader(StandardCharsets.UTF_8).readAllAsString());
        } finally {
            process.destroyForcibly();
        }
    }

    static Ended ended(Process process, String err) throws Exception {
        String out = process.inputReader(StandardCharsets.UTF_8).readAllAsString();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err);
    }

    static List<String> command(List<String> jvm, String... args) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        // Not the history of whoever runs the tests.
        command.add("-Dbarograph.config=" + SETTINGS);
        command.addAll(jvm);
        command.addAll(List.of("-jar", JAR));
        command.addAll(List.of(args));
        return command;
    }

    /// The terms of the conservation line; they add up.
    static List<Long> law(Ended run) {
        Matcher law = LAW.matcher(run.out());
        assertThat(law.find()).as(run.toString()).isTrue();
        List<Long> terms = new ArrayList<>();
        for (int i = 1; i <= law.groupCount(); i++) {
            terms.add(Long.parseLong(law.group(i)));
        }
        assertThat(terms.subList(1, terms.size()).stream().mapToLong(Long::longValue).sum())
                .isEqualTo(terms.getFirst());
        return terms;
    }

    Map<String, String> summary() throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader reader = Files.newBufferedReader(folder.resolve("summary.csv"))) {
            List<CSVRecord> rows = format.parse(reader).getRecords();
            return rows.getLast().toMap();
        }
    }

    record Ended(int code, String out, String err) {}
}
