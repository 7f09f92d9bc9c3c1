package dev.barograph.testing;

import dev.barograph.testing.FaultServer.Exchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// Faults that take time, or depend on the request.
final class ActedFaults {
    /// Members of a gzip file that inflates to 1 GiB, and what each inflates to.
    private static final int BOMB_MEMBERS = 1024;

    private static final int BOMB_MEMBER_BYTES = 1 << 20;

    /// Body of `/zeros`: more than an int can count.
    static final long ZEROS = 5_000_000_000L;

    static final Map<String, Fault> ALL =
            Map.ofEntries(
                    Map.entry("/echo", ActedFaults::echo),
                    Map.entry("/hang", ActedFaults::hang),
                    Map.entry("/unread", ActedFaults::hang),
                    Map.entry("/tooearly", ActedFaults::tooEarly),
                    Map.entry("/tooearlyopen", ActedFaults::tooEarlyOpen),
                    Map.entry(
                            "/drip",
                            to -> drip(to, "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n")),
                    Map.entry("/dripheader", to -> drip(to, "HTTP/1.1 200 OK\r\nX: ")),
                    Map.entry("/rst", to -> resetAfter(to, "")),
                    Map.entry("/rstbody", ActedFaults::resetInBody),
                    Map.entry("/rstnolength", to -> resetAfter(to, "HTTP/1.1 200 OK\r\n\r\nhalf")),
                    Map.entry("/halfclose", ActedFaults::halfClose),
                    Map.entry("/saysitsend", ActedFaults::saysItsEnd),
                    Map.entry("/late", ActedFaults::late),
                    Map.entry("/lateend", ActedFaults::lateEnd),
                    Map.entry("/earlyhints", ActedFaults::earlyHints),
                    Map.entry(
                            "/endlesshints",
                            to -> endless(to, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")),
                    Map.entry(
                            "/endlesscontinue", to -> endless(to, "HTTP/1.1 100 Continue\r\n\r\n")),
                    Map.entry("/infinite", ActedFaults::infinite),
                    Map.entry("/zeros", ActedFaults::zeros),
                    Map.entry("/endlessheader", ActedFaults::endlessHeader),
                    Map.entry("/code", ActedFaults::code),
                    Map.entry("/redirectto", ActedFaults::redirect),
                    Map.entry("/deck", ActedFaults::deck),
                    Map.entry("/fasterrors", ActedFaults::fastErrors),
                    Map.entry("/babble", ActedFaults::babble),
                    Map.entry("/bomb", ActedFaults::bomb),
                    Map.entry("/gzip", ActedFaults::gzip));

    private ActedFaults() {}

    private static boolean hang(Exchange to) throws IOException {
        to.pause(Duration.ofMinutes(5));
        return false;
    }

    /// Answers after the milliseconds that the path ends with.
    private static boolean late(Exchange to) throws IOException {
        to.pause(Duration.ofMillis(number(to)));
        return Fault.OKAY.answer(to);
    }

    /// Answers the first request of a connection; ends without an answer, after a while, at the
    /// second.
    private static boolean lateEnd(Exchange to) throws IOException {
        if (to.turn() % 2 == 1) {
            return Fault.OKAY.answer(to);
        }
        to.pause(Duration.ofMillis(400));
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

    private static boolean endlessHeader(Exchange to) throws IOException {
        to.send("HTTP/1.1 200 OK\r\n");
        return endless(to, "X-Filler: 0123456789\r\n".repeat(1_000));
    }

    private static boolean zeros(Exchange to) throws IOException {
        to.send("HTTP/1.1 200 OK\r\nContent-Length: " + ZEROS + "\r\n\r\n");
        byte[] piece = new byte[500_000];
        for (long sent = 0; sent < ZEROS; sent += piece.length) {
            to.out().write(piece);
        }
        return true;
    }

    private static boolean resetInBody(Exchange to) throws IOException {
        return resetAfter(to, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + "x".repeat(50));
    }

    private static boolean resetAfter(Exchange to, String text) throws IOException {
        if (!text.isEmpty()) {
            to.send(text);
            // So that the first half is read before the reset throws it away.
            to.pause(Duration.ofMillis(100));
        }
        to.reset();
        return false;
    }

    /// Answers without a length, says that this was all (over TLS with a close_notify, behind which
    /// the connection stays open), and leaves it to the other side to end it.
    private static boolean saysItsEnd(Exchange to) throws IOException {
        to.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello");
        to.socket().shutdownOutput();
        return hang(to);
    }

    private static boolean halfClose(Exchange to) throws IOException {
        to.socket().shutdownOutput();
        return hang(to);
    }

    /// Refuses the body when it has begun, says that it closes, and reads no more.
    private static boolean tooEarly(Exchange to) throws IOException {
        byte[] begun = to.in().readNBytes(1_024);
        to.send(
                "HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: "
                        + begun.length
                        + "\r\n\r\n"
                        + "x".repeat(begun.length));
        return hang(to);
    }

    /// As above without a word about the connection, and still reads no more.
    private static boolean tooEarlyOpen(Exchange to) throws IOException {
        byte[] begun = to.in().readNBytes(1_024);
        to.send(
                "HTTP/1.1 413 Too Large\r\nContent-Length: "
                        + begun.length
                        + "\r\n\r\n"
                        + "x".repeat(begun.length));
        return hang(to);
    }

    /// Sends back the body of the request.
    private static boolean echo(Exchange to) throws IOException {
        byte[] body = to.request().body();
        to.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n");
        to.out().write(body);
        return true;
    }

    /// Answers the n-th request with n bytes, after a 103: in one packet, or now and then a little
    /// later.
    private static boolean earlyHints(Exchange to) throws IOException {
        String hints = "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";
        String answer =
                "HTTP/1.1 200 OK\r\nContent-Length: %4d\r\n\r\n".formatted(to.turn())
                        + "x".repeat(to.turn());
        if (to.turn() % 8 == 0) {
            to.send(hints);
            to.pause(Duration.ofMillis(2));
            to.send(answer);
        } else {
            to.send(hints + answer);
        }
        return true;
    }

    private static boolean code(Exchange to) throws IOException {
        return status(to, number(to));
    }

    /// Sends to another target, at the port of loopback that the path ends with.
    private static boolean redirect(Exchange to) throws IOException {
        to.send(
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:"
                        + number(to)
                        + "/ok\r\nContent-Length: 0\r\n\r\n");
        return true;
    }

    private static boolean status(Exchange to, int status) throws IOException {
        to.send("HTTP/1.1 " + status + " Whatever\r\nContent-Length: 0\r\n\r\n");
        return true;
    }

    /// Of 1,000 answers in a row 10 are a 500 and 10 a 429, at random places.
    private static boolean deck(Exchange to) throws IOException {
        int card = DECK[to.turn() % DECK.length];
        return status(to, card < 10 ? 500 : card < 20 ? 429 : 200);
    }

    private static final int[] DECK = shuffled();

    private static int[] shuffled() {
        int[] deck = new int[1_000];
        Random random = new Random(7);
        for (int i = 1; i < deck.length; i++) {
            int j = random.nextInt(i + 1);
            deck[i] = deck[j];
            deck[j] = i;
        }
        return deck;
    }

    /// Every second request is refused at once, the others are answered after 200 ms.
    private static boolean fastErrors(Exchange to) throws IOException {
        if (to.turn() % 2 == 1) {
            return status(to, 503);
        }
        to.pause(Duration.ofMillis(200));
        return Fault.OKAY.answer(to);
    }

    /// Never says the same wrong thing twice.
    private static boolean babble(Exchange to) throws IOException {
        to.send("HTTP/1.1 word" + to.turn() + "x".repeat(300) + " No\r\n\r\n");
        return false;
    }

    private static boolean gzip(Exchange to) throws IOException {
        return packed(to, packed(100_000), 1);
    }

    /// About 1 MB that inflates to 1 GiB.
    private static boolean bomb(Exchange to) throws IOException {
        return packed(to, packed(BOMB_MEMBER_BYTES), BOMB_MEMBERS);
    }

    private static boolean packed(Exchange to, byte[] member, int times) throws IOException {
        to.send(
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                        + (long) member.length * times
                        + "\r\n\r\n");
        for (int i = 0; i < times; i++) {
            to.out().write(member);
        }
        return true;
    }

    private static byte[] packed(int zeros) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[zeros]);
        }
        return packed.toByteArray();
    }

    private static int number(Exchange to) {
        return Integer.parseInt(to.request().path().replaceAll("[^0-9]", ""));
    }
}
