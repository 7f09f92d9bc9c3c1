package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.testing.FaultServer;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each fault met by a whole run: it is told by its kind as often as the target did it, nothing is
/// sent twice, the requests after it are well, and nothing is left over.
class HostileRowsTest {
    private static final int FAULTY = 4;
    private static final int WELL = 5;
    private final FaultServer server = new FaultServer();

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> rows() {
        return EnumSet.allOf(SocketApi.class).stream()
                .flatMap(api ->
                        EnumSet.allOf(HostileRow.class).stream()
                                .map(row -> Arguments.of(row, api)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_run_against_it_ends_in_order_and_goes_on_after_it(HostileRow row, SocketApi api) {
        HostileRun.assertGoesOn(
                HostileRun.closed(
                        row.request("http://127.0.0.1:" + server.port(), FAULTY),
                        FAULTY,
                        FAULTY + WELL,
                        HostileRow.LIMITS),
                api,
                row.kind,
                FAULTY);
        assertThat(server.hits(row.path)).as("each sent once").isEqualTo(FAULTY + WELL);
    }
}
