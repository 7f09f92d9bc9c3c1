package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import dev.barograph.testing.FaultServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Targets that take too long: each request ends at its own time-out, and the one after it is well.
@ParameterizedClass
@EnumSource(SocketApi.class)
class TimeoutFaultTest {
    private static final int BUSY_MILLIS = 3_000;

    @Parameter SocketApi api = SocketApi.EPOLL;
    private final FaultServer server = new FaultServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Calls get(String path, Limits limits) {
        return Calls.get(api, server.url(path), limits);
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

    /// The kind of the failure says which limit it was; a busy machine keeps an event loop from its
    /// work for a while.
    private static void assertTook(Sample sample, int millis) {
        assertThat(Duration.ofNanos(sample.serviceNanos()))
                .isBetween(Duration.ofMillis(millis), Duration.ofMillis(millis + BUSY_MILLIS));
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
                                            0,
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
    void a_request_that_is_still_connecting_ends_at_the_total_timeout_and_its_socket_is_closed()
            throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Calls calls =
                        Calls.get(
                                api,
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
