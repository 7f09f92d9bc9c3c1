package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Counts;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.testing.Bounds;
import dev.barograph.testing.FaultServer;
import io.netty.channel.Channel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What this side runs out of, or gets wrong itself.
@ParameterizedClass
@EnumSource(SocketApi.class)
class GeneratorFaultTest {
    /// Of Linux since 6.3: bounds of the local ports of one socket, in the upper and the lower
    /// half.
    private static final IntegerUnixChannelOption LOCAL_PORT_RANGE =
            new IntegerUnixChannelOption("IP_LOCAL_PORT_RANGE", 0, 51);

    private static final int LOWEST_PORT = 50_000;
    private static final int PORTS = 51;

    @Parameter SocketApi api = SocketApi.EPOLL;
    private final FaultServer server = new FaultServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void no_free_port_is_the_generators_fault_and_the_rest_of_the_run_goes_on() {
        Limits limits = HostileRun.LIMITS;
        Profile profile =
                HostileRun.open(
                        HostileRun.get(server.url("/late300")),
                        200,
                        Duration.ofSeconds(1),
                        Bounds.permits(limits, 200, 0));
        Counts counts = HostileRun.run(profile, transport(profile)).counts();
        assertThat(counts.byKind()).containsOnlyKeys(FailureKind.GENERATOR_PORTS);
        assertThat(counts.of(FailureKind.GENERATOR_PORTS)).isPositive();
        // 300 ms on each of the ports, three times a second.
        assertThat(counts.ok()).isBetween(PORTS - 10L, 4L * PORTS);
        assertThat(server.connections()).isLessThanOrEqualTo(PORTS);
    }

    private AhcTransport transport(Profile profile) {
        return AhcTransport.open(
                profile, NanoClock.SYSTEM, 1, api, HostLookup.SYSTEM, GeneratorFaultTest::narrow);
    }

    private static void narrow(Channel channel) {
        int range = LOWEST_PORT + PORTS - 1 << 16 | LOWEST_PORT;
        assertThat(channel.config().setOption(LOCAL_PORT_RANGE, range)).isTrue();
    }

    @Test
    void an_exception_in_one_of_our_handlers_is_internal_and_costs_no_permit() {
        AtomicLong read = new AtomicLong();
        // A clock that fails each hundredth time that a handler of a connection reads it.
        NanoClock failing =
                () -> {
                    if (Thread.currentThread().getName().startsWith("barograph-http")
                            && isCalledFrom("received")
                            && read.incrementAndGet() % 100 == 0) {
                        throw new IllegalStateException("planted");
                    }
                    return System.nanoTime();
                };
        Profile profile =
                HostileRun.closed(HostileRun.get(server.url("/ok")), 4, 2_000, HostileRun.LIMITS);
        Counts counts =
                HostileRun.run(
                                profile,
                                AhcTransport.open(profile, failing, 2, api, HostLookup.SYSTEM))
                        .counts();
        assertThat(counts.byKind()).containsOnlyKeys(FailureKind.INTERNAL);
        assertThat(counts.of(FailureKind.INTERNAL)).isEqualTo(20);
        assertThat(counts.ok()).isEqualTo(1_980);
    }

    @Test
    void a_request_that_there_is_no_memory_to_end_ends_as_soon_as_there_is() {
        AtomicLong read = new AtomicLong();
        // No memory for each hundredth sample.
        NanoClock failing =
                () -> {
                    if (isCalledFrom("sample") && read.incrementAndGet() % 100 == 0) {
                        throw new OutOfMemoryError("planted");
                    }
                    return System.nanoTime();
                };
        Profile profile =
                HostileRun.closed(HostileRun.get(server.url("/ok")), 4, 1_000, HostileRun.LIMITS);
        Counts counts =
                HostileRun.run(
                                profile,
                                AhcTransport.open(profile, failing, 2, api, HostLookup.SYSTEM))
                        .counts();
        assertThat(counts.ok()).isEqualTo(1_000);
    }

    @Test
    void a_time_out_that_there_is_no_memory_for_comes_as_soon_as_there_is() {
        AtomicBoolean failed = new AtomicBoolean();
        NanoClock failing =
                () -> {
                    if (isCalledFrom("sample") && !failed.getAndSet(true)) {
                        throw new OutOfMemoryError("planted");
                    }
                    return System.nanoTime();
                };
        Profile profile =
                Calls.profile(
                        HostileRun.get(server.url("/hang")), Calls.timeouts(2_000, 200, 20_000));
        try (Calls calls =
                new Calls(AhcTransport.open(profile, failing, 1, api, HostLookup.SYSTEM))) {
            calls.callFails(FailureKind.RESPONSE_TIMEOUT);
        }
        assertThat(failed).isTrue();
    }

    private static boolean isCalledFrom(String method) {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.limit(6).anyMatch(frame -> frame.getMethodName().equals(method)));
    }
}
