package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.testing.ChildJvm;
import dev.barograph.testing.FaultServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeapBudgetTest {
    private static final int MOST_MIB = 64;
    private static final Pattern LINE =
            Pattern.compile("(R\\w+) heap (\\d+) direct (\\d+) ok (\\d+) ends \\{(\\w+)=.*\\}");

    @ParameterizedTest
    @EnumSource(SocketApi.class)
    void no_fault_takes_64_mb_of_a_heap_of_128(SocketApi api) throws IOException {
        try (FaultServer server = new FaultServer()) {
            List<String> lines =
                    new ChildJvm(
                                    HeapBudget.class,
                                    List.of("-Xmx128m", "-XX:+UseSerialGC"),
                                    OptionalInt.empty())
                            .run(
                                    Duration.ofSeconds(100),
                                    api.name(),
                                    "http://127.0.0.1:" + server.port(),
                                    String.valueOf(closedPort()));
            List<String> rows = lines.stream().filter(line -> line.startsWith("R")).toList();
            assertThat(rows)
                    .as("%s", String.join("\n", lines))
                    .hasSize(api == SocketApi.IO_URING ? 10 : 9)
                    .allSatisfy(HeapBudgetTest::assertSmall);
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void assertSmall(String line) {
        Matcher row = LINE.matcher(line.replace("ends {}", "ends {NONE=0}"));
        assertThat(row.matches()).as(line).isTrue();
        assertThat(Integer.parseInt(row.group(2))).as(line).isLessThan(MOST_MIB);
        assertThat(Integer.parseInt(row.group(3))).as(line).isLessThan(MOST_MIB);
        assertThat(row.group(5))
                .isEqualTo(
                        switch (row.group(1)) {
                            case "R13" -> "RESPONSE_TIMEOUT";
                            case "R14" -> "BODY_CAP";
                            case "R15", "R16" -> "NONE";
                            case "R18" -> "HEADER_CAP";
                            case "R25" -> "HTTP_4XX";
                            case "R57" -> "CONNECT_REFUSED";
                            default -> "MALFORMED";
                        });
    }
}
