package dev.barograph.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import dev.barograph.testing.Await;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShortcutTest {
    /// Answers each request of each connection with the pieces that a script names for it.
    private static final class Scripted implements AutoCloseable {
        private final ServerSocket listening =
                new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        private final IntFunction<List<String>> script;
        final Set<String> requests = ConcurrentHashMap.newKeySet();
        final AtomicInteger connections = new AtomicInteger();
        private final AtomicInteger asked = new AtomicInteger();

        Scripted(IntFunction<List<String>> script) throws IOException {
            this.script = script;
            Thread.ofVirtual().start(this::serve);
        }

        private void serve() {
            while (!listening.isClosed()) {
                try (Socket socket = listening.accept()) {
                    socket.setTcpNoDelay(true);
                    connections.incrementAndGet();
                    InputStream in = new BufferedInputStream(socket.getInputStream());
                    for (String head = read(in); !head.isEmpty(); head = read(in)) {
                        requests.add(head);
                        send(socket.getOutputStream(), script.apply(asked.getAndIncrement()));
                    }
                } catch (IOException e) {
                    // the next connection, if there is one
                }
            }
        }

        private static String read(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return "";
                }
                head.append((char) next);
            }
            return head.toString();
        }

        private static void send(OutputStream out, List<String> pieces) throws IOException {
            for (int i = 0; i < pieces.size(); i++) {
                if (i > 0) {
                    LockSupport.parkNanos(1_000_000); // so that it comes as a piece of its own
                }
                out.write(pieces.get(i).getBytes(ISO_8859_1));
                out.flush();
            }
        }

        Calls calls() {
            return Calls.get(
                    SocketApi.EPOLL,
                    "http://127.0.0.1:" + listening.getLocalPort() + "/",
                    Calls.LIMITS);
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }

    private static String answer(int status, String body) {
        return "HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static List<WireMemory> memories(Calls calls) {
        return calls.transport.lanes().stream()
                .map(lane -> ((EventLoopLane) lane).memory(0))
                .toList();
    }

    @Test
    void answers_of_every_make_stay_with_their_requests() throws IOException {
        long seed = 20261122;
        SplittableRandom random = new SplittableRandom(seed);
        int requests = 2_000;
        int[] statuses = new int[requests];
        List<List<String>> answers =
                IntStream.range(0, requests)
                        .mapToObj(i -> {
                            statuses[i] = 200 + random.nextInt(3);
                            return make(random, statuses[i]);
                        })
                        .toList();
        try (Scripted target = new Scripted(answers::get);
                Calls calls = target.calls()) {
            for (int i = 0; i < requests; i++) {
                Sample sample = calls.call();
                assertThat(sample.outcome())
                        .as("request %d of seed %d: %s", i, seed, answers.get(i))
                        .isEqualTo(new Outcome.Ok(statuses[i]));
                assertThat(sample.bytesIn()).isEqualTo(String.join("", answers.get(i)).length());
            }
            assertThat(target.requests).hasSize(1);
        }
    }

    /// Mostly one plain answer, now and then something that it must not be taken for.
    private static List<String> make(SplittableRandom random, int status) {
        String plain = answer(status, "hello");
        return switch (random.nextInt(60)) {
            case 0 -> List.of(plain.substring(0, 20), plain.substring(20));
            case 1 -> List.of(plain.substring(0, plain.length() - 2), "lo");
            case 2 -> List.of(answer(status, ""));
            case 3 -> List.of(answer(status, "\r\n\r\nHTTP/1.1 299 No\r\n\r\n"));
            case 4 -> List.of("HTTP/1.1 103 Early\r\nLink: </a>\r\n\r\n" + plain);
            case 5 -> List.of("HTTP/1.1 103 Early\r\n\r\n", plain);
            case 6 ->
                    List.of(
                            "HTTP/1.1 %d X\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
                                    .formatted(status));
            case 7 -> List.of(answer(status, "x".repeat(70_000)));
            case 8 ->
                    List.of(
                            "HTTP/1.1 %d X\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"
                                    .formatted(status));
            default -> List.of(plain);
        };
    }

    @Test
    void an_answer_with_the_head_of_the_last_one_is_not_read_again() throws IOException {
        try (Scripted target =
                        new Scripted(i -> List.of(answer(200, "%05d".formatted(i % 100_000))));
                Calls calls = target.calls()) {
            for (int i = 0; i < 20; i++) {
                assertThat(calls.callOk().bytesIn()).isEqualTo(answer(200, "00000").length());
            }
            assertThat(target.connections).hasValue(1);
            assertThat(memories(calls))
                    .filteredOn(memory -> memory.answer != null)
                    .singleElement()
                    .satisfies(memory -> assertThat(memory.wire).isNotNull())
                    .extracting(memory -> memory.missed)
                    .isEqualTo(0);
        }
    }

    @Test
    void heads_that_are_never_the_same_are_looked_at_now_and_then() throws IOException {
        try (Scripted target = new Scripted(i -> List.of(answer(200, "ok").replace("X", "X" + i)));
                Calls calls = target.calls()) {
            for (int i = 0; i < 300; i++) {
                calls.callOk();
            }
            assertThat(memories(calls))
                    .filteredOn(memory -> memory.answer != null)
                    .singleElement()
                    .extracting(memory -> memory.missed)
                    .isEqualTo(300);
            assertThat(target.connections).hasValue(1);
        }
    }

    @Test
    void a_known_answer_that_nobody_asked_for_ends_its_connection() throws IOException {
        String plain = answer(200, "hello");
        try (Scripted target = new Scripted(i -> i < 5 ? List.of(plain) : List.of(plain, plain));
                Calls calls = target.calls()) {
            for (int i = 0; i < 5; i++) {
                calls.callOk();
            }
            for (int turn = 1; turn <= 10; turn++) {
                Sample sample = calls.callOk();
                assertThat(sample.newConnection()).isEqualTo(turn > 1);
                // Both answers at most, if they came together.
                assertThat(sample.bytesIn()).isLessThanOrEqualTo(2L * plain.length());
                Await.until("it is closed", () -> calls.transport.openConnections() == 0);
            }
            assertThat(target.connections).hasValue(10);
        }
    }

    /// A request that leaves before it comes may be answered by it: HTTP/1.1 has no way to tell.
    /// Then the target is one answer ahead, and with each further request one more.
    @Test
    void requests_that_do_not_wait_for_a_surplus_answer_are_ok_malformed_or_stale()
            throws IOException {
        String plain = answer(200, "hello");
        try (Scripted target = new Scripted(i -> i < 5 ? List.of(plain) : List.of(plain, plain));
                Calls calls = target.calls()) {
            for (int i = 0; i < 5; i++) {
                calls.callOk();
            }
            for (int sent = 1; sent <= 10; sent++) {
                Sample sample = calls.call();
                if (sample.outcome() instanceof Outcome.Failure failure) {
                    assertThat(failure.kind())
                            .isIn(FailureKind.STALE_CONNECTION, FailureKind.MALFORMED);
                }
                assertThat(sample.bytesIn() % plain.length()).isZero();
                assertThat(sample.bytesIn()).isLessThanOrEqualTo(2L * sent * plain.length());
            }
        }
    }

    @Test
    void a_head_ends_at_the_empty_line() {
        assertThat(headBytes("HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody\r\n\r\n")).isEqualTo(25);
        assertThat(headBytes("HTTP/1.1 200 OK\r\nA: b\r\n\r\n")).isEqualTo(25);
        assertThat(headBytes("HTTP/1.1 200 OK\r\nA: b\r\n\r")).isZero();
        assertThat(headBytes("HTTP/1.1 200 OK\r\nA: b\r\n")).isZero();
        assertThat(headBytes("\n")).isZero();
        assertThat(headBytes("")).isZero();
        assertThat(headBytes("x".repeat(5_000) + "\r\n\r\n")).isZero();
    }

    private static int headBytes(String text) {
        ByteBuf bytes = Unpooled.copiedBuffer("--" + text, ISO_8859_1).skipBytes(2);
        return KnownAnswer.headBytes(bytes);
    }
}
