package dev.barograph.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barograph.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DemoServerLoopbackTest {
    private final DemoServer server = DemoServer.start(0);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void ok_answers_a_small_text() throws Exception {
        HttpResponse<String> response = get("/ok");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("ok\n");
        assertThat(response.headers().firstValue("content-length")).hasValue("3");
    }

    @Test
    void bytes_answers_exactly_so_many_bytes() throws Exception {
        for (int size : new int[] {0, 1, 65_536, 65_537, 5_000_000}) {
            assertThat(get("/bytes?n=" + size).body()).hasSize(size);
        }
        assertThat(get("/bytes?n=100000001").statusCode()).isEqualTo(400);
    }

    @Test
    void delay_holds_the_answer_back() throws Exception {
        long began = System.nanoTime();
        assertThat(get("/delay?ms=80").body()).isEqualTo("ok\n");
        assertThat(System.nanoTime() - began).isBetween(80_000_000L, 5_000_000_000L);
    }

    @Test
    void lognormal_answers_after_a_random_time() throws Exception {
        long began = System.nanoTime();
        assertThat(get("/lognormal?median=40&sigma=0").statusCode()).isEqualTo(200);
        assertThat(System.nanoTime() - began).isBetween(40_000_000L, 5_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 304, 404, 429, 500, 503, 599})
    void status_answers_with_the_code(int code) throws Exception {
        assertThat(get("/status?code=" + code).statusCode()).isEqualTo(code);
        assertThat(get("/ok").statusCode()).as("next answer on the connection").isEqualTo(200);
    }

    @Test
    void flaky_fails_an_exact_share_of_a_thousand() throws Exception {
        int failures = 0;
        for (int i = 0; i < 1_000; i++) {
            failures += get("/flaky?p=0.13&seed=5").statusCode() == 500 ? 1 : 0;
        }
        assertThat(failures).isEqualTo(130);
    }

    @Test
    void echo_answers_method_headers_and_body() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/echo?a=1"))
                        .header("X-Mark", "yes")
                        .POST(BodyPublishers.ofString("grüß dich"))
                        .build();
        String body = client.send(request, BodyHandlers.ofString()).body();
        assertThat(body).startsWith("POST /echo?a=1 HTTP/1.1\n").endsWith("\n\ngrüß dich");
        assertThat(body).containsIgnoringCase("\nx-mark: yes\n");
    }

    @Test
    void echo_refuses_a_body_that_is_too_large_and_lives_on() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/echo"))
                        .expectContinue(true)
                        .POST(BodyPublishers.ofByteArray(new byte[9 << 20]))
                        .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        assertThat(get("/ok").statusCode()).isEqualTo(200);
    }

    @Test
    void a_client_that_waits_with_its_body_is_told_to_send_it() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/echo"))
                        .expectContinue(true)
                        .POST(BodyPublishers.ofString("later"))
                        .build();
        assertThat(client.send(request, BodyHandlers.ofString()).body()).endsWith("\n\nlater");
    }

    @Test
    void stall_holds_back_what_arrives_in_the_window() throws Exception {
        String path = "/stall?every=200ms&for=150ms";
        long heldNanos = 0;
        int fast = 0;
        long began = System.nanoTime();
        while (System.nanoTime() - began < 1_600_000_000L) {
            long sent = System.nanoTime();
            assertThat(get(path).body()).isEqualTo("ok\n");
            long took = System.nanoTime() - sent;
            heldNanos += took > 75_000_000 ? took : 0;
            fast += took < 50_000_000 ? 1 : 0;
        }
        // Three quarters of the time after the first window; a busy machine alone holds back less.
        assertThat((double) heldNanos / (System.nanoTime() - began)).isGreaterThan(0.5);
        assertThat(fast).as("out of the windows").isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bytes",
                "/bytes?n=x",
                "/bytes?n=-1",
                "/delay?ms=300001",
                "/delay?ms=NaN",
                "/lognormal?median=1",
                "/lognormal?median=1&sigma=6",
                "/status?code=100",
                "/status?code=600",
                "/flaky?p=1.5",
                "/flaky?p=0.5&seed=x",
                "/stall?every=1&for=1",
                "/stall?every=1"
            })
    void a_bad_parameter_is_400_with_a_sentence(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).matches("\\w+ (must be|is missing).*\\.\n");
    }

    @Test
    void the_index_lists_every_path_and_anything_else_is_404() throws Exception {
        assertThat(get("/").body())
                .contains("/ok", "/bytes", "/delay", "/lognormal", "/status", "/flaky", "/echo")
                .contains("/stall");
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void every_request_is_counted() throws Exception {
        get("/ok");
        get("/nothing");
        get("/bytes?n=x");
        assertThat(server.requestCount()).isEqualTo(3);
    }

    @Test
    void it_listens_on_loopback_only() throws Exception {
        assertThat(server.address().isLoopbackAddress()).isTrue();
        List<InetAddress> others =
                Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                        .flatMap(each -> Collections.list(each.getInetAddresses()).stream())
                        .filter(each -> !each.isLoopbackAddress())
                        .toList();
        for (InetAddress other : others) {
            assertThatThrownBy(() -> new Socket(other, server.port()).close())
                    .as(other.toString())
                    .isInstanceOfAny(ConnectException.class, IOException.class);
        }
    }

    @Test
    void a_taken_port_is_named() {
        assertThatThrownBy(() -> DemoServer.start(server.port()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "Port %d is already in use. Choose another, or 0 for any free one."
                                .formatted(server.port()));
        assertThatThrownBy(() -> DemoServer.start(65_536)).hasMessageContaining("was 65536");
    }

    @Test
    void warming_up_asks_thousands_of_times_and_leaves_no_trace() throws Exception {
        assertThat(server.warmUp()).isBetween(1_000L, 40_000L);
        assertThat(server.requestCount()).isZero();
        try (DemoServer fresh = DemoServer.start(0)) {
            for (int i = 0; i < 30; i++) {
                // The warm-up asks for the same: the share of failures is dealt from a deck.
                assertThat(get("/flaky?p=0.1").statusCode())
                        .as("%s", i)
                        .isEqualTo(
                                client.send(
                                                HttpRequest.newBuilder(
                                                                URI.create(
                                                                        fresh.url()
                                                                                + "/flaky?p=0.1"))
                                                        .build(),
                                                BodyHandlers.ofString())
                                        .statusCode());
            }
        }
        assertThat(server.requestCount()).isEqualTo(30);
    }

    @Test
    void a_server_that_is_closed_ends_its_warm_up() throws Exception {
        DemoServer another = DemoServer.start(0);
        Thread warming = Thread.ofPlatform().start(another::warmUp);
        another.close();
        assertThat(warming.join(Duration.ofSeconds(10))).isTrue();
        assertThat(another.warmUp()).isZero();
    }

    @Test
    void close_is_quick_with_answers_outstanding_and_leaves_no_thread() throws Exception {
        DemoServer another = DemoServer.start(0);
        try (Socket socket = new Socket(another.address(), another.port())) {
            socket.getOutputStream()
                    .write("GET /delay?ms=300000 HTTP/1.1\r\n\r\n".getBytes("US-ASCII"));
            while (another.requestCount() == 0) {
                Thread.onSpinWait();
            }
            List<Thread> before = demoThreads().toList();
            assertThat(before).hasSize(2).allMatch(Thread::isDaemon);
            long began = System.nanoTime();
            another.close();
            another.close();
            // The answer is due in five minutes.
            assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            // A thread that has ended may be listed for a moment.
            Await.until("its thread is gone", () -> demoThreads().count() == 1);
        }
    }

    private static Stream<Thread> demoThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("demo-server"));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(server.url() + path);
    }
}
