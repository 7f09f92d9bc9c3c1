package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A target with several addresses.
class CliAddressesIT extends CliProcesses {
    @Test
    void what_became_of_each_address_is_told_and_written() throws Exception {
        Ended run = runAgainst("127.0.0.2", "127.0.0.1");
        String note = "Connections by address: 0 of 3 at 127.0.0.2, 3 of 3 at 127.0.0.1;";
        assertThat(run.out()).contains(note);
        assertThat(validity())
                .contains(note.replace(", ", ","))
                .contains("{\"address\":\"127.0.0.2\",\"tried\":3,\"took\":0}")
                .contains("{\"address\":\"127.0.0.1\",\"tried\":3,\"took\":3}");
    }

    @Test
    void where_the_first_address_takes_all_connections_the_counts_are_written_and_nothing_is_noted()
            throws Exception {
        Ended run = runAgainst("127.0.0.1", "127.0.0.2");
        assertThat(run.out()).doesNotContain("by address");
        assertThat(validity())
                .doesNotContain("by address")
                .contains("{\"address\":\"127.0.0.1\",\"tried\":3,\"took\":3}")
                .contains("{\"address\":\"127.0.0.2\",\"tried\":0,\"took\":0}");
    }

    /// @param addresses of the name, in the order of the look-up; the target listens at 127.0.0.1
    private Ended runAgainst(String... addresses) throws Exception {
        StringBuilder names = new StringBuilder();
        for (String address : addresses) {
            names.append(address).append(" target.test\n");
        }
        Path hosts = Files.writeString(folder.resolve("hosts"), names);
        Ended run =
                process(
                        command(
                                List.of("-Djdk.net.hosts.file=" + hosts),
                                "run",
                                "http://target.test:" + URI.create(target).getPort() + "/ok",
                                "--users",
                                "3",
                                "--requests",
                                "300",
                                "--no-history",
                                "--out",
                                folder.toString()));
        assertCarriedOut(run);
        return run;
    }

    /// Without the blanks between its fields, so that an object can be looked for.
    private String validity() throws Exception {
        return Files.readString(folder.resolve("validity.json"))
                .replaceAll("\\s*([{}\\[\\],])\\s*", "$1")
                .replace(" : ", ":");
    }
}
