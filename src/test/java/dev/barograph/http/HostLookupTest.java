package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.NanoClock;
import dev.barograph.model.RequestSpec;
import dev.barograph.testing.FaultServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names without an address, and with several.
class HostLookupTest {
    private static final String UNKNOWN = "http://nohost.invalid/";

    private static Calls calls(String url, HostLookup lookup) {
        RequestSpec request = new RequestSpec("GET", url, List.of(), new Body.None());
        return new Calls(
                AhcTransport.open(
                        Calls.profile(request, Calls.timeouts(300, 5_000, 5_000)),
                        NanoClock.SYSTEM,
                        1,
                        SocketApi.IO_URING,
                        lookup));
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    @Test
    void an_unknown_host_is_told_for_each_request() {
        try (Calls calls = Calls.get(SocketApi.IO_URING, UNKNOWN, Calls.LIMITS)) {
            calls.callFails(FailureKind.DNS);
            calls.callFails(FailureKind.DNS);
        }
    }

    @Test
    void a_name_that_is_not_found_is_looked_up_once() {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (Calls calls =
                calls(
                        UNKNOWN,
                        host -> {
                            asked.add(host);
                            throw new UnknownHostException(host);
                        })) {
            for (int i = 0; i < 5; i++) {
                calls.callFails(FailureKind.DNS);
            }
        }
        assertThat(asked).containsExactly("nohost.invalid");
    }

    @Test
    void a_name_that_is_found_is_looked_up_once_however_many_connections_are_made() {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (FaultServer server = new FaultServer();
                Calls calls =
                        calls(
                                "http://target.test:" + server.port() + "/close",
                                host -> {
                                    asked.add(host);
                                    return List.of(address("127.0.0.1"));
                                })) {
            for (int i = 0; i < 5; i++) {
                calls.callOk();
            }
            assertThat(server.connections()).isEqualTo(5);
        }
        assertThat(asked).containsExactly("target.test");
    }

    @Test
    void a_lookup_that_hangs_is_given_up_after_the_connect_timeout() {
        CountDownLatch never = new CountDownLatch(1);
        try (Calls calls =
                calls(
                        UNKNOWN,
                        _ -> {
                            var _ = awaitQuietly(never);
                            return List.of();
                        })) {
            assertThat(calls.callFails(FailureKind.DNS).message()).contains("longer than 300ms");
        } finally {
            never.countDown();
        }
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.2", "::1"})
    void the_next_address_is_tried_when_the_first_refuses(String dead) throws Exception {
        InetAddress first = address(dead);
        try (FaultServer server = new FaultServer(); // on 127.0.0.1 alone
                Calls calls =
                        calls(
                                "http://target.test:" + server.port() + "/ok",
                                _ -> List.of(first, address("127.0.0.1")))) {
            assertThat(calls.callOk().newConnection()).isTrue();
            assertThat(calls.callOk().newConnection()).isFalse();
            assertThat(server.hits("/ok")).isEqualTo(2);
        }
    }

    @Test
    void if_every_address_refuses_it_is_a_refusal() throws Exception {
        int port;
        try (FaultServer server = new FaultServer()) {
            port = server.port();
        }
        try (Calls calls =
                calls(
                        "http://target.test:" + port + "/ok",
                        _ -> List.of(address("::1"), address("127.0.0.1")))) {
            calls.callFails(FailureKind.CONNECT_REFUSED);
        }
    }
}
