package dev.barograph.testing;

import static dev.barograph.testing.Fault.ends;
import static dev.barograph.testing.Fault.sends;

import java.util.Map;

/// Faults that are a wrong or odd text and nothing more.
final class TextFaults {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n";

    static final Map<String, Fault> ALL =
            Map.ofEntries(
                    Map.entry("/ok", Fault.OKAY),
                    Map.entry("/fin", ends("")),
                    Map.entry("/short", ends(declaring(100) + "x".repeat(50))),
                    Map.entry("/partheader", ends("HTTP/1.1 200 OK\r\nContent-Le")),
                    Map.entry("/cutchunk", ends(CHUNKED + "\r\n5\r\nhello\r\n")),
                    Map.entry("/badchunk", ends(CHUNKED + "\r\nZZZZ\r\nhello\r\n")),
                    Map.entry(
                            "/lengthandchunks",
                            sends(CHUNKED + "Content-Length: 3\r\n\r\n2\r\nok\r\n0\r\n\r\n")),
                    Map.entry(
                            "/twolengths",
                            ends(
                                    "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nok")),
                    Map.entry(
                            "/garbage",
                            ends("\u0001\u0002\u00ff\u00fegarbage that is not HTTP\r\n\r\n")),
                    Map.entry("/ssh", ends("SSH-2.0-OpenSSH_9.2\r\n")),
                    // Fatal alert, unexpected message: what a TLS port says to plain text.
                    Map.entry("/tlsalert", ends("\u0015\u0003\u0003\u0000\u0002\u0002\u0050")),
                    Map.entry(
                            "/tlshello",
                            ends("\u0016\u0003\u0001\u0000\u00f4\u0001\u0000\u0000\u00f0\n\n")),
                    Map.entry("/version", sends("HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\nok")),
                    Map.entry("/status", sends("HTTP/1.1 999 Odd\r\nContent-Length: 2\r\n\r\nok")),
                    Map.entry("/zerostatus", sends("HTTP/1.1 000 No\r\nContent-Length: 0\r\n\r\n")),
                    Map.entry(
                            "/minusstatus", sends("HTTP/1.1 -200 No\r\nContent-Length: 0\r\n\r\n")),
                    Map.entry("/wordstatus", sends("HTTP/1.1 ABC No\r\nContent-Length: 0\r\n\r\n")),
                    Map.entry(
                            "/twice",
                            sends(Fault.OK + "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecond")),
                    Map.entry("/bigheader", sends(headers(4_600))),
                    Map.entry("/hugeheader", sends(headers(46_000))),
                    Map.entry("/silentclose", ends(Fault.OK)),
                    Map.entry(
                            "/close",
                            ends(
                                    "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok")),
                    Map.entry("/untilclose", ends("HTTP/1.1 200 OK\r\n\r\nuntil the end")),
                    Map.entry(
                            "/redirect",
                            sends(
                                    "HTTP/1.1 302 Found\r\nLocation: /redirect\r\nContent-Length: 0\r\n\r\n")),
                    Map.entry(
                            "/redirectfile",
                            sends(
                                    "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n")),
                    Map.entry(
                            "/notgzip",
                            sends(
                                    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello")),
                    Map.entry(
                            "/nocontent",
                            sends("HTTP/1.1 204 None\r\nContent-Length: 5\r\n\r\nhello")),
                    Map.entry(
                            "/notmodified",
                            sends("HTTP/1.1 304 Same\r\nContent-Length: 5\r\n\r\nhello")),
                    Map.entry("/head", sends(declaring(100))),
                    Map.entry("/headbody", sends(declaring(100) + "x".repeat(100))));

    private TextFaults() {}

    private static String declaring(int bytes) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + bytes + "\r\n\r\n";
    }

    private static String headers(int lines) {
        return "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"
                + "X-Filler: 0123456789\r\n".repeat(lines)
                + "\r\nok";
    }
}
