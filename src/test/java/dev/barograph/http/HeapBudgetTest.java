package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.testing.ClosedPort;
import dev.barograph.testing.FaultServer;
import dev.barograph.testing.SilentServer;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeapBudgetTest {
    /// What becomes of requests whose connection holds a body that nobody asked for.
    private static final Set<FailureKind> SHIFTED =
            EnumSet.of(
                    FailureKind.MALFORMED,
                    FailureKind.RESET,
                    FailureKind.STALE_CONNECTION,
                    FailureKind.CLOSED_BEFORE_RESPONSE);

    /// The kinds that the requests of a row may end as, of those that [HostileRow] does not know.
    private static final Map<String, Set<FailureKind>> KINDS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("R01", EnumSet.of(FailureKind.RESPONSE_TIMEOUT)),
                            Map.entry("R13", EnumSet.of(FailureKind.RESPONSE_TIMEOUT)),
                            Map.entry("R14", EnumSet.of(FailureKind.BODY_CAP)),
                            Map.entry("R15", EnumSet.noneOf(FailureKind.class)),
                            Map.entry("R16", EnumSet.noneOf(FailureKind.class)),
                            Map.entry("R17", EnumSet.noneOf(FailureKind.class)),
                            Map.entry("R18", EnumSet.of(FailureKind.HEADER_CAP)),
                            Map.entry("R22", EnumSet.noneOf(FailureKind.class)),
                            Map.entry("R23_103", EnumSet.of(FailureKind.MALFORMED)),
                            Map.entry("R23_100", EnumSet.of(FailureKind.MALFORMED)),
                            Map.entry(
                                    "R24",
                                    EnumSet.of(
                                            FailureKind.MALFORMED, FailureKind.STALE_CONNECTION)),
                            Map.entry("R25", EnumSet.of(FailureKind.HTTP_4XX)),
                            Map.entry("R26", EnumSet.noneOf(FailureKind.class)),
                            Map.entry("R26_file", EnumSet.noneOf(FailureKind.class)),
                            Map.entry("R27", EnumSet.of(FailureKind.STALE_CONNECTION)),
                            Map.entry("R28", EnumSet.noneOf(FailureKind.class)),
                            Map.entry("R29_204", SHIFTED),
                            Map.entry("R29_304", SHIFTED),
                            Map.entry("R29_HEAD", SHIFTED),
                            Map.entry("R31", EnumSet.of(FailureKind.HTTP_5XX)),
                            Map.entry("R32", EnumSet.of(FailureKind.DNS)),
                            Map.entry("R38", EnumSet.of(FailureKind.TLS_TIMEOUT)),
                            Map.entry("R57", EnumSet.of(FailureKind.CONNECT_REFUSED)),
                            Map.entry("R58", EnumSet.of(FailureKind.MALFORMED))));

    /// Rows of which some or all requests must have been answered well.
    private static final Set<String> ANSWERED =
            Set.of(
                    "R15",
                    "R16",
                    "R17",
                    "R22",
                    "R24",
                    "R26",
                    "R26_file",
                    "R27",
                    "R28",
                    "R29_204",
                    "R29_304",
                    "R29_HEAD",
                    "R31");

    /// More is due than can be tried, so some of it ends in other ways.
    private static final String STORM = "R57";

    private static final Set<FailureKind> LEFT_OVER =
            EnumSet.of(FailureKind.BACKLOG_FULL, FailureKind.CANCELLED, FailureKind.RUN_ENDED);

    @ParameterizedTest
    @EnumSource(SocketApi.class)
    void no_fault_takes_64_mb_of_a_heap_of_128(SocketApi api) {
        try (FaultServer server = new FaultServer();
                SilentServer silent = new SilentServer();
                ClosedPort closed = new ClosedPort()) {
            assertSmall(
                    wanted(api),
                    List.of("-Xmx128m", "-XX:+UseSerialGC"),
                    api.name(),
                    "http://127.0.0.1:" + server.port(),
                    String.valueOf(closed.port()),
                    String.valueOf(URI.create(silent.url()).getPort()));
        }
    }

    /// The body and one copy of it fit in this heap, if little is left for what is young.
    @ParameterizedTest
    @EnumSource(SocketApi.class)
    void twenty_uploads_of_50_mb_that_nobody_reads_share_one_copy(SocketApi api) {
        try (FaultServer server = new FaultServer()) {
            assertSmall(
                    Set.of("R13"),
                    List.of("-Xmx128m", "-Xmn8m", "-XX:+UseSerialGC"),
                    api.name(),
                    "http://127.0.0.1:" + server.port());
        }
    }

    private static void assertSmall(Set<String> names, List<String> jvmArgs, String... args) {
        HeapLine.met(HeapBudget.class, names, jvmArgs, List.of(args))
                .values()
                .forEach(HeapBudgetTest::assertEnds);
    }

    /// The kernel interface matters little for a heap: not every fault is met with each.
    private static Set<String> wanted(SocketApi api) {
        Set<String> names = new TreeSet<>(KINDS.keySet());
        names.remove("R13");
        if (api == SocketApi.IO_URING) {
            Stream.of(HostileRow.values()).map(HostileRow::name).forEach(names::add);
        } else {
            names.remove("R15");
        }
        return names;
    }

    private static void assertEnds(HeapLine row) {
        Set<FailureKind> kinds = KINDS.get(row.name());
        if (kinds == null) {
            assertThat(row.ends())
                    .as(row.line())
                    .isEqualTo(Map.of(HostileRow.valueOf(row.name()).kind, HeapBudget.FAULTY));
            assertThat(row.ok()).as(row.line()).isEqualTo(HeapBudget.WELL);
            return;
        }
        Set<FailureKind> met = new HashSet<>(row.ends().keySet());
        if (row.name().equals(STORM)) {
            met.removeAll(LEFT_OVER);
        }
        if (ANSWERED.contains(row.name())) {
            assertThat(met).as(row.line()).isSubsetOf(kinds);
            assertThat(row.ok()).as(row.line()).isPositive();
        } else {
            assertThat(met).as(row.line()).isEqualTo(kinds);
            assertThat(row.ok()).as(row.line()).isZero();
        }
    }
}
