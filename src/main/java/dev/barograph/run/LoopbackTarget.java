package dev.barograph.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The cheapest HTTP server that can be asked: one thread, on loopback, that counts heads and
/// bodies and answers each request with the same two bytes. It looks at nothing else. For
/// calibration: it shares the machine with the client, so what is measured against it is a lower
/// bound.
final class LoopbackTarget implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(500);
    private static final int BACKLOG = 1_024;
    private static final int READ_BYTES = 1 << 16;

    private final ServerSocketChannel listener;
    private final Selector selector;
    private final int port;
    private final int bodyBytes;
    private final byte[] answer;
    private final ByteBuffer read = ByteBuffer.allocate(READ_BYTES);
    private final Thread thread;
    private volatile boolean closing;

    /// Starts it.
    ///
    /// @param bodyBytes length of the body of every request
    /// @param headOnly whether requests are of the method HEAD, whose answers have no body
    /// @throws IOException if this machine has no loopback, port or descriptor left
    static LoopbackTarget open(int bodyBytes, boolean headOnly) throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            return new LoopbackTarget(selector, listener, port, bodyBytes, headOnly ? "" : "ok");
        } catch (IOException e) {
            listener.close();
            selector.close();
            throw e;
        }
    }

    private LoopbackTarget(
            Selector selector, ServerSocketChannel listener, int port, int bodyBytes, String body) {
        this.selector = selector;
        this.listener = listener;
        this.port = port;
        this.bodyBytes = bodyBytes;
        this.answer =
                ("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII);
        this.thread = Thread.ofPlatform().name("calibration-target").daemon().start(this::serve);
    }

    /// Port on the loopback address.
    int port() {
        return port;
    }

    /// Ends it and its connections.
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join(CLOSE_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        try {
            while (!closing) {
                selector.select(this::ready);
            }
        } catch (IOException e) {
            // Nothing more will be answered; whoever waits for an answer has a time limit.
            closing = true;
        }
        selector.keys().forEach(key -> closeQuietly(key.channel()));
        closeQuietly(selector);
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                ((Peer) key.attachment()).serve(key);
            }
        } catch (IOException e) {
            closeQuietly(key.channel());
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = listener.accept();
                channel != null;
                channel = listener.accept()) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, new Peer(channel));
        }
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // It is of no more use either way.
            return;
        }
    }

    /// One connection: where in a request it is, and what it is owed.
    private final class Peer {
        private static final String HEAD_END = "\r\n\r\n";

        private final SocketChannel channel;
        private ByteBuffer owed = ByteBuffer.allocate(0);
        private int matched;
        private int bodyLeft;

        Peer(SocketChannel channel) {
            this.channel = channel;
        }

        void serve(SelectionKey key) throws IOException {
            // A client that does not read is not read from either.
            if (!owed.hasRemaining()) {
                read.clear();
                if (channel.read(read) < 0) {
                    channel.close();
                    return;
                }
                int ended = requestsIn(read.array(), read.position());
                if (ended > 0) {
                    owed = ByteBuffer.allocate(ended * answer.length);
                    for (int i = 0; i < ended; i++) {
                        owed.put(answer);
                    }
                    owed.flip();
                }
            }
            channel.write(owed);
            key.interestOps(owed.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }

        private int requestsIn(byte[] bytes, int length) {
            int ended = 0;
            int at = 0;
            while (at < length) {
                if (bodyLeft > 0) {
                    int part = Math.min(bodyLeft, length - at);
                    at += part;
                    bodyLeft -= part;
                    ended += bodyLeft == 0 ? 1 : 0;
                } else if (endsHead(bytes[at++])) {
                    bodyLeft = bodyBytes;
                    ended += bodyLeft == 0 ? 1 : 0;
                }
            }
            return ended;
        }

        private boolean endsHead(byte next) {
            if (next == HEAD_END.charAt(matched)) {
                matched++;
            } else {
                matched = next == '\r' ? 1 : 0;
            }
            if (matched < HEAD_END.length()) {
                return false;
            }
            matched = 0;
            return true;
        }
    }
}
