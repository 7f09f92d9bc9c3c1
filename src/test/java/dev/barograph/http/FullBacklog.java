package dev.barograph.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/// A listening socket on loopback that nobody accepts at and the kernel takes no more connections
/// for.
///
/// @param filling connections that nobody accepts
record FullBacklog(ServerSocket listening, List<Socket> filling) implements AutoCloseable {
    FullBacklog() throws IOException {
        this(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), new ArrayList<>());
        fill();
    }

    private void fill() throws IOException {
        while (true) {
            Socket socket = new Socket();
            try {
                socket.connect(
                        new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort()),
                        300);
                filling.add(socket);
            } catch (SocketTimeoutException e) {
                socket.close();
                return;
            }
        }
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort() + "/ok";
    }

    /// Makes room; somebody has to accept then.
    void empty() throws IOException {
        for (Socket socket : filling) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        empty();
        listening.close();
    }
}
