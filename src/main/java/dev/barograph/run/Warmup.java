package dev.barograph.run;

import dev.barograph.health.RunJudge;
import dev.barograph.http.AhcTransport;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Loads and compiles the client's code before the first run of a process, so that its first
/// requests do not pay for it: open load at the rate of the plan on a listener of our own on
/// loopback, never on the target, until the client keeps up with it. Blocks until then, for three
/// seconds at most.
final class Warmup {
    private static final Duration ROUND = Duration.ofMillis(200);
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(200);
    private static final Duration AT_MOST = Duration.ofSeconds(3);

    /// A round whose requests leave this much after they were due, in 95 of 100 cases, still pays
    /// for cold code. Not the 99th: the machine has its hiccups, and they must not warm it for
    /// ever.
    private static final long LATE_NANOS = 1_000_000;

    /// A plan with a lower rate is over before anything is compiled.
    private static final double LOWEST_PER_SECOND = 500;

    /// More than this a single event loop may never keep up with.
    private static final double HIGHEST_PER_SECOND = 10_000;

    /// For the closed model, which has no rate.
    private static final double CLOSED_PER_SECOND = 4_000;

    private static final int PERMITS = 64;

    private static final Load OPENING =
            new Load(new LoadShape.Closed(List.of(Stage.hold(PERMITS, Duration.ofMillis(50)))));

    private final double perSecond;
    private final CompletableFuture<Void> over;

    private Warmup(double perSecond, CompletableFuture<Void> over) {
        this.perSecond = perSecond;
        this.over = over;
    }

    /// Warms up; returns early, and warms less, if this machine has no loopback.
    ///
    /// @param plan what is to be run
    /// @param cancelled ends the warm-up at once when it completes
    static void run(LoadShape plan, CompletableFuture<Void> cancelled) throws InterruptedException {
        double rate =
                switch (plan) {
                    case LoadShape.Open open ->
                            Math.clamp(open.peak(), LOWEST_PER_SECOND, HIGHEST_PER_SECOND);
                    case LoadShape.Closed _ -> CLOSED_PER_SECOND;
                };
        CompletableFuture<Void> timeIsOver =
                new CompletableFuture<Void>()
                        .completeOnTimeout(null, AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
        new Warmup(rate, CompletableFuture.anyOf(cancelled, timeIsOver).thenAccept(_ -> {})).run();
    }

    private void run() throws InterruptedException {
        try {
            rehearseEnd();
            try (LoopbackTarget target = LoopbackTarget.open(0, false)) {
                while (!keepsUp(round(profile(target.port(), PERMITS)))) {
                    // Once more, until the time is over.
                }
            }
        } catch (IOException | IllegalStateException e) {
            // No loopback, no answer in time, or cancelled. Not warm is slower at first, not wrong.
            return;
        }
    }

    /// With connections of its own, as to open them is a good part of what a run begins with.
    private Interval round(Profile profile) throws InterruptedException {
        AhcTransport transport = AhcTransport.open(profile, NanoClock.SYSTEM);
        try {
            Burst burst = new Burst(transport, profile.limits(), over);
            var _ = burst.run(OPENING, Duration.ZERO);
            return burst.run(load(perSecond, ROUND), Duration.ZERO);
        } finally {
            transport.close(CLOSE_LIMIT);
        }
    }

    static boolean keepsUp(Interval round) {
        return round.times().lag().percentileNanos(95).orElse(Long.MAX_VALUE) < LATE_NANOS
                && round.waiting() == 0;
    }

    /// A few requests that nobody listens to, with too few permits, and what the end of a run
    /// needs: when descriptors run out no class can be loaded, so those that count failures and
    /// those that make the result must have been.
    private void rehearseEnd() throws IOException, InterruptedException {
        int port;
        try (LoopbackTarget closed = LoopbackTarget.open(0, false)) {
            port = closed.port();
        }
        Profile profile = profile(port, 1);
        AhcTransport transport = AhcTransport.open(profile, NanoClock.SYSTEM);
        try {
            Interval failed =
                    new Burst(transport, profile.limits(), over)
                            .run(load(1_000, Duration.ofMillis(20)), Duration.ZERO);
            var _ = RunJudge.of(List.of(failed), Summary.EMPTY, false);
            var _ = Surroundings.of(transport);
        } finally {
            transport.close(CLOSE_LIMIT);
        }
    }

    private static Load load(double perSecond, Duration length) {
        return new Load(
                new LoadShape.Open(List.of(Stage.hold(perSecond, length)), new Spacing.Even()));
    }

    private Profile profile(int port, int permits) {
        Duration second = Duration.ofSeconds(1);
        Limits limits =
                new Limits(
                        second,
                        second,
                        second,
                        Duration.ZERO,
                        permits,
                        (int) HIGHEST_PER_SECOND,
                        Limits.DEFAULT.maxBodyBytes());
        return new Profile(
                "warm-up",
                new RequestSpec(
                        "GET", "http://127.0.0.1:" + port + "/", List.of(), new Body.None()),
                load(perSecond, ROUND),
                limits);
    }
}
