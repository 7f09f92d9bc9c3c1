package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The packaged program where its machine has too little of something: that is no fault of the
/// target, and everything that it says and writes says so.
class CliExhaustionIT extends CliProcesses {
    private static final int DESCRIPTORS = 200;
    private static final int PORTS = 51;

    /// A network of its own with few local ports; a demo target in it, and the program that is
    /// given.
    private static final String FEW_PORTS =
            """
            ip link set lo up && echo '50000 %d' > /proc/sys/net/ipv4/ip_local_port_range || exit 99
            "$1" -jar "$2" demo --port 40123 > "$3" & demo=$!
            until grep -q http "$3"; do kill -0 $demo || exit 98; done
            shift 3; "$@"; code=$?
            kill $demo; wait $demo; exit $code
            """
                    .formatted(50_000 + PORTS - 1);

    private List<String> limitless(String url) {
        return command(
                List.of(),
                "run",
                url,
                "--users",
                "400",
                "--duration",
                "3s",
                "--set",
                "limits.permits=400",
                "--no-history",
                "--out",
                folder.toString());
    }

    @Test
    void want_of_descriptors_is_a_limit_of_the_generator_in_stamp_exit_code_and_files()
            throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of("sh", "-c", "ulimit -n " + DESCRIPTORS + "; exec \"$@\"", "sh"));
        command.addAll(limitless(target + "delay?ms=200"));
        Ended run = process(command);
        assertLimited(
                run, "descriptors", "it may have " + DESCRIPTORS, "ulimit -n 65536", "LimitNOFILE");
        assertThat(run.out()).contains("generator_descriptors");
        assertThat(summary().get("kind_generator_descriptors")).isNotEqualTo("0");
    }

    @Test
    void want_of_ports_is_a_limit_of_the_generator_in_stamp_exit_code_and_files() throws Exception {
        assumeTrue(mayUnshare(), "no network namespace of one's own on this machine");
        List<String> command = new ArrayList<>(List.of("unshare", "-rn", "sh", "-c", FEW_PORTS));
        command.addAll(List.of("sh", JAVA.toString(), JAR, folder.resolve("demo.out").toString()));
        command.addAll(limitless("http://127.0.0.1:40123/delay?ms=200"));
        Ended run = process(command);
        assertLimited(run, "ports", " connections open", "ip_local_port_range", "portrange");
        assertThat(run.out()).contains("generator_ports");
        assertThat(summary().get("kind_generator_ports")).isNotEqualTo("0");
    }

    /// Limited by this machine for a cause that all say: the limit, and what can be done about it.
    private void assertLimited(Ended run, String cause, String... evidence) throws IOException {
        assertThat(run.code()).as(run.toString()).isEqualTo(4);
        List<Long> law = law(run);
        assertThat(law.get(1)).as("what could be sent was answered").isPositive();
        assertThat(run.out()).contains("\nGENERATOR-LIMITED").contains(evidence);
        assertThat(run.err())
                .contains("GENERATOR-LIMITED: these are not the figures of the target.")
                .contains(evidence);
        assertThat(summary())
                .containsEntry("stamp", "GENERATOR-LIMITED")
                .containsEntry("verdict", "GENERATOR")
                .containsEntry("cause", cause)
                .hasEntrySatisfying("evidence", said -> assertThat(said).contains(evidence));
        assertThat(Files.readString(folder.resolve("validity.json")))
                .contains("\"stamp\" : \"GENERATOR-LIMITED\"")
                .contains("\"cause\" : \"" + cause + "\"")
                .contains(evidence);
    }

    private static boolean mayUnshare() throws InterruptedException {
        try {
            Process tried =
                    new ProcessBuilder("unshare", "-rn", "ip", "link", "set", "lo", "up").start();
            return tried.waitFor(10, TimeUnit.SECONDS) && tried.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
