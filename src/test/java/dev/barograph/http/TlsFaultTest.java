package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.http.FaultyDoor.Welcome;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import dev.barograph.testing.Bounds;
import dev.barograph.testing.FaultServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Targets that are wrong before HTTP begins. Each fault is met by a single request, for what it
/// says, and by a whole run, which goes on when the target is well.
@ParameterizedClass
@EnumSource(SocketApi.class)
class TlsFaultTest {
    private static final int FAULTY = 4;
    private static final int WELL = 5;

    @TempDir static Path folder;
    private static TlsFaults faults = new TlsFaults(Path.of(""), Path.of(""), Path.of(""));

    @Parameter SocketApi api = SocketApi.EPOLL;

    @BeforeAll
    static void found_an_authority() throws Exception {
        faults = TlsFaults.in(folder);
    }

    @Test
    void a_certificate_for_this_address_is_taken() throws Exception {
        try (AutoCloseable _ = faults.trusted();
                FaultServer server = TlsLab.server(faults.right(), _ -> {});
                Calls calls = calls(server.port())) {
            assertThat(calls.callOk().tlsNanos()).isPositive();
        }
    }

    @Test
    void a_certificate_that_nobody_signed_fails_the_handshake() throws Exception {
        assertThat(refused(faults.nobody())).containsIgnoringCase("certif");
    }

    @Test
    void a_certificate_for_another_name_fails_the_handshake() throws Exception {
        assertThat(refused(faults.other())).containsIgnoringCase("subject alternative");
    }

    @Test
    void an_expired_certificate_fails_the_handshake_and_is_called_so() throws Exception {
        assertThat(refused(faults.expired())).containsIgnoringCase("expired");
    }

    @Test
    void a_certificate_of_tomorrow_fails_the_handshake_for_its_validity() throws Exception {
        assertThat(refused(faults.early())).containsIgnoringCase("validity check failed");
    }

    @Test
    void a_target_that_wants_a_certificate_of_ours_ends_each_request_without_an_answer()
            throws Exception {
        assertThat(message(met(faults.wantsCertificate(), FailureKind.TLS)))
                .containsIgnoringCase("certificate");
    }

    @Test
    void a_handshake_that_never_ends_times_out() throws Exception {
        Limits limits = limits(Duration.ofMillis(1_000));
        Sample sample = met(TlsFaults.silent(), FailureKind.TLS_TIMEOUT, limits);
        assertThat(message(sample)).contains("1s");
    }

    @Test
    void a_reset_in_the_handshake_is_a_failed_handshake() throws Exception {
        assertThat(message(met(TlsFaults.reset(), FailureKind.TLS)))
                .containsIgnoringCase("handshake")
                .containsIgnoringCase("reset");
    }

    @Test
    void an_end_in_the_handshake_is_a_failed_handshake() throws Exception {
        assertThat(message(met(TlsFaults.end(), FailureKind.TLS)))
                .containsIgnoringCase("handshake");
    }

    @Test
    void a_port_that_does_not_speak_tls_is_told_in_words() throws Exception {
        assertThat(message(met(TlsFaults.plain(), FailureKind.TLS))).contains("does not speak TLS");
    }

    @Test
    void a_target_of_tls_1_0_is_refused_and_its_version_named() throws Exception {
        assertThat(message(met(TlsFaults.tls10(), FailureKind.TLS))).contains("TLS10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void an_answer_without_a_length_ends_with_the_close_notify_of_its_target(String version)
            throws Exception {
        Welcome open =
                TlsLab.leavingOpen(
                        faults.right(),
                        socket -> socket.setEnabledProtocols(new String[] {version}));
        try (AutoCloseable _ = faults.trusted();
                FaultServer server = new FaultServer(new FaultyDoor(0, open, open));
                Calls calls =
                        Calls.get(
                                api,
                                "https://127.0.0.1:" + server.port() + "/saysitsend",
                                HostileRun.LIMITS)) {
            Sample sample = calls.callOk();
            assertThat(sample.bytesIn())
                    .isEqualTo("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello".length());
            calls.callOk();
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    /// What the failure of a request to a target with such a certificate says.
    private String refused(Welcome fault) throws Exception {
        Sample sample = met(fault, FailureKind.TLS);
        assertThat(sample.connectedNanos()).as("never ready").isEqualTo(sample.doneNanos());
        return message(sample);
    }

    private static String message(Sample failed) {
        return ((Outcome.Failure) failed.outcome()).message();
    }

    private Sample met(Welcome fault, FailureKind kind) throws Exception {
        return met(fault, kind, limits(Duration.ofSeconds(5)));
    }

    /// A request that meets the fault, of which nothing may have reached the target. A whole run
    /// meets it too.
    private Sample met(Welcome fault, FailureKind kind, Limits limits) throws Exception {
        Welcome well = faults.well();
        try (AutoCloseable _ = faults.trusted()) {
            try (FaultServer server = new FaultServer(new FaultyDoor(FAULTY, fault, well))) {
                HostileRun.assertGoesOn(
                        HostileRun.closed(
                                HostileRun.get(url(server.port())), FAULTY, FAULTY + WELL, limits),
                        api,
                        kind,
                        FAULTY);
                assertThat(server.hits("/ok")).isEqualTo(WELL);
            }
            try (FaultServer server = new FaultServer(new FaultyDoor(1, fault, well));
                    Calls calls = Calls.get(api, url(server.port()), limits)) {
                Sample sample = calls.call();
                assertThat(server.hits("/ok")).isZero();
                Calls.failed(sample, kind);
                calls.callOk();
                return sample;
            }
        }
    }

    private static Limits limits(Duration connectTimeout) {
        return Bounds.connecting(HostileRun.LIMITS, connectTimeout);
    }

    private Calls calls(int port) {
        return Calls.get(api, url(port), limits(Duration.ofSeconds(5)));
    }

    private static String url(int port) {
        return "https://127.0.0.1:" + port + "/ok";
    }
}
