package dev.barograph.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.engine.Completion;
import dev.barograph.model.Body;
import dev.barograph.model.Exchange;
import dev.barograph.model.Header;
import dev.barograph.model.NanoClock;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.testing.ClosedPort;
import dev.barograph.testing.SilentServer;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final String SECRET = "hunter2";

    /// What a request told at its end.
    private record Told(Sample sample, Supplier<Exchange> said) {}

    /// A target that answers every request with the same text.
    private static final class Answers implements AutoCloseable {
        private final ServerSocket listening =
                new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final String answer;

        Answers(String answer) throws IOException {
            this.answer = answer;
            Thread.ofVirtual().start(this::accept);
        }

        String url() {
            return "http://127.0.0.1:" + listening.getLocalPort() + "/";
        }

        private void accept() {
            try {
                while (true) {
                    Socket socket = listening.accept();
                    Thread.ofVirtual().start(() -> serve(socket));
                }
            } catch (IOException e) {
                // Closed.
            }
        }

        private void serve(Socket socket) {
            try (socket;
                    BufferedReader in =
                            new BufferedReader(
                                    new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.isEmpty()) {
                        socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
                    }
                }
            } catch (IOException e) {
                // The client has gone.
            }
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }

    private static List<Told> call(String url, int times) throws InterruptedException {
        BlockingQueue<Told> told = new LinkedBlockingQueue<>();
        Completion completion =
                new Completion() {
                    @Override
                    public void completed(Sample sample) {
                        told.add(new Told(sample, () -> Exchange.NONE));
                    }

                    @Override
                    public void completed(Sample sample, Supplier<Exchange> said) {
                        told.add(new Told(sample, said));
                    }
                };
        RequestSpec request = new RequestSpec("GET", url, List.of(), new Body.None());
        AhcTransport transport =
                AhcTransport.open(
                        Calls.profile(request, Calls.timeouts(2_000, 300, 2_000)),
                        NanoClock.SYSTEM,
                        1,
                        SocketApi.EPOLL,
                        HostLookup.SYSTEM);
        try {
            List<Told> all = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                transport.send(0, System.nanoTime(), completion);
                Told next = told.poll(30, TimeUnit.SECONDS);
                assertThat(next).isNotNull();
                all.add(next);
            }
            return all;
        } finally {
            transport.close(Duration.ofSeconds(5));
        }
    }

    @Test
    void headers_status_and_age_of_the_connection_are_told_of_answers_around_the_codec_too()
            throws Exception {
        String answer = "HTTP/1.1 200 OK\r\nServer: test\r\nContent-Length: 2\r\n\r\nok";
        try (Answers target = new Answers(answer)) {
            List<Told> all = call(target.url(), 20);
            Exchange first = all.getFirst().said.get();
            assertThat(first)
                    .isEqualTo(
                            new Exchange(
                                    OptionalLong.of(0),
                                    OptionalInt.of(200),
                                    List.of(
                                            new Header("Server", "test"),
                                            new Header("Content-Length", "2")),
                                    Optional.empty()));
            for (Told later : all.subList(1, all.size())) {
                Exchange said = later.said.get();
                assertThat(said.responseHeaders()).isEqualTo(first.responseHeaders());
                assertThat(said.status()).hasValue(200);
                assertThat(said.connectionAgeNanos())
                        .hasValue(
                                later.sample.sentNanos()
                                        - all.getFirst().sample.tcpConnectedNanos());
            }
        }
    }

    @Test
    void no_secret_that_a_target_tells_is_kept() throws Exception {
        String answer =
                """
                HTTP/1.1 503 No
                Set-Cookie: sid=hunter2; HttpOnly
                set-cookie2: hunter2
                Authorization: Bearer hunter2
                Authentication-Info: nextnonce="hunter2"
                X-Api-Key: hunter2
                X-Auth-Token: hunter2
                X-CSRF-Token: hunter2
                My-Secret: hunter2
                Location: https://me:hunter2@host/a?access_token=hunter2&x=1#id_token=hunter2
                X-Echo: Bearer hunter2
                X-Log: user eyJhbGci.eyJzdWIi.hunter2
                WWW-Authenticate: Basic realm="shop"
                Retry-After: 7
                Content-Length: 2

                no\
                """
                        .replace("\n", "\r\n");
        assertThat(answer).contains(SECRET);
        try (Answers target = new Answers(answer)) {
            Exchange said = call(target.url(), 3).getLast().said.get();
            assertThat(said.toString()).doesNotContain(SECRET);
            assertThat(said.status()).hasValue(503);
            assertThat(said.responseHeaders())
                    .hasSize(14)
                    .contains(
                            new Header("Set-Cookie", "***"),
                            new Header(
                                    "Location",
                                    "https://***@host/a?access_token=***&x=1#id_token=***"),
                            new Header("X-Echo", "Bearer ***"),
                            new Header("X-Log", "user ***"),
                            new Header("WWW-Authenticate", "Basic realm=\"shop\""),
                            new Header("Retry-After", "7"));
        }
    }

    @Test
    void a_request_without_a_connection_or_an_answer_says_so() throws Exception {
        try (ClosedPort closed = new ClosedPort()) {
            assertThat(call(closed.url(), 1).getFirst().said.get()).isEqualTo(Exchange.NONE);
        }
        try (SilentServer silent = new SilentServer()) {
            Exchange said = call(silent.url(), 1).getFirst().said.get();
            assertThat(said.connectionAgeNanos()).hasValue(0);
            assertThat(said.status()).isEmpty();
            assertThat(said.responseHeaders()).isEmpty();
        }
    }

    @Test
    void headers_are_kept_within_a_bound_and_the_rest_is_counted() {
        HttpHeaders many = new DefaultHttpHeaders();
        for (int i = 0; i < 100; i++) {
            many.add("X-" + i, "v");
        }
        assertThat(KeptHeaders.of(many))
                .hasSize(KeptHeaders.MOST + 1)
                .endsWith(new Header("…", "60 more"));
        HttpHeaders large = new DefaultHttpHeaders();
        for (int i = 0; i < 8; i++) {
            large.add("X-" + i, "v".repeat(4_000));
        }
        List<Header> kept = KeptHeaders.of(large);
        assertThat(kept.getFirst().value()).hasSize(500).endsWith("…");
        assertThat(kept).hasSize(4).endsWith(new Header("…", "5 more"));
    }
}
