package dev.barograph.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Accepts connections and serves each on a virtual thread of its own until it is closed, and all
/// connections with it.
final class Acceptor implements AutoCloseable {
    private static final int BACKLOG = 1_024;

    private final ServerSocket listening;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile int accepted;

    /// What is done with a connection; at its end the connection is closed.
    interface Service {
        /// @throws IOException if the other side has gone, which ends the connection and no more
        void serve(Socket socket) throws IOException;
    }

    /// At any free port of loopback.
    Acceptor() {
        this(anyPort());
    }

    /// Behind a listening socket of the caller's making.
    Acceptor(ServerSocket listening) {
        this.listening = listening;
    }

    private static ServerSocket anyPort() {
        try {
            return new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /// The address of a path here.
    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /// How many connections were accepted.
    int accepted() {
        return accepted;
    }

    /// How many accepted connections this side has not closed yet.
    long open() {
        return sockets.stream().filter(socket -> !socket.isClosed()).count();
    }

    /// Begins; once.
    void start(Service service) {
        Thread.ofVirtual().start(() -> accept(service));
    }

    /// Closes a connection to somewhere else with those that were accepted.
    void closeToo(Socket socket) {
        sockets.add(socket);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread counts.
    private void accept(Service service) {
        try {
            while (true) {
                Socket socket = listening.accept();
                sockets.add(socket);
                accepted++;
                Thread.ofVirtual().start(() -> serve(socket, service));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private static void serve(Socket socket, Service service) {
        try (socket) {
            service.serve(socket);
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
