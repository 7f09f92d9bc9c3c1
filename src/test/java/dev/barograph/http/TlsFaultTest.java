package dev.barograph.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.http.FaultyDoor.Act;
import dev.barograph.http.FaultyDoor.Welcome;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import dev.barograph.testing.Bounds;
import dev.barograph.testing.FaultServer;
import java.nio.ByteBuffer;
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
    private static final String RIGHT_NAME = "SAN=ip:127.0.0.1";
    private static final int FAULTY = 4;
    private static final int WELL = 5;

    @TempDir static Path folder;
    private static Path authority = Path.of("");
    private static Path right = Path.of("");

    @Parameter SocketApi api = SocketApi.EPOLL;

    @BeforeAll
    static void found_an_authority() throws Exception {
        authority = TlsLab.authority(folder);
        right = TlsLab.signed(folder, authority, "right", "-ext", RIGHT_NAME);
    }

    @Test
    void a_certificate_for_this_address_is_taken() throws Exception {
        try (AutoCloseable _ = TlsLab.trusting(folder, authority);
                FaultServer server = TlsLab.server(right, _ -> {});
                Calls calls = calls(server.port())) {
            assertThat(calls.callOk().tlsNanos()).isPositive();
        }
    }

    @Test
    void a_certificate_that_nobody_signed_fails_the_handshake() throws Exception {
        Path store = TlsLab.once(folder, "nobody", "-ext", RIGHT_NAME);
        assertThat(refused(store)).containsIgnoringCase("certif");
    }

    @Test
    void a_certificate_for_another_name_fails_the_handshake() throws Exception {
        Path store = TlsLab.signedOnce(folder, authority, "other", "-ext", "SAN=dns:other.test");
        assertThat(refused(store)).containsIgnoringCase("subject alternative");
    }

    @Test
    void an_expired_certificate_fails_the_handshake_and_is_called_so() throws Exception {
        Path store =
                TlsLab.signedOnce(
                        folder,
                        authority,
                        "old",
                        "-ext",
                        RIGHT_NAME,
                        "-startdate",
                        "-10d",
                        "-validity",
                        "2");
        assertThat(refused(store)).containsIgnoringCase("expired");
    }

    @Test
    void a_certificate_of_tomorrow_fails_the_handshake_for_its_validity() throws Exception {
        Path store =
                TlsLab.signedOnce(
                        folder,
                        authority,
                        "early",
                        "-ext",
                        RIGHT_NAME,
                        "-startdate",
                        "+2d",
                        "-validity",
                        "9");
        assertThat(refused(store)).containsIgnoringCase("validity check failed");
    }

    @Test
    void a_target_that_wants_a_certificate_of_ours_ends_each_request_without_an_answer()
            throws Exception {
        Welcome wants = TlsLab.welcome(right, socket -> socket.setNeedClientAuth(true));
        // With TLS 1.3 the refusal comes when our side of the handshake is over.
        assertThat(message(met(wants, FailureKind.TLS))).containsIgnoringCase("certificate");
    }

    @Test
    void a_handshake_that_never_ends_times_out() throws Exception {
        Limits limits = limits(Duration.ofMillis(1_000));
        Sample sample =
                met(FaultyDoor.acting(FaultyDoor::readOnly), FailureKind.TLS_TIMEOUT, limits);
        assertThat(message(sample)).contains("1s");
    }

    @Test
    void a_reset_in_the_handshake_is_a_failed_handshake() throws Exception {
        assertThat(brokenOff(socket -> socket.setSoLinger(true, 0)))
                .containsIgnoringCase("handshake")
                .containsIgnoringCase("reset");
    }

    @Test
    void an_end_in_the_handshake_is_a_failed_handshake() throws Exception {
        assertThat(brokenOff(_ -> {})).containsIgnoringCase("handshake");
    }

    @Test
    void a_port_that_does_not_speak_tls_is_told_in_words() throws Exception {
        String message =
                brokenOff(socket -> {
                    socket.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                    FaultyDoor.readOnly(socket);
                });
        assertThat(message).contains("does not speak TLS");
    }

    /// The JDK speaks it no more: the server's first record is written by hand. It chooses version
    /// 3.1, which is TLS 1.0.
    @Test
    void a_target_of_tls_1_0_is_refused_and_its_version_named() throws Exception {
        byte[] hello = new byte[5 + 4 + 38];
        ByteBuffer record = ByteBuffer.wrap(hello);
        record.put((byte) 22).putShort((short) 0x0301).putShort((short) 42);
        record.put((byte) 2).put((byte) 0).putShort((short) 38); // ServerHello
        record.putShort((short) 0x0301).put(new byte[32]).put((byte) 0); // random, no session
        record.putShort((short) 0xC013).put((byte) 0); // ECDHE_RSA, AES 128
        String message =
                brokenOff(socket -> {
                    socket.getOutputStream().write(hello);
                    // The alert that refuses it comes before the end.
                    FaultyDoor.readOnly(socket);
                });
        assertThat(message).contains("TLS10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void an_answer_without_a_length_ends_with_the_close_notify_of_its_target(String version)
            throws Exception {
        Welcome open =
                TlsLab.leavingOpen(
                        right, socket -> socket.setEnabledProtocols(new String[] {version}));
        try (AutoCloseable _ = TlsLab.trusting(folder, authority);
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

    /// What the failure says if the target reads our first record, acts and closes.
    private String brokenOff(Act act) throws Exception {
        return message(met(FaultyDoor.answeringTls(act), FailureKind.TLS));
    }

    /// What the failure of a request to a target with such a certificate says.
    private String refused(Path store) throws Exception {
        Sample sample = met(TlsLab.welcome(store, _ -> {}), FailureKind.TLS);
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
        Welcome well = TlsLab.welcome(right, _ -> {});
        try (AutoCloseable _ = TlsLab.trusting(folder, authority)) {
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
