package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Summary;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Profile;
import dev.barograph.testing.Bounds;
import dev.barograph.testing.ClosedPort;
import dev.barograph.testing.FaultServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Faults that a whole run meets for as long as they are there, or that chance makes one thing or
/// another of. The rest is in [HostileRowsTest].
@ParameterizedClass
@EnumSource(SocketApi.class)
class UnsettledRowsTest {
    private static final double MOST_CORES = 0.6;

    @Parameter SocketApi api = SocketApi.EPOLL;
    private final FaultServer server = new FaultServer();
    private Set<Thread> before = Set.of();

    @BeforeEach
    void look_around() {
        before = HostileRun.ownThreads();
    }

    @AfterEach
    void nothing_is_left() {
        assertThat(HostileRun.ownThreads()).isEqualTo(before);
        server.close();
    }

    private Counts run(String path, int users, long requests) {
        return HostileRun.run(
                        HostileRun.closed(
                                HostileRun.get(server.url(path)),
                                users,
                                requests,
                                HostileRun.LIMITS),
                        api)
                .counts();
    }

    /// Row 2.
    @Test
    void a_full_backlog_is_connect_timeouts_and_well_when_it_is_emptied() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Limits limits = Bounds.connecting(HostileRun.LIMITS, Duration.ofMillis(400));
            String url = "http://127.0.0.1:" + full.getLocalPort() + "/ok";
            Profile profile = HostileRun.closed(HostileRun.get(url), 25, 50, limits);
            List<Socket> filling = fill(full);
            Counts counts = HostileRun.run(profile, api).counts();
            assertThat(counts.byKind()).containsOnlyKeys(FailureKind.CONNECT_TIMEOUT);
            assertThat(counts.of(FailureKind.CONNECT_TIMEOUT)).isEqualTo(50);
            try (Calls calls = Calls.get(api, url, limits)) {
                calls.callFails(FailureKind.CONNECT_TIMEOUT);
                for (Socket socket : filling) {
                    socket.close();
                }
                try (FaultServer _ = new FaultServer(full)) {
                    emptied(full);
                    calls.callOk();
                }
            }
        }
    }

    /// Connections that nobody accepts, until the kernel takes no more.
    private static List<Socket> fill(ServerSocket listening) throws IOException {
        List<Socket> filling = new ArrayList<>();
        while (true) {
            Socket socket = new Socket();
            try {
                socket.connect(
                        new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort()),
                        300);
                filling.add(socket);
            } catch (SocketTimeoutException e) {
                socket.close();
                return filling;
            }
        }
    }

    /// Waits until the kernel takes a connection again: it drops the first packet of one that comes
    /// while the accepting thread still starts, and sends the next a second later.
    private static void emptied(ServerSocket listening) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(listening.getLocalSocketAddress(), 30_000);
        }
    }

    /// Row 3. Who is refused at once must not spin.
    @Test
    void a_closed_port_costs_less_than_60_percent_of_a_core() {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        try (ClosedPort nobody = new ClosedPort()) {
            // Loads and compiles.
            HostileRun.run(refused(nobody.url(), 2_000), api);
            long startNanos = System.nanoTime();
            long cpuNanos = system.getProcessCpuTime();
            Summary summary = HostileRun.run(refused(nobody.url(), 10_000), api);
            double cores =
                    (double) (system.getProcessCpuTime() - cpuNanos)
                            / (System.nanoTime() - startNanos);
            assertThat(summary.counts().of(FailureKind.CONNECT_REFUSED)).isEqualTo(10_000);
            assertThat(cores).as("cores used for 2,000 refusals a second").isLessThan(MOST_CORES);
        }
    }

    private static Profile refused(String url, long requests) {
        return HostileRun.closed(HostileRun.get(url), 64, requests, HostileRun.LIMITS);
    }

    /// Row 22.
    @Test
    void early_hints_before_each_answer_are_no_failure_of_a_run() {
        Counts counts = run("/earlyhints", 4, 400);
        assertThat(counts.ok()).as("%s", counts).isEqualTo(400);
        assertThat(server.hits("/earlyhints")).isEqualTo(400);
        assertThat(server.connections()).isEqualTo(4);
    }

    /// Row 24.
    @Test
    void a_target_that_answers_twice_is_given_up_again_and_again_and_a_run_goes_on_after_it() {
        Counts counts = run("/twice?first=40", 4, 100);
        assertThat(counts.byKind().keySet())
                .isSubsetOf(FailureKind.MALFORMED, FailureKind.STALE_CONNECTION);
        long failed = counts.done() - counts.ok();
        assertThat(failed).as("%s", counts).isLessThanOrEqualTo(40);
        assertThat(server.hits("/twice")).as("none sent twice").isLessThanOrEqualTo(100);
        // Each second answer cost its connection, on which one more request may have left before.
        assertThat(server.connections()).isBetween(20, 44);
    }

    /// Row 27.
    @Test
    void connections_closed_without_a_word_are_stale_or_replaced_and_a_run_goes_on_after_it() {
        Counts counts = run("/silentclose?first=200", 4, 400);
        assertThat(counts.byKind().keySet()).isSubsetOf(FailureKind.STALE_CONNECTION);
        assertThat(counts.ok()).isEqualTo(server.hits("/silentclose"));
        assertThat(counts.done()).isEqualTo(400);
        // Each of the first 200 answers ended its connection.
        assertThat(server.connections()).isBetween(200, 204);
    }
}
