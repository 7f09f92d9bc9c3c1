package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.http.FaultyDoor.Welcome;
import dev.barograph.model.FailureKind;
import dev.barograph.testing.ClosedPort;
import dev.barograph.testing.FaultServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Memory for faults that come before HTTP. The kernel interface matters little for it.
class ConnectHeapBudgetTest {
    private static final String ADDRESSES = "R34";

    /// How requests end at targets that are never well.
    private static final Map<String, FailureKind> NEVER_WELL =
            Map.of(
                    "R02",
                    FailureKind.CONNECT_TIMEOUT,
                    "R03",
                    FailureKind.CONNECT_REFUSED,
                    "R33",
                    FailureKind.DNS);

    @TempDir Path folder;

    @Test
    void no_fault_before_http_takes_64_mb_of_a_heap_of_128() throws Exception {
        TlsFaults faults = TlsFaults.in(folder);
        Map<String, FaultServer> servers = new TreeMap<>();
        try (FaultServer plain = new FaultServer();
                ClosedPort closed = new ClosedPort();
                FullBacklog full = new FullBacklog()) {
            List<String> args =
                    new ArrayList<>(
                            List.of(SocketApi.IO_URING.name(), "http://127.0.0.1:" + plain.port()));
            args.addAll(List.of("R02", full.url(), "R03", closed.url()));
            for (Map.Entry<String, Welcome> fault : byName(faults).entrySet()) {
                FaultServer server =
                        new FaultServer(
                                new FaultyDoor(
                                        ConnectHeapBudget.FAULTY, fault.getValue(), faults.well()));
                servers.put(fault.getKey(), server);
                args.addAll(List.of(fault.getKey(), "https://127.0.0.1:" + server.port() + "/ok"));
            }
            List<String> jvmArgs = new ArrayList<>(List.of("-Xmx128m", "-XX:+UseSerialGC"));
            jvmArgs.addAll(TlsLab.jvmArgsTrusting(folder, faults.authority()));
            Set<String> names = new TreeSet<>(servers.keySet());
            names.addAll(NEVER_WELL.keySet());
            names.add(ADDRESSES);
            HeapLine.met(ConnectHeapBudget.class, names, jvmArgs, args)
                    .values()
                    .forEach(ConnectHeapBudgetTest::assertEnds);
            assertThat(plain.hits("/close")).isEqualTo(ConnectHeapBudget.ALL_FAULTY);
            servers.forEach((name, server) ->
                    assertThat(server.hits("/ok")).as(name).isEqualTo(ConnectHeapBudget.WELL));
        } finally {
            servers.values().forEach(FaultServer::close);
        }
    }

    private static Map<String, Welcome> byName(TlsFaults faults) throws Exception {
        Map<String, Welcome> all = new HashMap<>();
        all.put("R35_nobody", faults.nobody());
        all.put("R36_other", faults.other());
        all.put("R37_expired", faults.expired());
        all.put("R37_early", faults.early());
        all.put("R39_reset", TlsFaults.reset());
        all.put("R39_end", TlsFaults.end());
        all.put("R39_plain", TlsFaults.plain());
        all.put("R39_tls10", TlsFaults.tls10());
        all.put("R39_certificate", faults.wantsCertificate());
        return all;
    }

    private static void assertEnds(HeapLine row) {
        FailureKind never = NEVER_WELL.get(row.name());
        if (never != null) {
            assertThat(row.ends())
                    .as(row.line())
                    .isEqualTo(Map.of(never, ConnectHeapBudget.ALL_FAULTY));
            assertThat(row.ok()).as(row.line()).isZero();
        } else if (row.name().equals(ADDRESSES)) {
            assertThat(row.ends()).as(row.line()).isEmpty();
            assertThat(row.ok()).as(row.line()).isEqualTo(ConnectHeapBudget.ALL_FAULTY);
        } else {
            assertThat(row.ends())
                    .as(row.line())
                    .isEqualTo(Map.of(FailureKind.TLS, ConnectHeapBudget.FAULTY));
            assertThat(row.ok()).as(row.line()).isEqualTo(ConnectHeapBudget.WELL);
        }
    }
}
