package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.engine.Completion;
import dev.barograph.engine.InFlight;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Header;
import dev.barograph.model.NanoClock;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.testing.Await;
import dev.barograph.testing.FaultServer;
import dev.barograph.testing.FaultServer.Asked;
import dev.barograph.testing.SilentServer;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AhcTransportTest {
    private final FaultServer server = new FaultServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Calls get(String path) {
        return Calls.get(SocketApi.IO_URING, server.url(path), Calls.LIMITS);
    }

    @Test
    void a_request_leaves_with_the_defaults_and_nothing_else() {
        try (Calls calls = get("/ok?a=b%20c")) {
            calls.callOk();
            assertThat(asked().head())
                    .containsExactly(
                            "GET /ok?a=b%20c HTTP/1.1",
                            "host: 127.0.0.1:" + server.port(),
                            "user-agent: " + AhcSettings.userAgent(),
                            "accept: */*");
        }
    }

    @Test
    void a_typed_header_stands_instead_of_the_default() {
        List<Header> typed =
                List.of(
                        new Header("HOST", "example.test"),
                        new Header("User-Agent", "mine"),
                        new Header("accept", "text/html"),
                        new Header("Content-Type", "application/json"),
                        new Header("Accept-Encoding", "gzip, br"),
                        new Header("X-Twice", "1"),
                        new Header("X-Twice", "gr\u00fcn"));
        RequestSpec post = Calls.post(server.url("/echo"), "{}", typed.toArray(Header[]::new));
        try (Calls calls = Calls.of(SocketApi.IO_URING, post, Calls.LIMITS)) {
            calls.callOk();
            assertThat(asked().head())
                    .containsExactly(
                            "POST /echo HTTP/1.1",
                            "HOST: example.test",
                            "User-Agent: mine",
                            "accept: text/html",
                            "Content-Type: application/json",
                            "Accept-Encoding: gzip, br",
                            "X-Twice: 1",
                            "X-Twice: " + asLatin("gr\u00fcn"),
                            "content-length: 2");
        }
    }

    @Test
    void a_name_and_password_in_the_address_are_sent_as_basic_authorization() {
        String url = server.url("/ok").replace("://", "://me%40home:p+w%3A%C3%BC@");
        RequestSpec request = new RequestSpec("GET", url, List.of(), new Body.None());
        try (Calls calls = Calls.of(SocketApi.IO_URING, request, Calls.LIMITS)) {
            calls.callOk();
            assertThat(asked().head())
                    .contains(
                            "authorization: Basic "
                                    + Base64.getEncoder()
                                            .encodeToString(
                                                    "me@home:p+w:\u00fc"
                                                            .getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void requests_in_flight_are_listed_by_when_they_were_sent() throws Exception {
        try (SilentServer silent = new SilentServer();
                Calls calls = Calls.get(SocketApi.IO_URING, silent.url(), Calls.LIMITS)) {
            for (int i = 0; i < 3; i++) {
                calls.send();
            }
            Await.until(
                    "three are in flight",
                    () -> inFlight(calls, NanoClock.SYSTEM.nanos()).size() == 3);
            long between = NanoClock.SYSTEM.nanos();
            calls.send();
            Await.until(
                    "four are in flight",
                    () -> inFlight(calls, NanoClock.SYSTEM.nanos()).size() == 4);

            List<InFlight> first = inFlight(calls, between);
            assertThat(first).hasSize(3);
            assertThat(first)
                    .allSatisfy(each -> {
                        assertThat(each.request()).isZero();
                        assertThat(between - each.sentNanos()).isPositive();
                        assertThat(each.sentNanos() - each.dueNanos()).isNotNegative();
                    });
            calls.transport.cancelAll();
            for (int i = 0; i < 4; i++) {
                assertThat(calls.next().outcome()).isEqualTo(Failures.cancelled());
            }
            assertThat(inFlight(calls, NanoClock.SYSTEM.nanos())).isEmpty();
        }
    }

    @Test
    void a_closed_transport_has_nothing_in_flight() {
        Calls calls = get("/ok");
        calls.callOk();
        calls.close();
        assertThat(inFlight(calls, NanoClock.SYSTEM.nanos())).isEmpty();
    }

    private static List<InFlight> inFlight(Calls calls, long sentBefore) {
        return calls.transport
                .inFlight(new long[] {sentBefore})
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void a_host_name_with_an_underscore_is_looked_up() {
        RequestSpec request =
                new RequestSpec(
                        "GET",
                        server.url("/ok").replace("127.0.0.1", "my_service"),
                        List.of(),
                        new Body.None());
        assertThat(RequestTemplate.of(request, List.of()).request().getUri().getHost())
                .isEqualTo("my_service");
    }

    private static String asLatin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void the_body_arrives_whole_each_time_and_bytes_are_counted_both_ways() {
        String body = "0123456789\u00e4".repeat(100_000);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (Calls calls =
                Calls.of(
                        SocketApi.IO_URING,
                        Calls.post(server.url("/echo"), body),
                        Calls.maxBody(bytes.length))) {
            for (int i = 0; i < 5; i++) {
                Sample sample = calls.callOk();
                assertThat(sample.bytesOut()).isBetween(bytes.length + 50L, bytes.length + 300L);
                assertThat(sample.bytesIn()).isBetween(bytes.length + 20L, bytes.length + 300L);
            }
            assertThat(server.asked())
                    .hasSize(5)
                    .allSatisfy(asked -> assertThat(asked.body()).isEqualTo(bytes));
        }
    }

    @Test
    void a_typed_expectation_neither_hangs_nor_is_reused() {
        RequestSpec post =
                Calls.post(server.url("/echo"), "body", new Header("Expect", "100-continue"));
        try (Calls calls = Calls.of(SocketApi.IO_URING, post, Calls.LIMITS)) {
            calls.callOk();
            assertThat(calls.callOk().newConnection()).isTrue();
            assertThat(server.asked())
                    .hasSize(2)
                    .allSatisfy(asked -> assertThat(asked.body()).asString().isEqualTo("body"));
        }
    }

    private Asked asked() {
        assertThat(server.asked()).hasSize(1);
        return server.asked().getFirst();
    }

    @Test
    void a_reused_connection_is_ready_when_the_request_is_sent() {
        try (Calls calls = get("/ok")) {
            Sample first = calls.callOk();
            assertThat(first.newConnection()).isTrue();
            assertThat(first.connectedNanos()).isGreaterThan(first.sentNanos());
            assertThat(first.tcpConnectedNanos()).isEqualTo(first.connectedNanos());
            Sample second = calls.callOk();
            assertThat(second.newConnection()).isFalse();
            assertThat(second.connectedNanos()).isEqualTo(second.sentNanos());
            assertThat(second.firstByteNanos()).isGreaterThan(second.sentNanos());
            assertThat(server.connections()).isEqualTo(1);
            assertThat(calls.transport.openConnections()).isEqualTo(1);
        }
    }

    @Test
    void the_due_time_goes_into_the_sample_unchanged() throws InterruptedException {
        AtomicReference<Sample> told = new AtomicReference<>();
        CountDownLatch ended = new CountDownLatch(1);
        long due = System.nanoTime() - 1_000_000_000;
        try (Calls calls = get("/ok")) {
            calls.transport.send(
                    0,
                    due,
                    sample -> {
                        told.set(sample);
                        ended.countDown();
                    });
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(told.get().dueNanos()).isEqualTo(due);
            assertThat(told.get().queueNanos()).isGreaterThanOrEqualTo(1_000_000_000);
        }
    }

    @Test
    void a_closed_loop_stays_on_its_connections() throws InterruptedException {
        int inFlight = 8;
        CountDownLatch ended = new CountDownLatch(inFlight);
        try (Calls calls = get("/ok")) {
            for (int i = 0; i < inFlight; i++) {
                new Loop(calls.transport, 500, ended).next();
            }
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(server.connections()).isEqualTo(inFlight);
            assertThat(server.hits("/ok")).isEqualTo(inFlight * 500);
        }
    }

    private static final class Loop implements Completion {
        private final AhcTransport transport;
        private final CountDownLatch ended;
        private int left;

        Loop(AhcTransport transport, int left, CountDownLatch ended) {
            this.transport = transport;
            this.left = left;
            this.ended = ended;
        }

        @Override
        public void completed(Sample sample) {
            if (--left == 0) {
                ended.countDown();
            } else {
                next();
            }
        }

        void next() {
            transport.send(0, System.nanoTime(), this);
        }
    }

    @Test
    void a_failure_at_once_is_told_after_send_is_over_even_10_000_deep()
            throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try (Calls calls =
                unresolved(_ -> {
                    throw new UnknownHostException("nohost.invalid");
                })) {
            new Loop(calls.transport, 10_000, ended).next();
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            Sample sample = calls.call();
            assertThat(Calls.failed(sample, FailureKind.DNS).message()).contains("nohost.invalid");
        }
    }

    private static Calls unresolved(HostLookup lookup) {
        RequestSpec request =
                new RequestSpec("GET", "http://nohost.invalid/", List.of(), new Body.None());
        return new Calls(
                AhcTransport.open(
                        Calls.profile(request, Calls.timeouts(300, 1_000, 1_000)),
                        NanoClock.SYSTEM,
                        1,
                        SocketApi.IO_URING,
                        lookup));
    }

    @Test
    void a_clock_that_overflows_while_a_request_is_in_flight_changes_none_of_its_times()
            throws Exception {
        long before = Long.MAX_VALUE - 5;
        long after = before + 1_000_000; // far below zero
        NanoClock overflowing = () -> server.hits("/ok") == 0 ? before : after;
        RequestSpec request = new RequestSpec("GET", server.url("/ok"), List.of(), new Body.None());
        BlockingQueue<Sample> ended = new LinkedBlockingQueue<>();
        AhcTransport transport =
                AhcTransport.open(
                        Calls.profile(request, Calls.LIMITS),
                        overflowing,
                        1,
                        SocketApi.IO_URING,
                        HostLookup.SYSTEM);
        transport.send(0, before - 7, ended::add);
        Sample first = ended.poll(30, TimeUnit.SECONDS);
        // Due before the overflow and sent after it.
        transport.send(0, before, ended::add);
        Sample second = ended.poll(30, TimeUnit.SECONDS);
        assertThat(transport.close(Duration.ofSeconds(5))).isTrue();
        assertThat(first).isNotNull();
        assertThat(first.queueNanos()).isEqualTo(7);
        assertThat(first.connectNanos()).isZero();
        assertThat(first.firstByteWaitNanos()).isEqualTo(1_000_000);
        assertThat(first.downloadNanos()).isZero();
        assertThat(second).isNotNull();
        assertThat(second.queueNanos()).isEqualTo(1_000_000);
        assertThat(second.serviceNanos()).isZero();
    }

    @Test
    void what_is_closed_too_late_lets_go_of_its_memory_all_the_same() {
        long before = UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
        Calls calls =
                Calls.of(
                        SocketApi.IO_URING,
                        Calls.post(server.url("/ok"), "x".repeat(100_000)),
                        Calls.LIMITS);
        calls.callOk();
        assertThat(UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory() - before)
                .isGreaterThanOrEqualTo(100_000);
        assertThat(calls.transport.close(Duration.ZERO)).isFalse();
        Await.until(
                "the body is let go",
                Duration.ofSeconds(10),
                () -> UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory() == before);
        assertThat(calls.transport.close(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void sends_from_many_threads_all_end() throws InterruptedException {
        int threads = 8;
        CountDownLatch sent = new CountDownLatch(threads);
        CountDownLatch ended = new CountDownLatch(threads * 500);
        Set<Long> due = ConcurrentHashMap.newKeySet();
        try (Calls calls = get("/ok")) {
            for (int t = 0; t < threads; t++) {
                long first = t * 500L;
                Thread.ofPlatform()
                        .start(() -> {
                            for (long k = first; k < first + 500; k++) {
                                calls.transport.send(
                                        0,
                                        k,
                                        sample -> {
                                            due.add(sample.dueNanos());
                                            ended.countDown();
                                        });
                            }
                            sent.countDown();
                        });
            }
            assertThat(sent.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(due).hasSize(threads * 500);
        }
    }

    @ParameterizedTest
    @EnumSource(SocketApi.class)
    void cancelling_ends_hung_requests_at_once(SocketApi api) {
        try (Calls calls = Calls.get(api, server.url("/hang"), Calls.LIMITS)) {
            assertCancels(calls, () -> server.hits("/hang") == 100);
            calls.callFails(FailureKind.CANCELLED);
        }
    }

    @ParameterizedTest
    @EnumSource(SocketApi.class)
    void cancelling_ends_connecting_requests_at_once(SocketApi api) throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Calls calls =
                        Calls.get(
                                api,
                                "http://127.0.0.1:" + full.getLocalPort() + "/",
                                Calls.timeouts(20_000, 20_000, 20_000))) {
            assertCancels(calls, () -> calls.transport.openConnections() == 100);
        }
    }

    private static void assertCancels(Calls calls, BooleanSupplier underWay) {
        for (int i = 0; i < 100; i++) {
            calls.send();
        }
        Await.until("the calls are under way", underWay);
        long began = System.nanoTime();
        calls.transport.cancelAll();
        for (int i = 0; i < 100; i++) {
            Calls.failed(calls.next(), FailureKind.CANCELLED);
        }
        // Their time would be up after 20 s.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void closing_in_mid_flight_ends_every_request_and_leaves_no_thread() {
        Set<Thread> before = ownThreads();
        try (Calls calls = get("/hang")) {
            for (int i = 0; i < 20; i++) {
                calls.send();
            }
            assertThat(ownThreads()).hasSizeGreaterThan(before.size());
            assertThat(calls.transport.close(Duration.ofSeconds(10))).isTrue();
            assertThat(ownThreads()).isEqualTo(before);
            for (int i = 0; i < 20; i++) {
                Calls.failed(calls.next(), FailureKind.CANCELLED);
            }
            calls.callFails(FailureKind.CANCELLED);
        }
    }

    private static Set<Thread> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("barograph-http"))
                .collect(Collectors.toSet());
    }

    @Test
    void lanes_run_tasks_on_threads_that_send_without_a_hand_over() throws InterruptedException {
        try (Calls calls = get("/ok")) {
            assertThat(calls.transport.lanes()).hasSize(2).isSameAs(calls.transport.lanes());
            CountDownLatch ran = new CountDownLatch(2);
            Set<Thread> on = ConcurrentHashMap.newKeySet();
            calls.transport
                    .lanes()
                    .getFirst()
                    .execute(() -> {
                        on.add(Thread.currentThread());
                        ran.countDown();
                    });
            calls.transport
                    .lanes()
                    .getFirst()
                    .schedule(
                            () -> {
                                on.add(Thread.currentThread());
                                ran.countDown();
                            },
                            5,
                            TimeUnit.MILLISECONDS);
            assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(on).singleElement().extracting(Thread::isDaemon).isEqualTo(true);
            assertThat(calls.transport.socketApi()).isIn("io_uring", "epoll", "kqueue", "nio");
        }
    }
}
