package dev.barograph.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Asks a server for everything that it has, some thousand times, so that its code is loaded and
/// compiled before anybody measures it. One thread, which blocks.
final class DemoWarmup {
    private static final List<String> PATHS =
            List.of(
                    "/ok",
                    "/bytes?n=1000",
                    "/ok",
                    "/delay?ms=0.2",
                    "/ok",
                    "/lognormal?median=0.2&sigma=0.5",
                    "/ok",
                    "/flaky?p=0.1",
                    "/ok",
                    "/status?code=503",
                    "/ok",
                    "/stall?every=10s&for=2s",
                    "/ok",
                    "/echo",
                    "/ok",
                    "/");

    /// Asked at once, so that the server always has something to do.
    private static final int CONNECTIONS = 8;

    /// Opening connections has to be warm too.
    private static final int REQUESTS_EACH = 64;

    private static final int MOST_REQUESTS = 30_000;
    private static final Duration SILENCE = Duration.ofMillis(500);
    private static final byte[] REST = new byte[1 << 14];

    private final InetSocketAddress server;
    private final long deadlineNanos;
    private int asked;

    /// @param atMost when to end if the requests are not over
    DemoWarmup(InetSocketAddress server, Duration atMost) {
        this.server = server;
        this.deadlineNanos = System.nanoTime() + atMost.toNanos();
    }

    /// Asks until all requests were made or the time is over.
    ///
    /// @throws IOException if the server went away
    void run() throws IOException {
        while (asked < MOST_REQUESTS && System.nanoTime() - deadlineNanos < 0) {
            round();
        }
    }

    private void round() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                Socket socket = new Socket();
                sockets.add(socket);
                socket.connect(server, (int) SILENCE.toMillis());
                socket.setSoTimeout((int) SILENCE.toMillis());
                socket.setTcpNoDelay(true);
            }
            for (int i = 0; i < REQUESTS_EACH && System.nanoTime() - deadlineNanos < 0; i++) {
                ask(sockets, "keep-alive");
                for (Socket socket : sockets) {
                    // As a rule the whole answer; what is missed is read at the end.
                    var _ = socket.getInputStream().read(REST);
                }
            }
            ask(sockets, "close");
            for (Socket socket : sockets) {
                InputStream in = socket.getInputStream();
                while (in.read(REST) >= 0) {
                    // To the end, which the server makes.
                }
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private void ask(List<Socket> sockets, String connection) throws IOException {
        for (Socket socket : sockets) {
            String path = PATHS.get(asked++ % PATHS.size());
            OutputStream out = socket.getOutputStream();
            out.write(
                    "GET %s HTTP/1.1\r\nHost: warm-up\r\nAccept: */*\r\nConnection: %s\r\n\r\n"
                            .formatted(path, connection)
                            .getBytes(StandardCharsets.US_ASCII));
        }
    }
}
