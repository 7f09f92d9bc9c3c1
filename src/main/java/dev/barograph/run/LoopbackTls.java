package dev.barograph.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/// A server on loopback that answers each request without a body over TLS, or one at the same kind
/// of port that does not speak TLS. For the warm-up, which wants handshakes and not speed: a
/// virtual thread for each connection.
final class LoopbackTls implements AutoCloseable {
    private static final int BACKLOG = 64;
    private static final int READ_BYTES = 1 << 13;
    private static final String HEAD_END = "\r\n\r\n";
    private static final byte[] ANSWER = ascii("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    private static final byte[] REFUSAL =
            ascii("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");

    /// What becomes of one connection.
    @FunctionalInterface
    private interface Talk {
        void with(Socket client) throws IOException;
    }

    private final ServerSocket listener;
    private final Talk talk;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private LoopbackTls(ServerSocket listener, Talk talk) {
        this.listener = listener;
        this.talk = talk;
        var _ = Thread.ofVirtual().name("warm-up-target").start(this::accept);
    }

    /// @throws IOException if this machine has no loopback, port or descriptor left
    static LoopbackTls open(SSLContext context) throws IOException {
        return new LoopbackTls(
                context.getServerSocketFactory()
                        .createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()),
                LoopbackTls::answer);
    }

    /// One that answers a greeting of TLS in plain HTTP.
    ///
    /// @throws IOException as [#open(SSLContext)]
    static LoopbackTls withoutTls() throws IOException {
        return new LoopbackTls(
                new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()),
                LoopbackTls::refuse);
    }

    /// Port on the loopback address.
    int port() {
        return listener.getLocalPort();
    }

    /// Ends it and its connections.
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                open.add(client);
                var _ = Thread.ofVirtual().name("warm-up-target").start(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed; nobody else ends it.
            return;
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            talk.with(client);
        } catch (IOException e) {
            // The client went away, or did not trust us: its side tells.
            return;
        } finally {
            open.remove(client);
        }
    }

    private static void answer(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] bytes = new byte[READ_BYTES];
        int matched = 0;
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            for (int i = 0; i < read; i++) {
                matched =
                        bytes[i] == HEAD_END.charAt(matched)
                                ? matched + 1
                                : bytes[i] == '\r' ? 1 : 0;
                if (matched == HEAD_END.length()) {
                    matched = 0;
                    out.write(ANSWER);
                }
            }
        }
    }

    private static void refuse(Socket client) throws IOException {
        if (client.getInputStream().read(new byte[READ_BYTES]) > 0) {
            client.getOutputStream().write(REFUSAL);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
