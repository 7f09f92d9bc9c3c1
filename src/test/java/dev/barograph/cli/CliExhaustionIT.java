package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

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

    /// Linux lets one make a network with few ports, as root or as anybody: a machine that forbids
    /// both cannot run this, and says so.
    @Test
    @EnabledOnOs(OS.LINUX)
    void want_of_ports_is_a_limit_of_the_generator_in_stamp_exit_code_and_files() throws Exception {
        List<String> command =
                new ArrayList<>(List.of("unshare", unshared(), "sh", "-c", FEW_PORTS));
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

    /// What gives a process a network namespace of its own on this machine.
    private static String unshared() throws InterruptedException, IOException {
        for (String how : List.of("-rn", "-n")) {
            Process tried =
                    new ProcessBuilder("unshare", how, "ip", "link", "set", "lo", "up").start();
            if (tried.waitFor(10, TimeUnit.SECONDS) && tried.exitValue() == 0) {
                return how;
            }
        }
        throw new AssertionError(
                "neither unshare -rn nor unshare -n gives a network of one's own here: allow"
                        + " user namespaces (sysctl kernel.unprivileged_userns_clone,"
                        + " kernel.apparmor_restrict_unprivileged_userns) or be root");
    }
}
