package dev.barograph.run;

import dev.barograph.engine.LoadEngine;
import dev.barograph.health.RunJudge;
import dev.barograph.http.AhcTransport;
import dev.barograph.metrics.IntervalTicker;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.Watch;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Loads and compiles the client's code before a first run, so that its first requests do not pay
/// for it: a few thousand requests to a listener of our own on loopback, never to the target.
/// Blocks for about half a second at most.
final class Warmup {
    private static final int USERS = 4;
    private static final int REQUESTS = 3_000;
    private static final Duration AT_MOST = Duration.ofMillis(500);
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"
                    .getBytes(StandardCharsets.ISO_8859_1);

    private Warmup() {}

    /// Warms up; returns early, and warms less, if this machine has no loopback.
    static void run() throws InterruptedException {
        int port;
        try (ServerSocket listener =
                new ServerSocket(0, USERS * 2, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> accept(listener));
            port = listener.getLocalPort();
            load(
                    port,
                    new Load(
                            new LoadShape.Closed(List.of(Stage.hold(USERS, AT_MOST))),
                            OptionalLong.of(REQUESTS)),
                    Limits.DEFAULT);
        } catch (IOException e) {
            // Not warm is slower at first, not wrong.
            return;
        }
        rehearseFailure(port);
    }

    /// A few requests that nobody listens to any more, with too few permits: when descriptors run
    /// out no class can be loaded, so those that count failures must have been.
    private static void rehearseFailure(int port) throws InterruptedException {
        Limits d = Limits.DEFAULT;
        load(
                port,
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(1_000, Duration.ofMillis(20))),
                                new Spacing.Even())),
                new Limits(
                        d.connectTimeout(),
                        d.responseTimeout(),
                        d.totalTimeout(),
                        d.drain(),
                        1,
                        1,
                        d.maxBodyBytes()));
    }

    private static void load(int port, Load load, Limits limits) throws InterruptedException {
        Profile profile =
                new Profile(
                        "warm-up",
                        new RequestSpec(
                                "GET",
                                "http://127.0.0.1:" + port + "/",
                                List.of(),
                                new Body.None()),
                        load,
                        limits);
        AhcTransport transport = AhcTransport.open(profile, NanoClock.SYSTEM);
        try {
            Recorder recorder = new Recorder();
            LoadEngine engine =
                    LoadEngine.of(
                            profile.load(),
                            profile.limits(),
                            new LoadEngine.Wiring(transport, recorder, NanoClock.SYSTEM, _ -> {}));
            engine.start();
            engine.idle()
                    .toCompletableFuture()
                    .get(AT_MOST.toMillis() + 100, TimeUnit.MILLISECONDS);
            IntervalTicker ticker =
                    new IntervalTicker(
                            recorder,
                            () -> LocalRun.gauges(engine),
                            profile.load().shape(),
                            engine.originNanos(),
                            Watch.NONE);
            // Twice: the second has something to add to.
            ticker.tick(NanoClock.SYSTEM.nanos());
            ticker.tick(NanoClock.SYSTEM.nanos());
            // What the end of a run needs, as it has to end without descriptors too.
            var _ = RunJudge.of(ticker.intervals(), ticker.summary(), false);
            var _ = Surroundings.of(transport);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            // As warm as it got.
        } finally {
            transport.close(Duration.ofMillis(200));
        }
    }

    private static void accept(ServerSocket listener) {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            }
        } catch (IOException e) {
            // Closed: the warm-up is over.
        }
    }

    /// Answers every request head; requests have no body.
    private static void answer(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            socket.setTcpNoDelay(true);
            int matched = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
                if (matched == 4) {
                    out.write(ANSWER);
                    matched = 0;
                }
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }
}
