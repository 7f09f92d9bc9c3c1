package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barograph.metrics.Counts;
import dev.barograph.model.AddressTaken;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.testing.Bounds;
import dev.barograph.testing.FaultServer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names without an address, and with several. Each fault is met by single requests and by a whole
/// run, which ends in order.
@ParameterizedClass
@EnumSource(SocketApi.class)
class HostLookupTest {
    private static final String UNKNOWN = "http://nohost.invalid/";
    private static final int REQUESTS = 9;

    /// A connection on loopback takes less also where the machine is busy.
    private static final int CONNECT_MILLIS = 900;

    @Parameter SocketApi api = SocketApi.EPOLL;

    private Calls calls(String url, HostLookup lookup) {
        RequestSpec request = new RequestSpec("GET", url, List.of(), new Body.None());
        return new Calls(
                AhcTransport.open(
                        Calls.profile(request, Calls.timeouts(CONNECT_MILLIS, 20_000, 20_000)),
                        NanoClock.SYSTEM,
                        1,
                        api,
                        lookup));
    }

    /// A whole run of four users.
    private Counts run(String url, HostLookup lookup, Consumer<Channel> opening) {
        Limits limits = Bounds.connecting(HostileRun.LIMITS, Duration.ofMillis(CONNECT_MILLIS));
        Profile profile = HostileRun.closed(HostileRun.get(url), 4, REQUESTS, limits);
        Set<Thread> before = HostileRun.ownThreads();
        Counts counts =
                HostileRun.run(
                                profile,
                                AhcTransport.open(
                                        profile, NanoClock.SYSTEM, 2, api, lookup, opening))
                        .counts();
        assertThat(HostileRun.ownThreads()).isEqualTo(before);
        return counts;
    }

    private void assertEachFails(FailureKind kind, String url, HostLookup lookup) {
        Counts counts = run(url, lookup, _ -> {});
        assertThat(counts.byKind()).containsOnlyKeys(kind);
        assertThat(counts.of(kind)).isEqualTo(REQUESTS);
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    @Test
    void an_unknown_host_is_told_for_each_request() {
        try (Calls calls = Calls.get(api, UNKNOWN, Calls.LIMITS)) {
            calls.callFails(FailureKind.DNS);
            calls.callFails(FailureKind.DNS);
        }
        assertEachFails(FailureKind.DNS, UNKNOWN, HostLookup.SYSTEM);
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
        HostLookup hanging =
                _ -> {
                    var _ = awaitQuietly(never);
                    return List.of();
                };
        try (Calls calls = calls(UNKNOWN, hanging)) {
            assertThat(calls.callFails(FailureKind.DNS).message()).contains("longer than 900ms");
            assertEachFails(FailureKind.DNS, UNKNOWN, hanging);
        } finally {
            never.countDown();
        }
    }

    @Test
    void a_lookup_that_nobody_waits_for_any_more_is_given_up_at_once() {
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        HostLookup hanging =
                _ -> {
                    stopped.complete(null);
                    var _ = awaitQuietly(never);
                    return List.of();
                };
        try {
            assertThatThrownBy(() -> hanging.findWithin("far", Duration.ofSeconds(30), stopped))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage("Looking up far was given up");
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
    void each_connection_tries_the_addresses_in_the_order_of_the_lookup() throws Exception {
        InetAddress dead = address("127.0.0.2");
        InetAddress alive = address("127.0.0.1");
        InetAddress spare = address("::1");
        try (FaultServer server = new FaultServer()) {
            List<InetAddress> tried = new CopyOnWriteArrayList<>();
            Counts counts =
                    run(
                            "http://target.test:" + server.port() + "/close",
                            _ -> List.of(dead, alive, spare),
                            channel -> channel.pipeline().addFirst(new Dials(tried)));
            assertThat(counts.ok()).isEqualTo(REQUESTS);
            assertThat(server.connections()).isEqualTo(REQUESTS);
            assertThat(tried).filteredOn(dead::equals).hasSize(REQUESTS);
            assertThat(tried).filteredOn(alive::equals).hasSize(REQUESTS);
            assertThat(tried).doesNotContain(spare);
        }
    }

    @Test
    void how_often_each_address_was_tried_and_took_a_connection_is_counted() throws Exception {
        List<InetAddress> two = List.of(address("127.0.0.2"), address("127.0.0.1"));
        try (FaultServer server = new FaultServer()) {
            String url = "http://target.test:" + server.port() + "/close";
            try (Calls calls = calls(url, _ -> two)) {
                for (int i = 0; i < 5; i++) {
                    calls.callOk();
                }
                assertThat(calls.transport.addresses().taken())
                        .containsExactly(
                                new AddressTaken("127.0.0.2", 5, 0),
                                new AddressTaken("127.0.0.1", 5, 5));
                assertThat(calls.transport.addresses().note().orElseThrow())
                        .startsWith(
                                "Connections by address: 0 of 5 at 127.0.0.2, 5 of 5 at 127.0.0.1;");
            }
            try (Calls calls = calls(url, _ -> two.reversed())) {
                calls.callOk();
                assertThat(calls.transport.addresses().note()).as("nothing is wrong").isEmpty();
                assertThat(calls.transport.addresses().taken())
                        .containsExactly(
                                new AddressTaken("127.0.0.1", 1, 1),
                                new AddressTaken("127.0.0.2", 0, 0));
            }
        }
    }

    /// Notes which address a channel is told to connect to.
    private static final class Dials extends ChannelOutboundHandlerAdapter {
        private final List<InetAddress> tried;

        Dials(List<InetAddress> tried) {
            this.tried = tried;
        }

        @Override
        public void connect(
                ChannelHandlerContext ctx,
                SocketAddress remote,
                @Nullable SocketAddress local,
                ChannelPromise promise) {
            tried.add(((InetSocketAddress) remote).getAddress());
            var _ = ctx.connect(remote, local, promise);
        }
    }

    @Test
    void if_every_address_refuses_it_is_a_refusal() throws Exception {
        int port;
        try (FaultServer server = new FaultServer()) {
            port = server.port();
        }
        String url = "http://target.test:" + port + "/ok";
        HostLookup two = _ -> List.of(address("::1"), address("127.0.0.1"));
        try (Calls calls = calls(url, two)) {
            calls.callFails(FailureKind.CONNECT_REFUSED);
        }
        assertEachFails(FailureKind.CONNECT_REFUSED, url, two);
    }
}
