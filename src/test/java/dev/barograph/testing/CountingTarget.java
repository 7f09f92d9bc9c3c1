package dev.barograph.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// An HTTP/1.1 server with keep-alive that answers each method and path with a text of its own,
/// counts them apart, and remembers every form in which a request came.
public final class CountingTarget implements AutoCloseable {
    private final Acceptor acceptor = new Acceptor();
    private final Map<String, String> answers;
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> texts = new ConcurrentHashMap<>();

    /// @param answers by method and path, for example `GET /a`; whole, as they are sent. Anything
    ///   else closes the connection.
    public CountingTarget(Map<String, String> answers) {
        this.answers = Map.copyOf(answers);
        acceptor.start(this::serve);
    }

    public String url(String path) {
        return acceptor.url(path);
    }

    /// How often a method and path came.
    public long count(String request) {
        AtomicLong count = counts.get(request);
        return count == null ? 0 : count.get();
    }

    /// How many requests came.
    public long count() {
        return counts.values().stream().mapToLong(AtomicLong::get).sum();
    }

    /// The different texts, head and body, that came for a method and path.
    public Set<String> texts(String request) {
        return Set.copyOf(texts.getOrDefault(request, Set.of()));
    }

    /// How many connections were accepted.
    public int connections() {
        return acceptor.accepted();
    }

    private void serve(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        for (String text = read(in); !text.isEmpty(); text = read(in)) {
            String request = text.substring(0, text.indexOf(" HTTP/1.1\r\n"));
            counts.computeIfAbsent(request, _ -> new AtomicLong()).incrementAndGet();
            texts.computeIfAbsent(request, _ -> ConcurrentHashMap.newKeySet()).add(text);
            String answer = answers.get(request);
            if (answer == null) {
                return;
            }
            socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
        }
    }

    /// The next request; empty at the end.
    private static String read(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n", text.length() - 4) < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            text.append((char) next);
        }
        String head = text.toString();
        int length =
                head.lines()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                        .findFirst()
                        .orElse(0);
        return head + new String(in.readNBytes(length), ISO_8859_1);
    }

    @Override
    public void close() {
        acceptor.close();
    }
}
