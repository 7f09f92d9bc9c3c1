package dev.barograph.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A target on loopback that misbehaves as the path of a request says; see [Fault]. With the query
/// `?first=6` only the first six requests for a path find the fault and the others are answered
/// well; `?once` is `?first=1`. Raw sockets, so that it can send what no server would.
public final class FaultServer implements AutoCloseable {
    private final Acceptor acceptor;
    private final String greeting;
    private final Map<String, AtomicInteger> hits = new ConcurrentHashMap<>();
    private final Collection<Asked> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// A request as it came.
    ///
    /// @param path without the query
    /// @param faulty how many requests for the path find the fault
    /// @param head the request line and the header lines
    /// @param body empty if the fault reads none
    public record Asked(String method, String path, int faulty, List<String> head, byte[] body) {}

    public FaultServer() {
        this(new Acceptor(), "");
    }

    /// A target behind a listening socket of the caller's making, TLS for example.
    public FaultServer(ServerSocket listening) {
        this(new Acceptor(listening), "");
    }

    /// A target that speaks first, as servers of other protocols do.
    public static FaultServer greeting(String text) {
        return new FaultServer(new Acceptor(), text);
    }

    private FaultServer(Acceptor acceptor, String greeting) {
        this.acceptor = acceptor;
        this.greeting = greeting;
        acceptor.start(this::serve);
    }

    public int port() {
        return acceptor.port();
    }

    /// The address of a path here.
    public String url(String path) {
        return acceptor.url(path);
    }

    /// How many requests came for a path.
    public int hits(String path) {
        AtomicInteger count = hits.get(path);
        return count == null ? 0 : count.get();
    }

    /// Every request that came, in order.
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /// How many connections were accepted.
    public int connections() {
        return acceptor.accepted();
    }

    /// How many accepted connections this side has not closed yet.
    public long openConnections() {
        return acceptor.open();
    }

    private void serve(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        socket.getOutputStream().write(greeting.getBytes(StandardCharsets.ISO_8859_1));
        Asked request = read(in);
        while (request != null) {
            // Whether its body is left alone is known before the body is there.
            boolean mayLeave = Fault.leavesTheBody(request.path());
            int turn = mayLeave ? countHit(request) : 0;
            if (!mayLeave || turn > request.faulty()) {
                request = withBody(request, in);
            }
            asked.add(request);
            int hit = mayLeave ? turn : countHit(request);
            Exchange exchange = new Exchange(this, socket, request, hit, in);
            Fault fault = hit > request.faulty() ? Fault.OKAY : Fault.of(request.path());
            if (!fault.answer(exchange)) {
                return;
            }
            request = read(in);
        }
    }

    private int countHit(Asked request) {
        return hits.computeIfAbsent(request.path(), path -> new AtomicInteger()).incrementAndGet();
    }

    /// The next request without its body, or null at the end of the connection.
    private static @Nullable Asked read(InputStream in) throws IOException {
        List<String> head = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.equals("\u0000")) {
                return null;
            }
            head.add(line);
        }
        if (head.isEmpty()) {
            throw new EOFException();
        }
        String[] first = head.getFirst().split(" ");
        String[] target = first[1].split("\\?", 2);
        int faulty = faulty(target.length > 1 ? target[1] : "");
        return new Asked(first[0], target[0], faulty, head, new byte[0]);
    }

    private static Asked withBody(Asked request, InputStream in) throws IOException {
        int length = 0;
        for (String line : request.head()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).trim());
            }
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        return new Asked(request.method(), request.path(), request.faulty(), request.head(), body);
    }

    private static int faulty(String query) {
        if (query.equals("once")) {
            return 1;
        }
        return query.startsWith("first=")
                ? Integer.parseInt(query.substring("first=".length()))
                : Integer.MAX_VALUE;
    }

    /// A line without its end; a NUL at the end of the stream.
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return "\u0000";
            }
            if (b != '\r') {
                bytes.write(b);
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        closed.countDown();
        acceptor.close();
    }

    /// One request and the socket it came on.
    ///
    /// @param turn 1 for the first request for its path, and so on
    /// @param in behind the request, or behind its head if the fault leaves the body
    record Exchange(FaultServer server, Socket socket, Asked request, int turn, InputStream in) {
        OutputStream out() throws IOException {
            return socket.getOutputStream();
        }

        void send(String text) throws IOException {
            out().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /// Waits, at most until the server is closed.
        void pause(Duration time) throws IOException {
            try {
                if (server.closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new IOException("closed");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        /// Closes with a reset instead of an end.
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
