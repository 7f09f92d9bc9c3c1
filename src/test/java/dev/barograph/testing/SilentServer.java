package dev.barograph.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A target on loopback that accepts any number of connections and never reads or writes. One
/// thread.
public final class SilentServer implements AutoCloseable {
    private final ServerSocketChannel listening;
    private final Queue<SocketChannel> accepted = new ConcurrentLinkedQueue<>();

    public SilentServer() {
        try {
            listening = ServerSocketChannel.open();
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("silent-server").start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + listening.socket().getLocalPort() + "/";
    }

    private void accept() {
        try {
            while (true) {
                accepted.add(listening.accept());
            }
        } catch (IOException e) {
            // closed
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (SocketChannel channel : accepted) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
