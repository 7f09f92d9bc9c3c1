package dev.barograph.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// An HTTP/1.1 server that answers every request at once, save in one stretch of time after its
/// first request in which it accepts and answers nothing, and that remembers when each request
/// came.
public final class RawTarget implements AutoCloseable {
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.ISO_8859_1);
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final Acceptor acceptor = new Acceptor();
    private final long frozenFromNanos;
    private final long frozenUntilNanos;
    private final Queue<Long> arrivals = new ConcurrentLinkedQueue<>();

    /// A target that is never frozen.
    public RawTarget() {
        this(0, 0);
    }

    /// @param frozenFromNanos since the first request
    /// @param frozenUntilNanos since the first request
    public RawTarget(long frozenFromNanos, long frozenUntilNanos) {
        this.frozenFromNanos = frozenFromNanos;
        this.frozenUntilNanos = frozenUntilNanos;
        acceptor.start(this::serve);
    }

    public String url() {
        return acceptor.url("/");
    }

    /// When each request came, as [System#nanoTime()].
    public List<Long> arrivals() {
        return List.copyOf(arrivals);
    }

    /// Requests that came so far.
    public int arrivalCount() {
        return arrivals.size();
    }

    private void serve(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        int matched = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            matched = next == END_OF_HEAD.charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
            if (matched == END_OF_HEAD.length()) {
                arrivals.add(System.nanoTime());
                awaitThaw();
                socket.getOutputStream().write(ANSWER);
                matched = 0;
            }
        }
    }

    private void awaitThaw() {
        long first = arrivals.peek();
        long since = System.nanoTime() - first;
        while (since >= frozenFromNanos && since < frozenUntilNanos) {
            LockSupport.parkNanos(frozenUntilNanos - since);
            since = System.nanoTime() - first;
        }
    }

    @Override
    public void close() {
        acceptor.close();
    }
}
