package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each fault of a target becomes, and that the request after it is well. The same over every
/// kernel interface.
abstract class FaultContract {
    private final FaultServer server = new FaultServer();

    abstract SocketApi api();

    @AfterEach
    void stop() {
        server.close();
    }

    private Calls get(String path) {
        return get(path, Calls.LIMITS);
    }

    private Calls get(String path, Limits limits) {
        return Calls.get(api(), server.url(path), limits);
    }

    /// One request finds the fault, the next on the same transport is well.
    private Outcome.Failure fault(String path, FailureKind kind) {
        return fault(path, kind, Calls.LIMITS);
    }

    private Outcome.Failure fault(String path, FailureKind kind, Limits limits) {
        try (Calls calls = get(path + "?once", limits)) {
            Outcome.Failure failure = calls.callFails(kind);
            assertThat(server.hits(path)).as("sent once").isEqualTo(1);
            calls.callOk();
            calls.callOk();
            return failure;
        }
    }

    @Test
    void a_closed_port_is_refused_and_works_once_it_is_open() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (Calls calls = Calls.get(api(), "http://127.0.0.1:" + port + "/ok", Calls.LIMITS)) {
            Sample sample = calls.call();
            Calls.failed(sample, FailureKind.CONNECT_REFUSED);
            assertThat(sample.newConnection()).isFalse();
            assertThat(sample.connectedNanos()).isEqualTo(sample.doneNanos());
            try (FaultServer _ =
                    new FaultServer(new ServerSocket(port, 10, InetAddress.getLoopbackAddress()))) {
                calls.callOk();
            }
        }
    }

    @Test
    void silence_ends_at_the_response_timeout() {
        try (Calls calls = get("/hang?once", Calls.timeouts(2_000, 300, 20_000))) {
            Sample sample = calls.call();
            Calls.failed(sample, FailureKind.RESPONSE_TIMEOUT);
            assertTook(sample, 300);
            assertThat(sample.firstByteNanos()).isEqualTo(sample.doneNanos());
            assertThat(sample.bytesOut()).isPositive();
            calls.callOk();
        }
    }

    @Test
    void silence_ends_at_the_total_timeout_if_that_is_shorter() {
        try (Calls calls = get("/hang?once", Calls.timeouts(2_000, 20_000, 300))) {
            Sample sample = calls.call();
            Calls.failed(sample, FailureKind.TOTAL_TIMEOUT);
            assertTook(sample, 300);
            calls.callOk();
        }
    }

    @Test
    void a_dripping_header_is_no_silence_and_ends_at_the_total_timeout() {
        try (Calls calls = get("/dripheader?once", Calls.timeouts(2_000, 400, 900))) {
            Sample sample = calls.call();
            assertThat(Calls.failed(sample, FailureKind.TOTAL_TIMEOUT).message())
                    .isEqualTo("Not finished after 900ms, in the response headers");
            assertTook(sample, 900);
            calls.callOk();
        }
    }

    @Test
    void a_dripping_body_ends_at_the_total_timeout() {
        try (Calls calls = get("/drip?once", Calls.timeouts(2_000, 400, 900))) {
            Sample sample = calls.call();
            Calls.failed(sample, FailureKind.TOTAL_TIMEOUT);
            assertTook(sample, 900);
            assertThat(sample.firstByteNanos()).isLessThan(sample.doneNanos());
            calls.callOk();
        }
    }

    private static void assertTook(Sample sample, int millis) {
        assertThat(Duration.ofNanos(sample.serviceNanos()))
                .isBetween(Duration.ofMillis(millis), Duration.ofMillis(millis + 700));
    }

    @Test
    void each_of_many_hung_requests_ends_at_its_own_time_on_an_event_loop() throws Exception {
        int requests = 60;
        try (Calls calls = get("/hang", Calls.timeouts(2_000, 400, 20_000))) {
            BlockingQueue<Sample> ended = new LinkedBlockingQueue<>();
            Set<String> threads = ConcurrentHashMap.newKeySet();
            CountDownLatch sent = new CountDownLatch(requests);
            for (int i = 0; i < requests; i++) {
                calls.transport
                        .lanes()
                        .get(i % 2)
                        .schedule(
                                () -> {
                                    calls.transport.send(
                                            System.nanoTime(),
                                            sample -> {
                                                threads.add(Thread.currentThread().getName());
                                                ended.add(sample);
                                            });
                                    sent.countDown();
                                },
                                i * 5L,
                                TimeUnit.MILLISECONDS);
            }
            assertThat(sent.await(20, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < requests; i++) {
                Sample sample = ended.poll(20, TimeUnit.SECONDS);
                assertThat(sample).isNotNull();
                Calls.failed(sample, FailureKind.RESPONSE_TIMEOUT);
                assertTook(sample, 400);
            }
            assertThat(threads).allMatch(name -> name.startsWith("barograph-http-"));
            awaitNoConnection(calls);
        }
    }

    private static void awaitNoConnection(Calls calls) throws InterruptedException {
        CountDownLatch none = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(() -> {
                    while (calls.transport.openConnections() > 0) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    none.countDown();
                });
        assertThat(none.await(10, TimeUnit.SECONDS)).as("connections are closed").isTrue();
    }

    @Test
    void an_end_without_an_answer_is_told_and_never_retried() {
        fault("/fin", FailureKind.CLOSED_BEFORE_RESPONSE);
    }

    @Test
    void a_post_without_an_answer_is_sent_once() {
        RequestSpec post = Calls.post(server.url("/fin?once"), "body");
        try (Calls calls = Calls.of(api(), post, Calls.LIMITS)) {
            calls.callFails(FailureKind.CLOSED_BEFORE_RESPONSE);
            assertThat(server.hits("/fin")).isEqualTo(1);
            calls.callOk();
        }
    }

    @Test
    void a_half_closed_connection_is_closed_before_the_response() {
        fault("/halfclose", FailureKind.CLOSED_BEFORE_RESPONSE);
    }

    @Test
    void a_reset_without_an_answer_is_a_reset() {
        fault("/rst", FailureKind.RESET);
    }

    @Test
    void a_reset_in_the_body_is_a_reset_that_says_how_far_it_came() {
        assertThat(fault("/rstbody", FailureKind.RESET).message()).contains("after 50 bytes");
    }

    @Test
    void a_reset_is_not_the_end_of_a_body_without_a_length() {
        fault("/rstnolength", FailureKind.RESET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/short", "/cutchunk", "/partheader"})
    void a_response_cut_short_is_truncated(String path) {
        fault(path, FailureKind.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/badchunk",
                "/twolengths",
                "/lengthandchunks",
                "/garbage",
                "/ssh",
                "/tlsalert",
                "/tlshello",
                "/version",
                "/status",
                "/zerostatus",
                "/minusstatus",
                "/wordstatus"
            })
    void what_is_not_http_is_malformed(String path) {
        fault(path, FailureKind.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"/ssh, SSH", "/tlsalert, TLS", "/tlshello, TLS"})
    void a_server_of_another_kind_is_named(String path, String kind) {
        assertThat(fault(path, FailureKind.MALFORMED).message()).contains(kind);
    }

    @Test
    void early_hints_never_shift_answers_to_other_requests() {
        try (Calls calls = get("/earlyhints", Calls.maxBody(10_000))) {
            long first = calls.callOk().bytesIn();
            for (int turn = 2; turn <= 1_000; turn++) {
                // The n-th answer has n bytes; the rest is as long each time.
                assertThat(calls.callOk().bytesIn()).isEqualTo(first + turn - 1);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/endlesshints", "/endlesscontinue"})
    void endless_interim_responses_fail_soon(String path) {
        assertThat(fault(path, FailureKind.MALFORMED).message()).contains("32");
    }

    @Test
    void an_answer_nobody_asked_for_never_answers_the_next_request() {
        try (Calls calls = get("/twice")) {
            // Both answers come at once and the connection is given up with the second one.
            long okBytes = calls.callOk().bytesIn();
            for (int i = 0; i < 20; i++) {
                Sample sample = calls.call();
                if (sample.outcome() instanceof Outcome.Ok) {
                    assertThat(sample.bytesIn()).isEqualTo(okBytes);
                } else {
                    assertThat(((Outcome.Failure) sample.outcome()).kind())
                            .isIn(EnumSet.of(FailureKind.STALE_CONNECTION, FailureKind.MALFORMED));
                }
            }
        }
    }

    @Test
    void a_request_sent_from_a_completion_does_not_take_the_surplus_answer() throws Exception {
        try (Calls calls = get("/twice")) {
            BlockingQueue<Sample> chained = new LinkedBlockingQueue<>();
            EnumSet<FailureKind> kinds = EnumSet.noneOf(FailureKind.class);
            for (int i = 0; i < 20; i++) {
                calls.transport.send(
                        System.nanoTime(),
                        _ -> calls.transport.send(System.nanoTime(), chained::add));
                Sample second = chained.poll(20, TimeUnit.SECONDS);
                assertThat(second).isNotNull();
                if (second.outcome() instanceof Outcome.Failure failure) {
                    kinds.add(failure.kind());
                } else {
                    // Sent after the connection had been given up for the surplus answer.
                    assertThat(second.newConnection()).isTrue();
                }
            }
            assertThat(kinds)
                    .contains(FailureKind.MALFORMED)
                    .isSubsetOf(FailureKind.MALFORMED, FailureKind.STALE_CONNECTION);
        }
    }

    @Test
    void an_infinite_body_stops_at_the_cap() {
        fault("/infinite", FailureKind.BODY_CAP);
    }

    @Test
    void a_header_of_100_kb_is_taken() {
        try (Calls calls = get("/bigheader")) {
            assertThat(calls.callOk().bytesIn()).isGreaterThan(100_000);
            calls.callOk();
        }
    }

    @Test
    void a_header_of_1_mb_is_over_the_cap() {
        fault("/hugeheader", FailureKind.HEADER_CAP);
    }

    @Test
    void a_silently_closed_kept_alive_connection_is_stale_or_replaced() {
        try (Calls calls = get("/silentclose")) {
            int ok = 0;
            int sent = 0;
            for (; sent < 200; sent++) {
                Sample sample = calls.call();
                if (sample.outcome() instanceof Outcome.Ok) {
                    ok++;
                } else {
                    Calls.failed(sample, FailureKind.STALE_CONNECTION);
                    assertThat(sample.newConnection()).isFalse();
                }
            }
            assertThat(ok).isPositive().isEqualTo(server.hits("/silentclose"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/close", "/untilclose"})
    void an_announced_close_is_no_failure(String path) {
        try (Calls calls = get(path)) {
            for (int i = 0; i < 20; i++) {
                assertThat(calls.callOk().newConnection()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"404, HTTP_4XX", "429, HTTP_4XX", "500, HTTP_5XX", "599, HTTP_5XX"})
    void an_error_status_is_a_failure_with_its_status(int status, FailureKind kind) {
        try (Calls calls = get("/code" + status)) {
            Outcome.Failure failure = calls.callFails(kind);
            assertThat(failure.status()).isEqualTo(OptionalInt.of(status));
            assertThat(failure.message()).startsWith("HTTP " + status);
            assertThat(calls.call().newConnection()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 304, 399})
    void other_statuses_are_ok(int status) {
        try (Calls calls = get("/code" + status)) {
            assertThat(calls.call().outcome()).isEqualTo(new Outcome.Ok(status));
            assertThat(calls.call().outcome()).isEqualTo(new Outcome.Ok(status));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/redirect", "/redirectfile"})
    void a_redirect_is_counted_and_not_followed(String path) {
        try (Calls calls = get(path)) {
            for (int sent = 1; sent <= 10; sent++) {
                assertThat(calls.call().outcome()).isEqualTo(new Outcome.Ok(302));
                assertThat(server.asked()).hasSize(sent);
            }
        }
    }

    @Test
    void a_packed_body_counts_as_it_came() {
        try (Calls calls = get("/gzip")) {
            assertThat(calls.callOk().bytesIn()).isBetween(100L, 1_000L);
        }
        try (Calls calls = get("/notgzip")) {
            calls.callOk();
        }
    }

    @Test
    void a_head_request_has_no_body_to_wait_for() {
        RequestSpec head = new RequestSpec("HEAD", server.url("/head"), List.of(), new Body.None());
        try (Calls calls = Calls.of(api(), head, Calls.LIMITS)) {
            calls.callOk();
            assertThat(calls.callOk().newConnection()).isFalse();
        }
    }

    @Test
    void a_request_that_is_still_connecting_ends_at_the_total_timeout_and_its_socket_is_closed()
            throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Calls calls =
                        Calls.get(
                                api(),
                                "http://127.0.0.1:" + full.getLocalPort() + "/",
                                Calls.timeouts(60_000, 60_000, 300))) {
            EnumSet<FailureKind> kinds = EnumSet.noneOf(FailureKind.class);
            int connecting = 0;
            for (int i = 0; i < 50; i++) {
                calls.send();
            }
            for (int i = 0; i < 50; i++) {
                Sample sample = calls.next();
                Outcome.Failure failure = (Outcome.Failure) sample.outcome();
                kinds.add(failure.kind());
                if (failure.message().equals("Not finished after 300ms, while connecting")) {
                    connecting++;
                    assertTook(sample, 300);
                }
            }
            assertThat(connecting).isPositive();
            assertThat(kinds)
                    .contains(FailureKind.TOTAL_TIMEOUT)
                    .isSubsetOf(FailureKind.TOTAL_TIMEOUT, FailureKind.CONNECT_REFUSED);
            awaitNoConnection(calls);
        }
    }
}
