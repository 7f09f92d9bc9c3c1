package dev.barograph.demo;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/// What the demo target answers at which path. Keeps the state of the paths that have one. Not
/// thread-safe: one event loop.
final class Routes {
    /// Most bytes that `/bytes` sends.
    static final long MOST_BYTES = 100_000_000;

    static final String INDEX =
            """
            Barograph demo target. Everything here answers GET, and any other method alike.

            /ok                          a small text, at once
            /bytes?n=1000                n bytes, up to 100000000
            /delay?ms=100                after so many milliseconds, up to 300000
            /lognormal?median=20&sigma=0.5
                                         after a random time: median in milliseconds, sigma 0 to 5; seed=1 to repeat it
            /status?code=503             with this status, 200 to 599
            /flaky?p=0.01                500 instead of 200 for this share, exact over every 1000; seed=1 by default
            /echo                        the request, as it came in
            /stall?every=10s&for=2s      at once, but from 10 s after the first request, and every 10 s, all answers
                                         of this line wait until 2 s have passed; id=x for a cycle of its own\
            """;

    private static final Answer FOUND = Answer.text(200, "ok");

    private final LongSupplier nanoClock;
    private final Map<String, SplittableRandom> randoms = new Newest<>();
    private final Map<String, FailureDeck> decks = new Newest<>();
    private final Map<String, StallCycle> stalls = new Newest<>();

    Routes(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /// The path of a request target, without the query.
    static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    /// Whether the answer at this path is made from the body.
    static boolean wantsBody(String path) {
        return path.equals("/echo");
    }

    /// The answer to a request that has been read to its end.
    ///
    /// @param head request line and headers as text
    /// @param body empty unless [#wantsBody(String)]
    Answer answer(String uri, String head, byte[] body) {
        try {
            Parameters parameters = new Parameters(new QueryStringDecoder(uri).parameters());
            return switch (path(uri)) {
                case "/ok" -> FOUND;
                case "/bytes" -> Answer.filler(parameters.whole("n", 0, MOST_BYTES));
                case "/delay" -> delay(parameters);
                case "/lognormal" -> logNormal(parameters);
                case "/status" -> status(parameters);
                case "/flaky" -> flaky(parameters);
                case "/echo" -> Answer.bytes(echo(head, body));
                case "/stall" -> stall(parameters);
                case "/" -> Answer.text(200, INDEX);
                default -> Answer.text(404, "There is nothing here; / lists what there is.");
            };
        } catch (BadParameter e) {
            return Answer.text(400, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return Answer.text(400, "The request target is not a valid URL.");
        }
    }

    private static Answer delay(Parameters parameters) throws BadParameter {
        double millis = parameters.number("ms", 0, Parameters.LONGEST_MILLIS);
        return FOUND.after(Math.round(millis * 1e6));
    }

    private Answer logNormal(Parameters parameters) throws BadParameter {
        LogNormal times =
                new LogNormal(
                        parameters.number("median", 0, Parameters.LONGEST_MILLIS),
                        parameters.number("sigma", 0, 5));
        long seed = seed(parameters);
        SplittableRandom random =
                randoms.computeIfAbsent(times + "/" + seed, _ -> new SplittableRandom(seed));
        return FOUND.after(times.sampleNanos(random));
    }

    private static Answer status(Parameters parameters) throws BadParameter {
        int code = Math.toIntExact(parameters.whole("code", 200, 599));
        return Answer.text(code, "status " + code);
    }

    private Answer flaky(Parameters parameters) throws BadParameter {
        double share = parameters.number("p", 0, 1);
        long seed = seed(parameters);
        FailureDeck deck =
                decks.computeIfAbsent(share + "/" + seed, _ -> new FailureDeck(share, seed));
        return deck.next() ? Answer.text(500, "failed on purpose") : FOUND;
    }

    private Answer stall(Parameters parameters) throws BadParameter {
        long every = parameters.durationNanos("every");
        long length = parameters.durationNanos("for");
        if (length >= every || length > Parameters.LONGEST_MILLIS * 1e6) {
            throw new BadParameter("for must be less than every, and at most 5 minutes.");
        }
        String key = every + "/" + length + "/" + parameters.text("id");
        StallCycle cycle = stalls.computeIfAbsent(key, _ -> new StallCycle(every, length));
        return FOUND.after(cycle.delayNanos(nanoClock.getAsLong()));
    }

    private static long seed(Parameters parameters) throws BadParameter {
        return parameters.has("seed")
                ? parameters.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE)
                : 1;
    }

    private static byte[] echo(String head, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        all.write('\n');
        all.writeBytes(body);
        return all.toByteArray();
    }

    /// The newest keys only: a client that makes up keys cannot fill the memory.
    private static final class Newest<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 1_000;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
        }
    }
}
