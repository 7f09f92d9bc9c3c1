package dev.barograph.run;

import dev.barograph.health.RunJudge;
import dev.barograph.http.AhcTransport;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RunJudgement;
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
import dev.barograph.scheduling.Scheduling;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Loads and compiles the client's code before the first run of a process, so that its first
/// requests do not pay for it: open load at the rate of the plan on a listener of our own on
/// loopback, never on the target, until the client keeps up with it; then as fast as it can, until
/// the optimizing compiler has seen enough, if the plan is one of many requests: left to the run,
/// that compiler takes its processor and adds to the tail of the first ten seconds. For a target
/// with TLS that listener has a certificate of this process, which only the client of the warm-up
/// trusts. Blocks until then, for three seconds at most.
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

    /// Of the rounds for the compiler.
    private static final double FASTEST_PER_SECOND = 50_000;

    /// Requests of those rounds. With a third of them half of what the compiler added was left
    /// (measured at 1,000/s).
    private static final long COMPILED_AFTER = 60_000;

    /// A plan with fewer requests is over before the optimizing compiler would begin: it wants
    /// 5,000 calls.
    private static final long LEAST_COMPILED = 5_000;

    /// For the closed model, which has no rate.
    private static final double CLOSED_PER_SECOND = 4_000;

    private static final int PERMITS = 64;

    /// Connections that a round begins with over TLS: the first handshakes take very long.
    private static final int HANDSHAKES = 8;

    /// Handshakes go on getting faster when requests have long kept up.
    private static final int LEAST_TLS_ROUNDS = 3;

    private final double perSecond;
    private final boolean tls;
    private final CompletableFuture<Void> over;
    private long sent;

    Warmup(double perSecond, boolean tls, CompletableFuture<Void> over) {
        this.perSecond = perSecond;
        this.tls = tls;
        this.over = over;
    }

    /// What a plan wants to be warm. Code stays warm: once a process is enough.
    enum Part {
        /// That the client keeps up with the plan.
        PACE,
        /// That nothing is left for the optimizing compiler, which takes a processor for it.
        COMPILED
    }

    /// What this plan wants.
    static Set<Part> wanted(Load plan) {
        return isOfMany(plan) ? EnumSet.allOf(Part.class) : EnumSet.of(Part.PACE);
    }

    /// Warms up; returns early, and warms less, if this machine has no loopback.
    ///
    /// @param plan what is to be run
    /// @param cold what is not warm yet
    /// @param cancelled ends the warm-up at once when it completes
    /// @return how many requests it took, those with which connections were opened left out
    static long run(Profile plan, Set<Part> cold, CompletableFuture<Void> cancelled)
            throws InterruptedException {
        CompletableFuture<Void> timeIsOver =
                new CompletableFuture<Void>()
                        .completeOnTimeout(null, AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> over =
                CompletableFuture.anyOf(cancelled, timeIsOver).thenAccept(_ -> {});
        long requests = 0;
        if (cold.contains(Part.PACE)) {
            double rate =
                    switch (plan.load().shape()) {
                        case LoadShape.Open open ->
                                Math.clamp(open.peak(), LOWEST_PER_SECOND, HIGHEST_PER_SECOND);
                        case LoadShape.Closed _ -> CLOSED_PER_SECOND;
                    };
            boolean tls = plan.request().url().toLowerCase(Locale.ROOT).startsWith("https:");
            Warmup pace = new Warmup(rate, tls, over);
            pace.run();
            requests += pace.sent;
        }
        if (cold.contains(Part.COMPILED)) {
            Warmup compiled = new Warmup(FASTEST_PER_SECOND, false, over);
            compiled.compile();
            requests += compiled.sent;
            // What they still find to do, charts for example, is not what is measured.
            var _ = Scheduling.patientCompilers();
        }
        return requests;
    }

    /// Of the closed model nobody knows before.
    private static boolean isOfMany(Load plan) {
        double shaped =
                switch (plan.shape()) {
                    case LoadShape.Open open ->
                            open.stages().stream().mapToDouble(Warmup::requests).sum();
                    case LoadShape.Closed _ -> Double.POSITIVE_INFINITY;
                };
        return shaped >= LEAST_COMPILED
                && plan.maxRequests().orElse(LEAST_COMPILED) >= LEAST_COMPILED;
    }

    private static double requests(Stage stage) {
        return (stage.from() + stage.to()) / 2 * stage.duration().toNanos() / 1e9;
    }

    /// What TLS needs is warm by now; what is left to compile is the same without.
    private void compile() throws InterruptedException {
        try (LoopbackTarget target = LoopbackTarget.open(0, false)) {
            while (!over.isDone() && sent < COMPILED_AFTER) {
                var _ = round(target.port(), Optional.empty());
            }
        } catch (IOException | IllegalStateException e) {
            // The compiler goes on in the run, as it would have without.
            return;
        }
    }

    private void run() throws InterruptedException {
        try {
            if (tls) {
                runOverTls(ThrowawayTls.make());
            } else {
                runInPlain();
            }
        } catch (IOException | GeneralSecurityException | IllegalStateException e) {
            // No loopback, no answer in time, or cancelled. Not warm is slower at first, not wrong.
            return;
        }
    }

    private void runInPlain() throws IOException, InterruptedException {
        rehearseEnd(closedPort(), Optional.empty());
        try (LoopbackTarget target = LoopbackTarget.open(0, false)) {
            while (!keepsUp(round(target.port(), Optional.empty()))) {
                // Once more, until the time is over.
            }
        }
    }

    private void runOverTls(ThrowawayTls identity) throws IOException, InterruptedException {
        Optional<X509Certificate> trusted = Optional.of(identity.authority());
        rehearseEnd(closedPort(), trusted);
        try (LoopbackTls plain = LoopbackTls.withoutTls()) {
            rehearseEnd(plain.port(), trusted);
        }
        try (LoopbackTls target = LoopbackTls.open(identity.context())) {
            for (int rounds = 1;
                    !keepsUpOverTls(target, trusted) || rounds < LEAST_TLS_ROUNDS;
                    rounds++) {
                // Once more, until the time is over.
            }
        }
    }

    private boolean keepsUpOverTls(LoopbackTls target, Optional<X509Certificate> trusted)
            throws InterruptedException {
        try {
            return keepsUp(round(target.port(), trusted));
        } catch (CancellationException e) {
            throw e;
        } catch (IllegalStateException e) {
            // The very first handshakes may take longer than a round waits; the next ones do not.
            return false;
        }
    }

    private static int closedPort() throws IOException {
        try (LoopbackTarget closed = LoopbackTarget.open(0, false)) {
            return closed.port();
        }
    }

    /// With connections of its own, as to open them is a good part of what a run begins with.
    Interval round(int port, Optional<X509Certificate> trusted) throws InterruptedException {
        Profile profile = profile(port, PERMITS);
        int users = tls ? HANDSHAKES : PERMITS;
        Load opening =
                new Load(new LoadShape.Closed(List.of(Stage.hold(users, Duration.ofMillis(50)))));
        AhcTransport transport = open(profile, trusted);
        try {
            Burst burst = new Burst(transport, profile.limits(), over);
            var _ = burst.run(opening, Duration.ZERO);
            Interval round = burst.run(load(perSecond, ROUND), Duration.ZERO);
            sent += round.counts().sent();
            return round;
        } finally {
            transport.close(CLOSE_LIMIT);
        }
    }

    private static AhcTransport open(Profile profile, Optional<X509Certificate> trusted) {
        return trusted.isPresent()
                ? AhcTransport.openTrusting(trusted.get(), profile, NanoClock.SYSTEM)
                : AhcTransport.open(profile, NanoClock.SYSTEM);
    }

    static boolean keepsUp(Interval round) {
        return round.times().lag().percentileNanos(95).orElse(Long.MAX_VALUE) < LATE_NANOS
                && round.waiting() == 0;
    }

    /// A few requests that nobody listens to, with too few permits, and what the end of a run
    /// needs: when descriptors run out no class can be loaded, so those that count failures and
    /// those that make the result must have been.
    private void rehearseEnd(int port, Optional<X509Certificate> trusted)
            throws InterruptedException {
        Profile profile = profile(port, 1);
        AhcTransport transport = open(profile, trusted);
        try {
            Interval failed =
                    new Burst(transport, profile.limits(), over)
                            .run(load(1_000, Duration.ofMillis(20)), Duration.ZERO);
            RunJudgement judged =
                    RunJudge.atEnd(
                            profile.load(), List.of(), List.of(failed), Summary.EMPTY, false);
            var _ =
                    Measured.nothing(Instant.EPOCH)
                            .recording(
                                    profile,
                                    judged,
                                    Surroundings.of(transport),
                                    Optional.empty(),
                                    List.of());
        } catch (CancellationException e) {
            throw e;
        } catch (IllegalStateException e) {
            // Not over in time, but rehearsed.
            return;
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
                        "GET",
                        (tls ? "https" : "http") + "://127.0.0.1:" + port + "/",
                        List.of(),
                        new Body.None()),
                load(perSecond, ROUND),
                limits);
    }
}
