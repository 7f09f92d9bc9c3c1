package dev.barograph.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the demo target does byte by byte.
final class DemoWireLoopbackTest {
    private final DemoServer server = DemoServer.start(0);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void pipelined_answers_keep_the_order_of_the_requests() throws Exception {
        String all =
                talk(
                        "GET /delay?ms=60 HTTP/1.1\r\n\r\n"
                                + "GET /bytes?n=200000 HTTP/1.1\r\n\r\n"
                                + "GET /status?code=404 HTTP/1.1\r\n\r\n"
                                + "GET /ok HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertThat(all.split("HTTP/1.1 ", -1))
                .satisfiesExactly(
                        part -> assertThat(part).isEmpty(),
                        part -> assertThat(part).startsWith("200 OK").endsWith("\r\n\r\nok\n"),
                        part ->
                                assertThat(part.endsWith("\r\n\r\n" + "x".repeat(200_000)))
                                        .isTrue(),
                        part -> assertThat(part).startsWith("404 Not Found"),
                        part ->
                                assertThat(part)
                                        .startsWith("200 OK")
                                        .contains("connection: close"));
    }

    @Test
    void many_pipelined_requests_are_all_answered() throws Exception {
        int requests = 1_000;
        String all =
                talk(
                        "GET /ok HTTP/1.1\r\n\r\n".repeat(requests - 1)
                                + "GET /delay?ms=1 HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertThat(all.split("HTTP/1.1 200 OK", -1).length).isEqualTo(requests + 1);
        assertThat(server.requestCount()).isEqualTo(requests);
    }

    @Test
    void more_delayed_requests_than_are_kept_are_all_answered() throws Exception {
        int requests = 500;
        String all =
                talk(
                        "GET /delay?ms=5 HTTP/1.1\r\n\r\n".repeat(requests - 1)
                                + "GET /ok HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertThat(all.split("HTTP/1.1 200 OK", -1).length).isEqualTo(requests + 1);
    }

    @Test
    void http_1_0_is_closed_after_the_answer_unless_it_asks_to_stay() throws Exception {
        assertThat(talk("GET /ok HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK")
                .contains("connection: close")
                .endsWith("\r\n\r\nok\n");
        String two =
                talk(
                        "GET /ok HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"
                                + "GET /ok HTTP/1.0\r\n\r\n");
        assertThat(two.split("HTTP/1.1 200 OK", -1)).hasSize(3);
        assertThat(two).contains("connection: keep-alive");
    }

    @Test
    void head_has_the_length_and_no_body() throws Exception {
        String all =
                talk(
                        "HEAD /bytes?n=1000 HTTP/1.1\r\n\r\n"
                                + "HEAD /ok HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertThat(all).contains("content-length: 1000").doesNotContain("xxx").endsWith("\r\n\r\n");
    }

    @Test
    void an_invalid_request_is_refused_and_the_connection_closed() throws Exception {
        assertThat(talk("\u0016\u0003\u0001 not http at all\r\n\r\n"))
                .startsWith("HTTP/1.1 400 Bad Request");
        assertThat(talk("GET /ok HTTP/1.1\r\nX: " + "a".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 Bad Request");
    }

    @Test
    void a_declared_body_that_is_too_large_is_refused_before_it_is_sent() throws Exception {
        assertThat(
                        talk(
                                "POST /echo HTTP/1.1\r\nContent-Length: 8388609\r\n"
                                        + "Expect: 100-continue\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void a_malformed_escape_in_the_query_is_400() throws Exception {
        assertThat(talk("GET /bytes?n=%zz HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void a_client_that_does_not_read_holds_up_nobody_else() throws Exception {
        try (Socket slow = new Socket(server.address(), server.port())) {
            slow.setSoTimeout(20_000);
            String big = "GET /bytes?n=100000000 HTTP/1.1\r\n";
            slow.getOutputStream().write(ascii(big + "\r\n" + big + "Connection: close\r\n\r\n"));
            assertThat(talk("GET /ok HTTP/1.1\r\nConnection: close\r\n\r\n")).endsWith("ok\n");
            InputStream in = slow.getInputStream();
            byte[] buffer = new byte[1 << 20];
            long read = 0;
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                read += got;
            }
            assertThat(read).isBetween(200_000_000L, 200_001_000L);
        }
    }

    private String talk(String request) throws Exception {
        try (Socket socket = new Socket(server.address(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(ascii(request));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
