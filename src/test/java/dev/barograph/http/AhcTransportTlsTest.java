package dev.barograph.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Sample;
import dev.barograph.testing.FaultServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AhcTransportTlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir static Path folder;

    @BeforeAll
    static void make_a_certificate_that_nobody_signed() throws Exception {
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "target",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=ip:127.0.0.1",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                store().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.log").toFile())
                        .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(store()).exists();
    }

    private static Path store() {
        return folder.resolve("target.p12");
    }

    private static FaultServer tlsServer() throws IOException, GeneralSecurityException {
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys(store()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new FaultServer(
                context.getServerSocketFactory()
                        .createServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    }

    private static KeyStore keys(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static Calls calls(int port) {
        return Calls.get(
                SocketApi.IO_URING,
                "https://127.0.0.1:" + port + "/ok",
                Calls.timeouts(2_000, 20_000, 20_000));
    }

    @Test
    void a_certificate_that_nobody_signed_fails_the_handshake() throws Exception {
        try (FaultServer server = tlsServer();
                Calls calls = calls(server.port())) {
            Sample sample = calls.call();
            assertThat(Calls.failed(sample, FailureKind.TLS).message()).contains("certif");
            assertThat(sample.connectedNanos()).isEqualTo(sample.doneNanos());
            calls.callFails(FailureKind.TLS);
            assertThat(server.hits("/ok")).isZero();
        }
    }

    @Test
    void a_trusted_target_is_ready_after_the_handshake_and_counted_inside_tls() throws Exception {
        trust(store());
        try (FaultServer server = tlsServer();
                Calls calls = calls(server.port())) {
            Sample first = calls.callOk();
            assertThat(first.bytesIn())
                    .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".length());
            assertThat(first.connectedNanos())
                    .isGreaterThan(first.sentNanos())
                    .isLessThan(first.firstByteNanos());
            assertThat(first.connectNanos()).as("TCP").isPositive();
            assertThat(first.tlsNanos()).as("TLS").isPositive();
            assertThat(
                            first.queueNanos()
                                    + first.connectNanos()
                                    + first.tlsNanos()
                                    + first.firstByteWaitNanos()
                                    + first.downloadNanos())
                    .as("phases add up")
                    .isEqualTo(first.responseNanos());
            assertThat(calls.transport.negotiated().tls())
                    .singleElement()
                    .asString()
                    .startsWith("TLSv1.3 TLS_");
            assertThat(calls.transport.negotiated().protocols()).containsExactly("HTTP/1.1");
            Sample second = calls.callOk();
            assertThat(second.newConnection()).isFalse();
            assertThat(second.connectNanos() + second.tlsNanos()).isZero();
            assertThat(second.bytesOut()).isEqualTo(first.bytesOut());
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }

    /// Has the platform trust the certificate in a key store until the properties are cleared.
    private static void trust(Path keyStore) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("target", keys(keyStore).getCertificate("target"));
        Path file = folder.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        System.setProperty("javax.net.ssl.trustStore", file.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
    }

    @Test
    void a_port_that_does_not_speak_tls_is_told_in_words() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                Calls calls = calls(plain.getLocalPort())) {
            Thread.ofVirtual().start(() -> answerInPlain(plain));
            assertThat(calls.callFails(FailureKind.TLS).message()).contains("does not speak TLS");
        }
    }

    private static void answerInPlain(ServerSocket plain) {
        try (Socket socket = plain.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_silent_tls_port_times_out() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                Calls calls =
                        Calls.get(
                                SocketApi.IO_URING,
                                "https://127.0.0.1:" + silent.getLocalPort() + "/",
                                Calls.timeouts(300, 20_000, 20_000))) {
            Sample sample = calls.call();
            Calls.failed(sample, FailureKind.TLS_TIMEOUT);
            assertThat(sample.serviceNanos()).isBetween(295_000_000L, 2_000_000_000L);
        }
    }
}
