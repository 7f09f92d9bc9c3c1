package dev.barograph.testing;

import dev.barograph.testing.FaultServer.Exchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// What a [FaultServer] does with a request.
@FunctionalInterface
interface Fault {
    /// Answers, or does not.
    ///
    /// @return whether the connection stays open for the next request
    boolean answer(Exchange to) throws IOException;

    String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /// By path, which ends at the first digit.
    Map<String, Fault> ALL =
            Map.ofEntries(
                    Map.entry("/ok", raw(OK)),
                    Map.entry("/echo", Fault::echo),
                    Map.entry("/hang", Fault::hang),
                    Map.entry(
                            "/drip",
                            to -> drip(to, "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n")),
                    Map.entry("/dripheader", to -> drip(to, "HTTP/1.1 200 OK\r\nX: ")),
                    Map.entry("/fin", to -> false),
                    Map.entry("/rst", Fault::reset),
                    Map.entry("/rstbody", Fault::resetInBody),
                    Map.entry("/rstnolength", to -> resetAfter(to, "HTTP/1.1 200 OK\r\n\r\nhalf")),
                    Map.entry("/halfclose", Fault::halfClose),
                    Map.entry(
                            "/short",
                            last(
                                    "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"
                                            + "x".repeat(50))),
                    Map.entry("/partheader", last("HTTP/1.1 200 OK\r\nContent-Le")),
                    Map.entry(
                            "/cutchunk",
                            last(
                                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")),
                    Map.entry(
                            "/badchunk",
                            last(
                                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZZ\r\nhello\r\n")),
                    Map.entry(
                            "/twolengths",
                            last(
                                    "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nok")),
                    Map.entry(
                            "/garbage",
                            last("\u0001\u0002\u00ff\u00fegarbage that is not HTTP\r\n\r\n")),
                    Map.entry("/ssh", last("SSH-2.0-OpenSSH_9.2\r\n")),
                    Map.entry("/version", raw("HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\nok")),
                    Map.entry("/status", raw("HTTP/1.1 999 Odd\r\nContent-Length: 2\r\n\r\nok")),
                    Map.entry("/earlyhints", Fault::earlyHints),
                    Map.entry(
                            "/endlesshints",
                            to -> endless(to, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")),
                    Map.entry(
                            "/endlesscontinue", to -> endless(to, "HTTP/1.1 100 Continue\r\n\r\n")),
                    Map.entry(
                            "/twice",
                            raw(OK + "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecond")),
                    Map.entry("/infinite", Fault::infinite),
                    Map.entry(
                            "/bigheader",
                            raw(
                                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"
                                            + "X-Filler: 0123456789\r\n".repeat(4_600)
                                            + "\r\nok")),
                    Map.entry(
                            "/hugeheader",
                            raw(
                                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"
                                            + "X-Filler: 0123456789\r\n".repeat(46_000)
                                            + "\r\nok")),
                    Map.entry("/silentclose", last(OK)),
                    Map.entry(
                            "/close",
                            last(
                                    "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok")),
                    Map.entry("/untilclose", last("HTTP/1.1 200 OK\r\n\r\nuntil the end")),
                    Map.entry("/code", Fault::code),
                    Map.entry(
                            "/redirect",
                            raw(
                                    "HTTP/1.1 302 Found\r\nLocation: /ok\r\nContent-Length: 0\r\n\r\n")),
                    Map.entry("/gzip", Fault::gzip),
                    Map.entry(
                            "/notgzip",
                            raw(
                                    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello")),
                    Map.entry("/head", raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")));

    static Fault of(String path) {
        String name = path.split("[0-9]", 2)[0];
        Fault fault = ALL.get(name);
        if (fault == null) {
            throw new IllegalArgumentException("no such fault: " + path);
        }
        return fault;
    }

    private static Fault raw(String text) {
        return to -> {
            to.send(text);
            return true;
        };
    }

    private static Fault last(String text) {
        return to -> {
            to.send(text);
            return false;
        };
    }

    private static boolean hang(Exchange to) throws IOException {
        to.pause(Duration.ofMinutes(5));
        return false;
    }

    private static boolean drip(Exchange to, String head) throws IOException {
        to.send(head);
        while (true) {
            to.pause(Duration.ofMillis(50));
            to.send("d");
        }
    }

    private static boolean endless(Exchange to, String piece) throws IOException {
        while (true) {
            to.send(piece);
        }
    }

    private static boolean infinite(Exchange to) throws IOException {
        to.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        return endless(to, "10000\r\n" + "y".repeat(0x10000) + "\r\n");
    }

    private static boolean reset(Exchange to) throws IOException {
        to.reset();
        return false;
    }

    private static boolean resetInBody(Exchange to) throws IOException {
        return resetAfter(to, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + "x".repeat(50));
    }

    private static boolean resetAfter(Exchange to, String text) throws IOException {
        to.send(text);
        // So that the first half is read before the reset throws it away.
        to.pause(Duration.ofMillis(100));
        to.reset();
        return false;
    }

    private static boolean halfClose(Exchange to) throws IOException {
        to.socket().shutdownOutput();
        return hang(to);
    }

    /// Sends back the body of the request.
    private static boolean echo(Exchange to) throws IOException {
        byte[] body = to.request().body();
        to.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n");
        to.out().write(body);
        to.out().flush();
        return true;
    }

    /// Answers the n-th request with status 200 + n mod 4, after a 103: one time in the same
    /// packet, the other time a little later.
    private static boolean earlyHints(Exchange to) throws IOException {
        String hints = "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";
        int turn = to.server().hits("/earlyhints");
        String answer = "HTTP/1.1 " + (200 + turn % 4) + " Turn\r\nContent-Length: 2\r\n\r\nok";
        if (turn % 2 == 0) {
            to.send(hints + answer);
        } else {
            to.send(hints);
            to.pause(Duration.ofMillis(2));
            to.send(answer);
        }
        return true;
    }

    private static boolean code(Exchange to) throws IOException {
        to.send(
                "HTTP/1.1 "
                        + to.request().path().substring("/code".length())
                        + " Whatever\r\nContent-Length: 0\r\n\r\n");
        return true;
    }

    private static boolean gzip(Exchange to) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[100_000]);
        }
        to.send(
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                        + packed.size()
                        + "\r\n\r\n");
        packed.writeTo(to.out());
        to.out().flush();
        return true;
    }
}
