package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.testing.ChildJvm;
import dev.barograph.testing.ClosedPort;
import dev.barograph.testing.FaultServer;
import dev.barograph.testing.SilentServer;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeapBudgetTest {
    private static final int MOST_MIB = 64;
    private static final Pattern LINE =
            Pattern.compile("(R\\w+) heap (\\d+) direct (\\d+) ok (\\d+) ends \\{(.*)\\}");

    /// The kinds that the requests of a row may end as, of those that [HostileRow] does not know.
    private static final Map<String, Set<FailureKind>> KINDS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("R01", EnumSet.of(FailureKind.RESPONSE_TIMEOUT)),
                            Map.entry("R13", EnumSet.of(FailureKind.RESPONSE_TIMEOUT)),
                            Map.entry("R14", EnumSet.of(FailureKind.BODY_CAP)),
                            Map.entry("R15", EnumSet.noneOf(FailureKind.class)),
                            Map.entry("R16", EnumSet.noneOf(FailureKind.class)),
                            Map.entry("R18", EnumSet.of(FailureKind.HEADER_CAP)),
                            Map.entry("R22", EnumSet.noneOf(FailureKind.class)),
                            Map.entry("R23_103", EnumSet.of(FailureKind.MALFORMED)),
                            Map.entry("R23_100", EnumSet.of(FailureKind.MALFORMED)),
                            Map.entry(
                                    "R24",
                                    EnumSet.of(
                                            FailureKind.MALFORMED, FailureKind.STALE_CONNECTION)),
                            Map.entry("R25", EnumSet.of(FailureKind.HTTP_4XX)),
                            Map.entry("R27", EnumSet.of(FailureKind.STALE_CONNECTION)),
                            Map.entry("R28", EnumSet.noneOf(FailureKind.class)),
                            Map.entry("R32", EnumSet.of(FailureKind.DNS)),
                            Map.entry("R38", EnumSet.of(FailureKind.TLS_TIMEOUT)),
                            Map.entry("R57", EnumSet.of(FailureKind.CONNECT_REFUSED)),
                            Map.entry("R58", EnumSet.of(FailureKind.MALFORMED))));

    /// Rows of which some or all requests must have been answered well.
    private static final Set<String> ANSWERED = Set.of("R15", "R16", "R22", "R24", "R27", "R28");

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
        List<String> lines =
                new ChildJvm(HeapBudget.class, jvmArgs, OptionalInt.empty())
                        .run(Duration.ofSeconds(110), args);
        Map<String, Matcher> rows =
                lines.stream()
                        .map(LINE::matcher)
                        .filter(Matcher::matches)
                        .collect(Collectors.toMap(line -> line.group(1), line -> line));
        assertThat(rows.keySet()).as("%s", String.join("\n", lines)).isEqualTo(names);
        rows.values().forEach(HeapBudgetTest::assertSmall);
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

    private static void assertSmall(Matcher row) {
        String line = row.group();
        String name = row.group(1);
        assertThat(Integer.parseInt(row.group(2))).as(line).isLessThan(MOST_MIB);
        assertThat(Integer.parseInt(row.group(3))).as(line).isLessThan(MOST_MIB);
        long ok = Long.parseLong(row.group(4));
        Set<FailureKind> kinds = KINDS.get(name);
        if (kinds == null) {
            assertThat(row.group(5))
                    .as(line)
                    .isEqualTo(HostileRow.valueOf(name).kind + "=" + HeapBudget.FAULTY);
            assertThat(ok).as(line).isEqualTo(HeapBudget.WELL);
        } else {
            Set<FailureKind> met = kinds(row.group(5));
            if (name.equals(STORM)) {
                met.removeAll(LEFT_OVER);
            }
            if (ANSWERED.contains(name)) {
                assertThat(met).as(line).isSubsetOf(kinds);
                assertThat(ok).as(line).isPositive();
            } else {
                assertThat(met).as(line).isEqualTo(kinds);
                assertThat(ok).as(line).isZero();
            }
        }
    }

    /// `RESET=3, DNS=1` without the numbers.
    private static Set<FailureKind> kinds(String ends) {
        return Stream.of(ends.split("=\\d+(?:, )?"))
                .filter(kind -> !kind.isEmpty())
                .map(FailureKind::valueOf)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
