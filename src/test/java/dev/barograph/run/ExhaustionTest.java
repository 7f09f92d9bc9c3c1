package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.testing.ChildJvm;
import dev.barograph.testing.FaultServer;
import dev.barograph.testing.SilentServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whole runs, in processes of their own, that take all there is of something.
class ExhaustionTest {
    private static final int USERS = 10_000;
    private static final Pattern HUNG =
            Pattern.compile("heap (\\d+) stopped (-?\\d+) ends \\{CANCELLED=" + USERS + "\\}");

    /// With one event loop, and with seven that open connections for each other all at once.
    @ParameterizedTest
    @CsvSource({"2, open", "8, closed"})
    void no_free_descriptor_is_the_generators_fault_and_the_run_ends_in_order(
            int processors, String model) {
        try (FaultServer server = new FaultServer()) {
            List<String> lines =
                    new ChildJvm(
                                    DescriptorRun.class,
                                    List.of("-XX:ActiveProcessorCount=" + processors),
                                    OptionalInt.of(160 + 8 * processors))
                            .run(Duration.ofSeconds(60), server.url("/late300"), model);
            assertThat(lines)
                    .contains("END COMPLETED ", "CONSERVED true")
                    .anyMatch(line -> line.matches("OK [1-9][0-9]*"))
                    .anyMatch(line -> line.startsWith("GENERATOR_DESCRIPTORS "))
                    .anyMatch(line -> line.contains("the last 32 are kept"))
                    .noneMatch(line -> line.startsWith("INTERNAL"));
        }
    }

    @Test
    void ten_thousand_hung_connections_fit_in_512_mb_and_stop_within_a_second_of_the_drain() {
        Matcher run = hung(USERS);
        if (Integer.parseInt(run.group(2)) >= 1_000) {
            // Once more, in case somebody else had the machine.
            run = hung(USERS);
        }
        assertThat(Integer.parseInt(run.group(1))).as("MiB of heap").isLessThan(448);
        assertThat(Integer.parseInt(run.group(2))).as("ms after the drain").isLessThan(1_000);
    }

    @Test
    void a_stop_while_ten_thousand_connections_are_being_opened_cancels_them_all_in_time() {
        Matcher run = hung(100);
        if (Integer.parseInt(run.group(2)) >= 1_000) {
            run = hung(100);
        }
        assertThat(Integer.parseInt(run.group(2))).as("ms after the drain").isLessThan(1_000);
    }

    /// @param connected connections at the moment of the stop, or a few more
    private static Matcher hung(int connected) {
        try (SilentServer silent = new SilentServer()) {
            List<String> lines =
                    new ChildJvm(
                                    HungRun.class,
                                    List.of("-Xmx512m", "-XX:+UseSerialGC"),
                                    OptionalInt.empty())
                            .run(Duration.ofSeconds(55), silent.url(), "" + USERS, "" + connected);
            assertThat(lines).hasSize(1);
            Matcher run = HUNG.matcher(lines.getFirst());
            assertThat(run.matches()).as(lines.getFirst()).isTrue();
            return run;
        }
    }

    @Test
    void a_run_that_runs_out_of_memory_ends_in_order() {
        assertThat(memoryRun())
                .anyMatch(line -> line.startsWith("END "))
                .contains("CONSERVED true", "OUT OF MEMORY true");
    }

    /// In the process that ran out too: its history must not be locked.
    @Test
    void the_record_of_a_run_that_ran_out_of_memory_is_readable(@TempDir Path folder) {
        assertThat(memoryRun(folder.toString()))
                .anyMatch(line -> line.startsWith("END "))
                .contains("OUT OF MEMORY true", "READABLE true");
    }

    private static List<String> memoryRun(String... folder) {
        try (SilentServer silent = new SilentServer()) {
            return new ChildJvm(
                            MemoryRun.class,
                            List.of("-Xmx40m", "-XX:+UseSerialGC"),
                            OptionalInt.empty())
                    .run(
                            Duration.ofSeconds(90),
                            Stream.concat(Stream.of(silent.url()), Arrays.stream(folder))
                                    .toArray(String[]::new));
        }
    }
}
