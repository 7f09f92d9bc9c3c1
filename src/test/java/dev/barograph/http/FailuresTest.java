package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Outcome;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import io.netty.channel.ChannelException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.asynchttpclient.uri.Uri;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static final RequestSpec REQUEST =
            new RequestSpec("GET", "http://127.0.0.1:1/", List.of(), new Body.None());
    private static final Uri TARGET = Uri.create("http://user:secret@localhost:28999/a/b?c");
    private final AhcTransport transport =
            AhcTransport.open(
                    Calls.profile(REQUEST, Calls.LIMITS),
                    NanoClock.SYSTEM,
                    1,
                    SocketApi.EPOLL,
                    HostLookup.SYSTEM);
    private final List<Sample> told = new ArrayList<>();

    @AfterEach
    void close() {
        assertThat(transport.close(Duration.ofSeconds(10))).isTrue();
    }

    private SampleHandler connecting() {
        SampleHandler handler = new SampleHandler(transport, 0, 0, told::add);
        handler.sendIsOver();
        handler.onTcpConnectAttempt(new InetSocketAddress("127.0.0.1", 1));
        return handler;
    }

    private Outcome.Failure of(Throwable thrown) {
        return (Outcome.Failure)
                new Failures(TARGET, Calls.LIMITS, () -> false).of(thrown, connecting());
    }

    private static ConnectException wrapped(Throwable cause) {
        ConnectException e = new ConnectException(cause.getMessage());
        e.initCause(cause);
        return e;
    }

    @Test
    void no_local_port_is_the_generators_fault() {
        Throwable none =
                new BindException(
                        "connect(..) failed with error(-99): Cannot assign requested address: /127.0.0.1:80");
        assertThat(of(wrapped(none)).kind()).isEqualTo(FailureKind.GENERATOR_PORTS);
        assertThat(of(wrapped(new BindException("Address already in use: connect"))).kind())
                .isEqualTo(FailureKind.GENERATOR_PORTS);
    }

    @Test
    void no_descriptor_is_the_generators_fault() {
        Throwable none =
                new ChannelException(
                        "Unable to create Channel from class EpollSocketChannel",
                        new SocketException("newSocketStream(...) failed: Too many open files"));
        assertThat(of(wrapped(none)).kind()).isEqualTo(FailureKind.GENERATOR_DESCRIPTORS);
        assertThat(of(none).kind()).isEqualTo(FailureKind.GENERATOR_DESCRIPTORS);
        assertThat(of(wrapped(new ChannelException("Failed to open a socket."))).kind())
                .isEqualTo(FailureKind.GENERATOR_DESCRIPTORS);
    }

    @Test
    void connections_that_cannot_be_made_are_told_with_the_place() {
        assertThat(of(wrapped(new ConnectException("Connection refused"))).message())
                .isEqualTo("Connection refused: nothing listens on localhost:28999");
        assertThat(of(wrapped(new ConnectTimeoutException("timed out"))).message())
                .startsWith("No connection to localhost:28999 within ");
        assertThat(of(wrapped(new ConnectException("Network is unreachable"))).message())
                .isEqualTo("Network is unreachable: localhost:28999");
        assertThat(
                        of(wrapped(
                                        new NoRouteToHostException(
                                                "NoRouteToHostException: /127.0.0.1:28999")))
                                .message())
                .as("as io_uring has it")
                .isEqualTo("No route to host: localhost:28999");
        assertThat(
                        new Failures(Uri.create("http://[::1]/"), Calls.LIMITS, () -> false)
                                .of(new ConnectException("Connection refused"), connecting())
                                .toString())
                .contains("nothing listens on [::1]:80");
    }

    @Test
    void another_connect_failure_keeps_its_words() {
        Outcome.Failure failure = of(wrapped(new NoRouteToHostException("No route to host")));
        assertThat(failure.kind()).isEqualTo(FailureKind.CONNECT_FAILED);
        assertThat(failure.message()).contains("No route to host");
    }

    @Test
    void what_this_side_broke_off_is_cancelled() {
        assertThat(of(new CancellationException()).kind()).isEqualTo(FailureKind.CANCELLED);
        Outcome closing =
                new Failures(TARGET, Calls.LIMITS, () -> true)
                        .of(new ConnectException(), connecting());
        assertThat(((Outcome.Failure) closing).kind()).isEqualTo(FailureKind.CANCELLED);
    }

    @Test
    void an_error_nobody_foresaw_is_internal_and_named() {
        EmbeddedChannel channel = new EmbeddedChannel();
        Connection.attach((EventLoopLane) transport.lanes().getFirst(), channel);
        SampleHandler connected = connecting();
        connected.onTcpConnectSuccess(new InetSocketAddress("127.0.0.1", 1), channel);
        connected.onThrowable(new IllegalStateException("odd"));
        assertThat(Calls.failed(told.getFirst(), FailureKind.INTERNAL).message())
                .isEqualTo("IllegalStateException: odd");
    }

    @Test
    void a_failure_that_cannot_be_told_apart_still_ends_the_request() {
        SampleHandler handler = connecting();
        handler.onThrowable(
                new ConnectException() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public String getMessage() {
                        throw new NoClassDefFoundError("no descriptor left to load it");
                    }
                });
        Calls.failed(told.getFirst(), FailureKind.INTERNAL);
    }

    @Test
    void a_request_that_ends_three_times_is_told_once() {
        SampleHandler handler = connecting();
        handler.onThrowable(new ConnectException("Connection refused"));
        handler.onThrowable(new CancellationException());
        var _ = handler.onCompleted();
        assertThat(told).hasSize(1);
        Calls.failed(told.getFirst(), FailureKind.CONNECT_REFUSED);
    }

    @Test
    void text_from_a_target_is_shown_harmless_and_short() {
        assertThat(Failures.forPeople("a\u001b[2J\r\nb\u202ec"))
                .isEqualTo("a\\u001b[2J\\u000d\\u000ab\\u202ec");
        assertThat(Failures.forPeople("x".repeat(10_000))).hasSize(500);
        assertThat(Failures.forPeople("\u0000".repeat(10_000))).hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void outcomes_of_statuses_are_shared() {
        assertThat(Failures.ofStatus(200))
                .isSameAs(Failures.ofStatus(200))
                .isEqualTo(new Outcome.Ok(200));
        assertThat(Failures.ofStatus(503))
                .isSameAs(Failures.ofStatus(503))
                .isInstanceOfSatisfying(
                        Outcome.Failure.class,
                        failure ->
                                assertThat(failure.message())
                                        .isEqualTo("HTTP 503 Service Unavailable"));
        assertThat(Failures.ofStatus(0)).isInstanceOf(Outcome.Failure.class);
    }
}
