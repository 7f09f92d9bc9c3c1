package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A target with several addresses, of which the first is dead.
class CliAddressesIT extends CliProcesses {
    @Test
    void what_became_of_each_address_is_told_and_written() throws Exception {
        Path hosts =
                Files.writeString(
                        folder.resolve("hosts"), "127.0.0.2 target.test\n127.0.0.1 target.test\n");
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
        String counts = "Connections by address: 0 of 3 at 127.0.0.2, 3 of 3 at 127.0.0.1;";
        assertThat(run.out()).contains(counts);
        assertThat(Files.readString(folder.resolve("validity.json"))).contains(counts);
    }
}
