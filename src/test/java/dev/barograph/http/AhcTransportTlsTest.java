package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Sample;
import dev.barograph.testing.FaultServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AhcTransportTlsTest {
    @TempDir static Path folder;
    private static Path store = Path.of("");

    @BeforeAll
    static void make_a_certificate_that_nobody_signed() throws Exception {
        store = TlsLab.certificate(folder, "target", "-ext", "SAN=ip:127.0.0.1");
    }

    private static FaultServer tlsServer() throws Exception {
        return TlsLab.server(store, _ -> {});
    }

    private static Calls calls(int port) {
        return Calls.get(
                SocketApi.IO_URING,
                "https://127.0.0.1:" + port + "/ok",
                Calls.timeouts(2_000, 20_000, 20_000));
    }

    @Test
    void a_trusted_target_is_ready_after_the_handshake_and_counted_inside_tls() throws Exception {
        try (AutoCloseable _ = TlsLab.trusting(folder, store);
                FaultServer server = tlsServer();
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
            assertThat(sample.serviceNanos()).isBetween(295_000_000L, 10_000_000_000L);
        }
    }
}
