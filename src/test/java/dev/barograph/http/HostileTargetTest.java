package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Phases;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Outcome;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.testing.FaultServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Targets that are odd over many requests, or in more than one way.
@ParameterizedClass
@EnumSource(SocketApi.class)
class HostileTargetTest {
    private static final EnumSet<FailureKind> NO_ANSWER =
            EnumSet.of(
                    FailureKind.MALFORMED,
                    FailureKind.RESET,
                    FailureKind.STALE_CONNECTION,
                    FailureKind.CLOSED_BEFORE_RESPONSE);

    @Parameter SocketApi api = SocketApi.EPOLL;
    private final FaultServer server = new FaultServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private RequestSpec get(String path) {
        return HostileRun.get(server.url(path));
    }

    private Summary closed(RequestSpec request, int users, long requests) {
        return HostileRun.run(HostileRun.closed(request, users, requests, HostileRun.LIMITS), api);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n", "220 mail.test ESMTP\r\n", "-ERR no\r\n"})
    void a_server_that_speaks_first_is_malformed_and_quoted(String greeting) {
        try (FaultServer other = FaultServer.greeting(greeting);
                Calls calls = Calls.get(api, other.url("/hang"), Calls.LIMITS)) {
            for (int i = 0; i < 20; i++) {
                assertThat(calls.callFails(FailureKind.MALFORMED).message())
                        .contains(greeting.substring(0, 3));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_target_that_closes_what_it_accepts_is_told_at_once(boolean reset) throws IOException {
        try (ServerSocket slamming = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Calls calls =
                        Calls.get(
                                api,
                                "http://127.0.0.1:" + slamming.getLocalPort() + "/",
                                Calls.LIMITS)) {
            Thread.ofVirtual().start(() -> slam(slamming, reset));
            for (int i = 0; i < 500; i++) {
                Sample sample = calls.call();
                // Some kernels tell the reset as the end of the connecting.
                assertThat(((Outcome.Failure) sample.outcome()).kind())
                        .isIn(
                                FailureKind.RESET,
                                FailureKind.CLOSED_BEFORE_RESPONSE,
                                FailureKind.CONNECT_FAILED);
                assertThat(sample.serviceNanos()).isLessThan(5_000_000_000L);
            }
        }
    }

    private static void slam(ServerSocket slamming, boolean reset) {
        try {
            while (true) {
                Socket socket = slamming.accept();
                if (reset) {
                    socket.setSoLinger(true, 0);
                }
                socket.close();
            }
        } catch (IOException e) {
            // closed by the test
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nocontent", "/notmodified", "/headbody"})
    void a_body_that_must_not_be_there_never_answers_the_next_request(String path) {
        RequestSpec request =
                new RequestSpec(
                        path.equals("/headbody") ? "HEAD" : "GET",
                        server.url(path),
                        List.of(),
                        new Body.None());
        try (Calls calls = Calls.of(api, request, Calls.LIMITS)) {
            Outcome first = calls.call().outcome();
            assertThat(first).isInstanceOf(Outcome.Ok.class);
            for (int i = 0; i < 20; i++) {
                Sample sample = calls.call();
                if (!sample.outcome().equals(first)) {
                    assertThat(((Outcome.Failure) sample.outcome()).kind()).isIn(NO_ANSWER);
                }
            }
        }
    }

    @Test
    void five_thousand_announced_closes_are_five_thousand_connections_and_no_failure() {
        Summary summary = closed(get("/close"), 8, 5_000);
        assertThat(summary.counts().ok()).isEqualTo(5_000);
        assertThat(server.connections()).isEqualTo(5_000);
        assertThat(summary.newConnections()).isEqualTo(5_000);
        Phases onNew = summary.times().phases().onNew();
        assertThat(onNew.connect().count()).as("times to connect, apart").isEqualTo(5_000);
        assertThat(onNew.firstByte().count()).isEqualTo(5_000);
    }

    @Test
    void one_error_status_in_a_hundred_is_counted_exactly() {
        Counts counts = closed(get("/deck"), 8, 3_000).counts();
        assertThat(counts.of(FailureKind.HTTP_5XX)).isEqualTo(30);
        assertThat(counts.of(FailureKind.HTTP_4XX)).isEqualTo(30);
        assertThat(counts.ok()).isEqualTo(2_940);
    }

    @Test
    void fast_errors_do_not_improve_the_times_of_good_answers() {
        Summary summary = closed(get("/fasterrors"), 8, 80);
        assertThat(summary.counts().ok()).isEqualTo(40);
        assertThat(summary.counts().of(FailureKind.HTTP_5XX)).isEqualTo(40);
        assertThat(summary.ok().service().percentileNanos(50).getAsLong())
                .isBetween(200_000_000L, 400_000_000L);
        assertThat(summary.failed().service().percentileNanos(50).getAsLong())
                .isLessThan(100_000_000L);
    }

    @Test
    void what_finds_no_permit_waits_from_its_due_time_and_what_finds_no_room_is_not_sent() {
        Limits limits =
                new Limits(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        10,
                        20,
                        1 << 20);
        Summary summary =
                HostileRun.run(
                        HostileRun.open(get("/late300"), 100, Duration.ofSeconds(1), limits), api);
        Counts counts = summary.counts();
        assertThat(counts.scheduled()).isEqualTo(100);
        assertThat(counts.ok()).isBetween(40L, 70L);
        assertThat(counts.of(FailureKind.BACKLOG_FULL)).isEqualTo(100 - counts.ok());
        // The last to get room waits behind 20 others for 10 permits of 300 ms.
        assertThat(summary.ok().response().maxNanos().getAsLong()).isGreaterThan(600_000_000L);
        assertThat(server.hits("/late300")).isEqualTo((int) counts.ok());
    }

    @Test
    void a_thousand_a_second_are_a_thousand_a_second() {
        Counts counts =
                HostileRun.run(
                                HostileRun.open(
                                        get("/ok"), 1_000, Duration.ofSeconds(10), Limits.DEFAULT),
                                api)
                        .counts();
        assertThat(counts.scheduled()).isEqualTo(10_000);
        assertThat(counts.ok()).isEqualTo(10_000);
        assertThat(server.hits("/ok")).isEqualTo(10_000);
    }

    @Test
    void requests_in_flight_at_the_end_are_cancelled_and_counted() {
        Limits limits =
                new Limits(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofMillis(300),
                        200,
                        10,
                        1 << 20);
        Counts counts =
                HostileRun.run(
                                HostileRun.open(get("/hang"), 100, Duration.ofSeconds(1), limits),
                                api)
                        .counts();
        assertThat(counts.of(FailureKind.CANCELLED)).isEqualTo(100);
        assertThat(server.hits("/hang")).isEqualTo(100);
    }
}
