package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.testing.ClosedPort;
import dev.barograph.testing.FaultServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that are none: what each becomes, that nothing is sent twice, and that the request after
/// it is well.
@ParameterizedClass
@EnumSource(SocketApi.class)
class BrokenAnswerTest {
    @Parameter SocketApi api = SocketApi.EPOLL;
    private final FaultServer server = new FaultServer();

    @AfterEach
    void stop() {
        server.close();
    }

    /// One request finds the fault, the next on the same transport is well.
    private Outcome.Failure fault(String path, FailureKind kind) {
        try (Calls calls = Calls.get(api, server.url(path + "?once"), Calls.LIMITS)) {
            Outcome.Failure failure = calls.callFails(kind);
            assertThat(server.hits(path)).as("sent once").isEqualTo(1);
            calls.callOk();
            calls.callOk();
            return failure;
        }
    }

    @Test
    void a_closed_port_is_refused_and_works_once_it_is_open() throws IOException {
        ClosedPort closed = new ClosedPort();
        try (closed;
                Calls calls = Calls.get(api, closed.url() + "ok", Calls.LIMITS)) {
            Sample sample = calls.call();
            Calls.failed(sample, FailureKind.CONNECT_REFUSED);
            assertThat(sample.newConnection()).isFalse();
            assertThat(sample.connectedNanos()).isEqualTo(sample.doneNanos());
            closed.close();
            try (FaultServer _ =
                    new FaultServer(
                            new ServerSocket(
                                    closed.port(), 10, InetAddress.getLoopbackAddress()))) {
                calls.callOk();
            }
        }
    }

    @Test
    void an_end_without_an_answer_is_told_and_never_retried() {
        fault("/fin", FailureKind.CLOSED_BEFORE_RESPONSE);
    }

    @Test
    void a_post_without_an_answer_is_sent_once() {
        RequestSpec post = Calls.post(server.url("/fin?once"), "body");
        try (Calls calls = Calls.of(api, post, Calls.LIMITS)) {
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

    @ParameterizedTest
    @ValueSource(strings = {"/endlesshints", "/endlesscontinue"})
    void endless_interim_responses_fail_soon(String path) {
        assertThat(fault(path, FailureKind.MALFORMED).message()).contains("32");
    }

    @Test
    void an_infinite_body_stops_at_the_cap() {
        fault("/infinite", FailureKind.BODY_CAP);
    }

    @Test
    void a_header_of_1_mb_is_over_the_cap() {
        fault("/hugeheader", FailureKind.HEADER_CAP);
    }
}
