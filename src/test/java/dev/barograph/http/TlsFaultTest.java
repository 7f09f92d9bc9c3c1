package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Sample;
import dev.barograph.testing.FaultServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Targets that are trusted as far as their signature goes, and wrong in something else.
class TlsFaultTest {
    private static final String RIGHT_NAME = "SAN=ip:127.0.0.1";

    @TempDir static Path folder;
    private static Path authority = Path.of("");

    @BeforeAll
    static void found_an_authority() throws Exception {
        authority = TlsLab.authority(folder);
    }

    @Test
    void a_certificate_for_this_address_is_taken() throws Exception {
        Path store = TlsLab.signed(folder, authority, "right", "-ext", RIGHT_NAME);
        try (AutoCloseable _ = TlsLab.trusting(folder, authority);
                FaultServer server = TlsLab.server(store, _ -> {});
                Calls calls = calls(server)) {
            assertThat(calls.callOk().tlsNanos()).isPositive();
        }
    }

    @Test
    void a_certificate_for_another_name_fails_the_handshake() throws Exception {
        Path store = TlsLab.signed(folder, authority, "other", "-ext", "SAN=dns:other.test");
        assertThat(refused(store, _ -> {})).containsIgnoringCase("subject alternative");
    }

    @Test
    void an_expired_certificate_fails_the_handshake_and_is_called_so() throws Exception {
        Path store =
                TlsLab.signed(
                        folder,
                        authority,
                        "old",
                        "-ext",
                        RIGHT_NAME,
                        "-startdate",
                        "-10d",
                        "-validity",
                        "2");
        assertThat(refused(store, _ -> {})).containsIgnoringCase("expired");
    }

    @Test
    void a_certificate_of_tomorrow_fails_the_handshake_for_its_validity() throws Exception {
        Path store =
                TlsLab.signed(
                        folder,
                        authority,
                        "early",
                        "-ext",
                        RIGHT_NAME,
                        "-startdate",
                        "+2d",
                        "-validity",
                        "9");
        assertThat(refused(store, _ -> {})).containsIgnoringCase("validity check failed");
    }

    @Test
    void a_target_that_wants_a_certificate_of_ours_ends_each_request_without_an_answer()
            throws Exception {
        Path store = TlsLab.signed(folder, authority, "wants", "-ext", RIGHT_NAME);
        try (AutoCloseable _ = TlsLab.trusting(folder, authority);
                FaultServer server =
                        TlsLab.server(store, socket -> socket.setNeedClientAuth(true));
                Calls calls = calls(server)) {
            // With TLS 1.3 the refusal comes when our side of the handshake is over.
            assertThat(Calls.failed(calls.call(), FailureKind.TLS).message())
                    .containsIgnoringCase("certificate");
            assertThat(server.hits("/ok")).isZero();
        }
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
                    // The alert that refuses it.
                    assertThat(socket.getInputStream().read()).isEqualTo(21);
                });
        assertThat(message).contains("TLS10");
    }

    /// What the failure says if the target reads our first record, acts and closes.
    private static String brokenOff(Act act) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                Calls calls = calls(listener.getLocalPort())) {
            FutureTask<Void> target =
                    new FutureTask<>(() -> {
                        try (Socket socket = listener.accept()) {
                            DataInputStream in = new DataInputStream(socket.getInputStream());
                            in.readNBytes(3);
                            in.readNBytes(in.readUnsignedShort());
                            act.on(socket);
                        }
                        return null;
                    });
            Thread.ofVirtual().start(target);
            String message = calls.callFails(FailureKind.TLS).message();
            target.get(20, TimeUnit.SECONDS);
            return message;
        }
    }

    @FunctionalInterface
    private interface Act {
        void on(Socket socket) throws IOException;
    }

    /// What the failure of a request to such a target says; nothing may have reached it.
    private String refused(Path store, Consumer<SSLServerSocket> settings) throws Exception {
        try (AutoCloseable _ = TlsLab.trusting(folder, authority);
                FaultServer server = TlsLab.server(store, settings);
                Calls calls = calls(server)) {
            Sample sample = calls.call();
            assertThat(sample.connectedNanos()).as("never ready").isEqualTo(sample.doneNanos());
            calls.callFails(FailureKind.TLS);
            assertThat(server.hits("/ok")).isZero();
            return Calls.failed(sample, FailureKind.TLS).message();
        }
    }

    private static Calls calls(FaultServer server) {
        return calls(server.port());
    }

    private static Calls calls(int port) {
        return Calls.get(
                SocketApi.IO_URING,
                "https://127.0.0.1:" + port + "/ok",
                Calls.timeouts(2_000, 20_000, 20_000));
    }
}
