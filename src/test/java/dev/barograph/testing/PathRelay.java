package dev.barograph.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// One address on loopback, behind which another server there is asked for a path that can be
/// changed: what a client sees is the same request to a target that has become another. For
/// requests without a body.
public final class PathRelay implements AutoCloseable {
    private final ServerSocket listening;
    private final int port;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private volatile String path;

    /// @param port of the server behind
    /// @param path that it is asked for, whatever the client asked for
    public PathRelay(int port, String path) {
        this.port = port;
        this.path = path;
        try {
            listening = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /// The address for clients.
    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort() + "/";
    }

    /// From the next request on another path is asked for.
    public void path(String other) {
        path = other;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> relay(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void relay(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> answers(server, client));
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = new BufferedOutputStream(server.getOutputStream());
            boolean first = true;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String said = first ? line.replaceFirst(" \\S+ ", " " + path + " ") : line;
                out.write(said.getBytes(StandardCharsets.ISO_8859_1));
                first = line.equals("\r\n");
                if (first) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            // One side has gone.
        }
    }

    private static void answers(Socket server, Socket client) {
        try (client) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // One side has gone.
        }
    }

    /// With its end; empty at the end of the connection.
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.append((char) next);
            if (next == '\n') {
                return line.toString();
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
