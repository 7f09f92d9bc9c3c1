package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Header;
import dev.barograph.model.Limits;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.testing.Bounds;
import dev.barograph.testing.ClosedPort;
import dev.barograph.testing.FaultServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        return run(HostileRun.get(server.url(path)), users, requests).counts();
    }

    private Summary run(RequestSpec request, int users, long requests) {
        return HostileRun.run(HostileRun.closed(request, users, requests, HostileRun.LIMITS), api);
    }

    /// Row 2.
    @Test
    void a_full_backlog_is_connect_timeouts_and_well_when_it_is_emptied() throws IOException {
        try (FullBacklog full = new FullBacklog()) {
            Limits limits = Bounds.connecting(HostileRun.LIMITS, Duration.ofMillis(400));
            Profile profile = HostileRun.closed(HostileRun.get(full.url()), 25, 50, limits);
            Counts counts = HostileRun.run(profile, api).counts();
            assertThat(counts.byKind()).containsOnlyKeys(FailureKind.CONNECT_TIMEOUT);
            assertThat(counts.of(FailureKind.CONNECT_TIMEOUT)).isEqualTo(50);
            try (Calls calls = Calls.get(api, full.url(), limits)) {
                calls.callFails(FailureKind.CONNECT_TIMEOUT);
                full.empty();
                try (FaultServer _ = new FaultServer(full.listening())) {
                    emptied(full.listening());
                    calls.callOk();
                }
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

    /// Row 3. Who is refused at once must not spin. What else this process compiles and collects
    /// counts as well, and only ever adds: so the cheapest of three rounds is the one that tells.
    @Test
    void a_closed_port_costs_less_than_60_percent_of_a_core() {
        try (ClosedPort nobody = new ClosedPort()) {
            // Loads and compiles.
            HostileRun.run(refused(nobody.url(), 2_000), api);
            double cores = coresUsed(nobody);
            for (int round = 2; round <= 3 && cores >= MOST_CORES; round++) {
                cores = Math.min(cores, coresUsed(nobody));
            }
            assertThat(cores).as("cores used for 2,000 refusals a second").isLessThan(MOST_CORES);
        }
    }

    private double coresUsed(ClosedPort nobody) {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long startNanos = System.nanoTime();
        long cpuNanos = system.getProcessCpuTime();
        Summary summary = HostileRun.run(refused(nobody.url(), 10_000), api);
        double cores =
                (double) (system.getProcessCpuTime() - cpuNanos) / (System.nanoTime() - startNanos);
        assertThat(summary.counts().of(FailureKind.CONNECT_REFUSED)).isEqualTo(10_000);
        return cores;
    }

    private static Profile refused(String url, long requests) {
        return HostileRun.closed(HostileRun.get(url), 64, requests, HostileRun.LIMITS);
    }

    /// Row 17.
    @Test
    void bodies_that_are_not_packed_as_they_say_count_as_they_came_in_a_run() {
        Summary summary = run(HostileRun.get(server.url("/notgzip?first=200")), 4, 400);
        assertThat(summary.counts().ok()).as("%s", summary.counts()).isEqualTo(400);
        assertThat(server.hits("/notgzip")).isEqualTo(400);
        long wrong =
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello"
                        .length();
        long well = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".length();
        assertThat(summary.bytesIn()).isEqualTo(200 * wrong + 200 * well);
        assertThat(server.connections()).isEqualTo(4);
    }

    /// Row 17. As it came it is over this cap; inflated, nothing would be left of it.
    @Test
    void bodies_that_are_not_packed_as_they_say_are_not_inflated_in_a_run() {
        Limits small = Bounds.bodies(HostileRun.LIMITS, 4);
        RequestSpec request = HostileRun.get(server.url("/notgzip?first=200"));
        Counts counts = HostileRun.run(HostileRun.closed(request, 4, 400, small), api).counts();
        assertThat(counts.byKind()).containsOnlyKeys(FailureKind.BODY_CAP);
        assertThat(counts.of(FailureKind.BODY_CAP)).isEqualTo(200);
        assertThat(counts.ok()).isEqualTo(200);
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

    /// Row 26. A redirect is an answer, wherever it points: nothing is asked for there, and no
    /// credentials go there.
    @ParameterizedTest
    @ValueSource(strings = {"/redirect", "/redirectfile", "/redirectto"})
    void redirects_of_a_run_are_answers_and_are_not_followed(String path) {
        try (FaultServer elsewhere = new FaultServer()) {
            String target = path.equals("/redirectto") ? path + elsewhere.port() : path;
            RequestSpec request =
                    new RequestSpec(
                            "GET",
                            server.url(target + "?first=200"),
                            List.of(new Header("Authorization", "Bearer secret")),
                            new Body.None());
            Counts counts = run(request, 4, 400).counts();
            assertThat(counts.ok()).as("%s", counts).isEqualTo(400);
            assertThat(server.hits(target)).isEqualTo(400);
            assertThat(server.asked()).as("nothing else was asked for").hasSize(400);
            assertThat(server.connections()).isEqualTo(4);
            assertThat(elsewhere.connections()).as("connections elsewhere").isZero();
        }
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

    /// Row 29. The body ends its connection, on which at most one more request has left before.
    @ParameterizedTest
    @ValueSource(strings = {"/nocontent", "/notmodified", "/headbody"})
    void bodies_that_must_not_be_there_end_their_connections_and_a_run_goes_on(String path) {
        RequestSpec request =
                new RequestSpec(
                        path.equals("/headbody") ? "HEAD" : "GET",
                        server.url(path + "?first=40"),
                        List.of(),
                        new Body.None());
        Counts counts = run(request, 4, 100).counts();
        assertThat(counts.byKind().keySet())
                .isSubsetOf(
                        FailureKind.MALFORMED,
                        FailureKind.STALE_CONNECTION,
                        FailureKind.RESET,
                        FailureKind.CLOSED_BEFORE_RESPONSE);
        assertThat(counts.done()).isEqualTo(100);
        assertThat(counts.done() - counts.ok()).as("%s", counts).isLessThanOrEqualTo(40);
        assertThat(server.hits(path)).as("none sent twice").isLessThanOrEqualTo(100);
        assertThat(server.connections()).as("connections").isBetween(20, 44);
    }
}
