package dev.barograph.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// One address on loopback, behind which another server there is asked for a path that can be
/// changed: what a client sees is the same request to a target that has become another. For
/// requests without a body.
public final class PathRelay implements AutoCloseable {
    private final Acceptor acceptor = new Acceptor();
    private final int port;
    private volatile String path;

    /// @param port of the server behind
    /// @param path that it is asked for, whatever the client asked for
    public PathRelay(int port, String path) {
        this.port = port;
        this.path = path;
        acceptor.start(this::relay);
    }

    /// The address for clients.
    public String url() {
        return acceptor.url("/");
    }

    /// From the next request on another path is asked for.
    public void path(String other) {
        path = other;
    }

    private void relay(Socket client) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            acceptor.closeToo(server);
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
    public void close() {
        acceptor.close();
    }
}
